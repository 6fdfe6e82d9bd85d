import { sql } from 'drizzle-orm';
import type { Tx } from './transaction.ts';

/**
 * Ids for rows that are about to be inserted and that name each other. Made by the database like all ids, so that they sort
 * by the time they were made.
 */
export const newIds = async (tx: Tx, count: number): Promise<string[]> => {
  if (count === 0) return [];
  const rows = await tx.execute<{ id: string }>(sql`select app.new_id() as id from generate_series(1, ${count}::int)`);
  return rows.map(({ id }) => id);
};
