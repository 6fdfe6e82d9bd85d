import type { Tx } from '@lintel/db/session';
import { uuidArray } from '@lintel/server/load';
import { sql } from 'drizzle-orm';

/**
 * Locks the accounts of leases until the transaction ends, in sorted order and also where nothing was posted yet (rule R7).
 * Every command that charges a lease or takes its money calls this before it reads what is open; so two of them on one
 * lease go one after the other, and two on several leases cannot wait for each other.
 */
export const lockLeaseBalances = async (tx: Tx, leaseIds: Iterable<string>): Promise<void> => {
  await tx.execute(sql`select finance.lock_lease_balances(${uuidArray([...new Set(leaseIds)])}::uuid[])`);
};
