import { formatAmount, type Money, parseMoney } from '@lintel/kernel/money';
import { at, fail, ok, type Result } from '@lintel/kernel/result';

/** The shape of the SDL type `Money`. */
export type MoneyFields = { readonly amount: string; readonly currency: string; readonly minorUnits: number };

export const moneyFields = (minorUnits: bigint, currency: string): MoneyFields => ({
  amount: formatAmount({ minorUnits, currency }),
  currency,
  minorUnits: Number(minorUnits),
});

export type MoneyInput = { readonly amount: string; readonly currency: string };

/** Reads a `MoneyInput` of any sign. Errors: AMOUNT_INVALID, AMOUNT_TOO_PRECISE, CURRENCY_UNKNOWN under `path`. */
export const readMoney = (input: MoneyInput, path: readonly string[]): Result<Money> => {
  const money = at([...path, 'amount'], parseMoney(input.amount, input.currency));
  if (money.ok && (money.value.minorUnits > mostMinorUnits || money.value.minorUnits < -mostMinorUnits)) {
    return fail('AMOUNT_INVALID', { path: [...path, 'amount'] });
  }
  return money;
};

/** Most minor units of one amount: so far below 2^53 that no balance of such amounts leaves what `SafeInt` can carry. */
const mostMinorUnits = 10_000_000_000_000n;

/** Reads an amount that must be more than zero. Adds AMOUNT_NOT_POSITIVE to the errors of `readMoney`. */
export const readPositiveMoney = (input: MoneyInput, path: readonly string[]): Result<Money> => {
  const money = readMoney(input, path);
  if (money.ok && money.value.minorUnits <= 0n) return fail('AMOUNT_NOT_POSITIVE', { path: [...path, 'amount'] });
  return money.ok ? ok(money.value) : money;
};
