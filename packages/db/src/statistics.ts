import { sql } from 'drizzle-orm';
import type { Tx } from './transaction.ts';

/** Fresh planner statistics, this transaction's own rows included. For bulk work; everything else is autovacuum's business. */
export const refreshStatistics = async (tx: Tx): Promise<void> => {
  await tx.execute(sql`select app.refresh_statistics()`);
};
