import { leaseBalances } from '@lintel/db/schema/finance';
import type { Tx } from '@lintel/db/session';
import { anyOf, byKey, manyByKey } from '@lintel/server/load';
import { and, asc, gt } from 'drizzle-orm';

export const balanceByLease = byKey(leaseBalances, leaseBalances.leaseId);
export const balancesByUnit = manyByKey(leaseBalances, leaseBalances.unitId, { orderBy: [asc(leaseBalances.leaseId)] });

/** Which of these leases have paid ahead. */
export const leasesWithCredit = async (tx: Tx, leaseIds: readonly string[]): Promise<string[]> => {
  const rows = await tx
    .select({ leaseId: leaseBalances.leaseId })
    .from(leaseBalances)
    .where(and(anyOf(leaseBalances.leaseId, leaseIds), gt(leaseBalances.creditMinor, 0n)));
  return rows.map(({ leaseId }) => leaseId);
};
