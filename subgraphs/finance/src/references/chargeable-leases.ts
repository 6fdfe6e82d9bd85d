import type { Tx } from '@lintel/db/session';
import type { Money } from '@lintel/kernel/money';
import { all, fail, ok, type Result } from '@lintel/kernel/result';
import { type LeaseFacts, readLeases } from './references.queries.ts';

export type ForLease = { readonly leaseId: string; readonly amount: Money };

/**
 * The lease of each item, in their order. Errors under [index, field]: REFERENCE_NOT_FOUND, LEASE_NOT_IN_FORCE,
 * CURRENCY_MISMATCH.
 */
export const chargeableLeases = async (tx: Tx, items: readonly ForLease[]): Promise<Result<LeaseFacts[]>> => {
  const leases = await readLeases(tx, [...new Set(items.map(({ leaseId }) => leaseId))]);
  return all(items.map((item, index) => checkLease(leases.get(item.leaseId), item, String(index))));
};

const checkLease = (lease: LeaseFacts | undefined, { amount }: ForLease, index: string): Result<LeaseFacts> => {
  if (lease === undefined) return fail('REFERENCE_NOT_FOUND', { path: [index, 'leaseId'] });
  if (lease.status !== 'active' && lease.status !== 'terminated')
    return fail('LEASE_NOT_IN_FORCE', { path: [index, 'leaseId'] });
  if (lease.currency !== amount.currency) {
    return fail('CURRENCY_MISMATCH', {
      path: [index, 'amount', 'currency'],
      message: `This lease is kept in ${lease.currency}.`,
    });
  }
  return ok(lease);
};

/** Failures of a list of one item, under `input` instead of the item's index. */
export const ofOnlyItem = <T>(result: Result<T>): Result<T> => {
  if (result.ok) return result;
  const [first, ...rest] = result.failures.map((failure) => ({
    ...failure,
    path: ['input', ...failure.path.slice(1)],
  }));
  return { ok: false, failures: [first!, ...rest] };
};
