import { parseMoney } from '@lintel/kernel/money';
import { all, at, fail, ok, type Result, type Success } from '@lintel/kernel/result';
import { cleanText } from '@lintel/kernel/text';

// How the inputs of this subgraph are read: each field by a rule, all mistakes of an input in one answer.

/** The value of a successful result. */
export type ValueOf<R> = Extract<R, Success<unknown>> extends Success<infer Value> ? Value : never;

type Read<R> = { readonly [Field in keyof R]: ValueOf<R[Field]> };

/** The values of all fields, or every failure under the name of its field. */
export const readFields = <R extends Readonly<Record<string, Result<unknown>>>>(fields: R): Result<Read<R>> => {
  const names = Object.keys(fields);
  const values = all(names.map((name) => at([name], fields[name]!)));
  if (!values.ok) return values;
  return ok(Object.fromEntries(names.map((name, index) => [name, values.value[index]])) as Read<R>);
};

/** Undefined for a field that was left out: it is not written. Null reaches `read`, which says what clearing means. */
export const ifGiven = <T, V>(value: T | undefined, read: (value: T) => Result<V>): Result<V | undefined> =>
  value === undefined ? ok(undefined) : read(value);

/** A value that cannot be cleared. */
export const required = <T>(value: T | null): Result<T> => (value === null ? fail('VALUE_REQUIRED') : ok(value));

/** Text that cannot be cleared. */
export const readName = (max: number) => (value: string | null) =>
  value === null ? fail('VALUE_REQUIRED') : cleanText(value, { max });

/** Text of several lines that is empty instead of missing. */
export const readProse = (value: string | null): Result<string> =>
  value === null || value.trim() === '' ? ok('') : cleanText(value, { max: 10_000, multiline: true });

/** A number within limits, or null. VALUE_OUT_OF_RANGE otherwise. */
export const readNumber = (min: number, max: number) => (value: number | null) =>
  value === null || (value >= min && value <= max)
    ? ok(value)
    : fail('VALUE_OUT_OF_RANGE', { message: `The value must be between ${min} and ${max}.`, details: { min, max } });

const mostLabels = 100;

/** A short list of short texts, each once, in the order given. */
export const readLabels = (values: readonly string[] | null): Result<string[]> => {
  const given = values ?? [];
  if (given.length > mostLabels)
    return fail('TOO_MANY_ITEMS', { message: `At most ${mostLabels} entries are allowed.` });
  const cleaned = all(given.map((value, index) => at([String(index)], cleanText(value, { max: 100 }))));
  return cleaned.ok ? ok([...new Set(cleaned.value)]) : cleaned;
};

/** A list from 1 to `max` items long. */
export const checkLength = (items: readonly unknown[], max: number): Result<undefined> => {
  if (items.length === 0) return fail('VALUE_REQUIRED');
  return items.length > max ? fail('TOO_MANY_ITEMS', { message: `At most ${max} items are allowed.` }) : ok();
};

/** DUPLICATE_ITEM at every item whose key an earlier item has; null keys are never equal. */
export const checkDistinct = (keys: readonly (string | null)[], field: string): Result<undefined> => {
  const seen = new Set<string>();
  const repeats = keys.map((key, index) => {
    if (key === null || !seen.has(key)) {
      if (key !== null) seen.add(key);
      return ok();
    }
    return fail('DUPLICATE_ITEM', { path: [String(index), field] });
  });
  const distinct = all(repeats);
  return distinct.ok ? ok() : distinct;
};

export type MoneyText = { readonly amount: string; readonly currency: string };

/**
 * Minor units of an amount that is zero or more, in exactly this currency. Fails with CURRENCY_UNKNOWN, CURRENCY_MISMATCH,
 * AMOUNT_INVALID, AMOUNT_TOO_PRECISE or VALUE_OUT_OF_RANGE.
 */
export const readAmount = (input: MoneyText, currency: string): Result<bigint> => {
  const money = at(['amount'], parseMoney(input.amount, input.currency));
  if (!money.ok) return money;
  if (input.currency !== currency) {
    return fail('CURRENCY_MISMATCH', { message: `The currency here is ${currency}.`, path: ['currency'] });
  }
  const { minorUnits } = money.value;
  return minorUnits < 0n
    ? fail('VALUE_OUT_OF_RANGE', { message: 'The amount cannot be negative.', path: ['amount'] })
    : ok(minorUnits);
};
