import { exponentByCurrency } from './currencies.ts';
import { divideRounded, type Ratio, type Rounding } from './ratio.ts';
import { fail, ok, type Result } from './result.ts';

/** An amount of money: whole minor units (cents, fils, yen) of an ISO 4217 currency. Negative is owed the other way. */
export type Money = { readonly minorUnits: bigint; readonly currency: string };

/** 2^53 - 1: the largest whole number that every JSON client reads exactly. No amount may be larger either way. */
export const MAX_MINOR_UNITS = 9_007_199_254_740_991n;

const DECIMAL_TEXT = /^(?<sign>-?)(?<whole>[0-9]{1,40})(?:\.(?<decimals>[0-9]{1,40}))?$/;

/** Whether `code` is an active ISO 4217 code, in capitals. */
export function isCurrency(code: string): boolean {
  return exponentByCurrency.has(code);
}

/** Decimals of a currency. Asking for a code that is no currency is a fault of the caller: check `isCurrency` first. */
export function exponentOf(currency: string): number {
  const exponent = exponentByCurrency.get(currency);
  if (exponent === undefined) throw new RangeError(`${currency} is not an active ISO 4217 currency`);
  return exponent;
}

/** Minor units as money. Fails with CURRENCY_UNKNOWN, or AMOUNT_INVALID beyond `MAX_MINOR_UNITS`. */
export function money(minorUnits: bigint, currency: string): Result<Money> {
  if (!isCurrency(currency)) return fail('CURRENCY_UNKNOWN', { details: { currency } });
  if (minorUnits > MAX_MINOR_UNITS || minorUnits < -MAX_MINOR_UNITS) return fail('AMOUNT_INVALID');
  return ok({ minorUnits, currency });
}

/**
 * Reads plain decimal text: ASCII digits, an optional leading minus, at most one point with digits on both sides.
 * Fails with CURRENCY_UNKNOWN, AMOUNT_INVALID, or AMOUNT_TOO_PRECISE: more decimals than the currency has is a
 * mistake of the sender that must not be rounded away, so `10.000` US dollars are refused too.
 */
export function parseMoney(amount: string, currency: string): Result<Money> {
  if (!isCurrency(currency)) return fail('CURRENCY_UNKNOWN', { details: { currency } });
  const parts = DECIMAL_TEXT.exec(amount)?.groups;
  if (parts === undefined) return fail('AMOUNT_INVALID');
  const { sign = '', whole = '', decimals = '' } = parts;
  const exponent = exponentOf(currency);
  if (decimals.length > exponent) {
    return fail('AMOUNT_TOO_PRECISE', {
      message: `${currency} has ${exponent} decimals.`,
      details: { currency, exponent },
    });
  }
  const magnitude = BigInt(whole + decimals.padEnd(exponent, '0'));
  return money(sign === '-' ? -magnitude : magnitude, currency);
}

/** The exact decimal text, always with all decimals of the currency: `1234.50`, `-0.05`, `1000` yen. */
export function formatAmount({ minorUnits, currency }: Money): string {
  const exponent = exponentOf(currency);
  const sign = minorUnits < 0n ? '-' : '';
  const digits = String(minorUnits < 0n ? -minorUnits : minorUnits).padStart(exponent + 1, '0');
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

export function zero(currency: string): Money {
  return { minorUnits: 0n, currency };
}

/** `a + b`. Fails with CURRENCY_MISMATCH, or AMOUNT_INVALID when the sum is too large. */
export function add(a: Money, b: Money): Result<Money> {
  return sumMoney(a.currency, [a, b]);
}

/** `a - b`. Fails with CURRENCY_MISMATCH, or AMOUNT_INVALID when the difference is too large. */
export function subtract(a: Money, b: Money): Result<Money> {
  return add(a, negate(b));
}

export function negate({ minorUnits, currency }: Money): Money {
  return { minorUnits: -minorUnits, currency };
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. Fails with CURRENCY_MISMATCH. */
export function compare(a: Money, b: Money): Result<-1 | 0 | 1> {
  if (a.currency !== b.currency) return currencyMismatch(a.currency, b.currency);
  if (a.minorUnits === b.minorUnits) return ok(0);
  return ok(a.minorUnits < b.minorUnits ? -1 : 1);
}

/**
 * The sum of amounts that must all be in `currency`; zero for none. Only the total is bounded, so the order of the
 * items never matters. Fails with CURRENCY_MISMATCH, CURRENCY_UNKNOWN or AMOUNT_INVALID.
 */
export function sumMoney(currency: string, items: readonly Money[]): Result<Money> {
  const stranger = items.find((item) => item.currency !== currency);
  if (stranger !== undefined) return currencyMismatch(currency, stranger.currency);
  return money(
    items.reduce((total, item) => total + item.minorUnits, 0n),
    currency,
  );
}

/**
 * `amount × numerator / denominator`, rounded once at the very end: a month's rent for 17 of 31 days is
 * `{ numerator: 17n, denominator: 31n }`, never 17 rounded days (rule R2). Fails with AMOUNT_INVALID when the product
 * is too large; a denominator of zero throws RangeError.
 */
export function multiplyByRatio(amount: Money, ratio: Ratio, rounding: Rounding): Result<Money> {
  const numerator = amount.minorUnits * ratio.numerator;
  return money(divideRounded({ numerator, denominator: ratio.denominator }, rounding), amount.currency);
}

function currencyMismatch(expected: string, actual: string) {
  return fail('CURRENCY_MISMATCH', { details: { expected, actual } });
}
