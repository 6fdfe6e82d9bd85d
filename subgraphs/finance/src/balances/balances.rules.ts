import { type Money, sumMoney } from '@lintel/kernel/money';
import { ok, type Result } from '@lintel/kernel/result';

/** What is kept of a lease: `receivableMinor` is open on its charges, `creditMinor` was paid ahead. */
export type Kept = { readonly currency: string; readonly receivableMinor: bigint; readonly creditMinor: bigint };

export const owed = ({ currency, receivableMinor, creditMinor }: Kept): Money => ({
  currency,
  minorUnits: receivableMinor - creditMinor,
});

/**
 * What leases owe together. A lease that owes nothing has no say in the currency, which is `fallback` when none has.
 * Error: CURRENCY_MISMATCH, because amounts of two currencies have no sum (rule R1).
 */
export const owedTogether = (leases: readonly Kept[], fallback: string): Result<Money> => {
  const debts = leases.map(owed).filter(({ minorUnits }) => minorUnits !== 0n);
  const currency = debts[0]?.currency ?? fallback;
  return debts.length === 0 ? ok({ currency, minorUnits: 0n }) : sumMoney(currency, debts);
};
