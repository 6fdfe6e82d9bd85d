import { type Ratio, toCommonDenominator } from './ratio.ts';
import { fail, ok, type Result } from './result.ts';

/** One party to an allocation. `weight` is a count, an area or an exact fraction; only its proportion matters. */
export type Share = {
  /** Unique and lasting (a unit number, an id): it decides who gets the odd unit when fractions tie. */
  readonly key: string;
  readonly weight: bigint | Ratio;
};

/** The part of one party, in the units of the total. */
export type Part = { readonly key: string; readonly amount: bigint };

/**
 * Shares out `total` (minor units) in proportion to the weights, by largest remainder (rule R3). Every part is rounded
 * down, and the units left over go one each to the largest fractions, ties by key. Therefore:
 *
 * - the parts add up to the total exactly, and no part is a whole unit or more away from its exact share;
 * - the order of the input does not change any part; parts come back in the order of the input;
 * - a negative total gives exactly the negated parts, so a reversal undoes an allocation (rule R4: yet store the parts);
 * - a weight of zero gets nothing.
 *
 * Fails with ALLOCATION_WEIGHTS_INVALID when a weight is negative or none is positive. Repeating a key throws.
 */
export function allocate(total: bigint, shares: readonly Share[]): Result<Part[]> {
  if (new Set(shares.map(({ key }) => key)).size < shares.length) throw new TypeError('allocate: a key is repeated');
  const weights = toCommonDenominator(shares.map(({ weight }) => toRatio(weight)));
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0n);
  if (weightSum === 0n || weights.some((weight) => weight < 0n)) return fail('ALLOCATION_WEIGHTS_INVALID');

  const sign = total < 0n ? -1n : 1n;
  const exact = shares.map(({ key }, index) => {
    const product = sign * total * weights[index]!;
    return { key, floor: product / weightSum, remainder: product % weightSum };
  });
  const leftOver = sign * total - exact.reduce((sum, { floor }) => sum + floor, 0n);
  // All remainders are below the sum of weights, so there are always more positive ones than units left over.
  const rounded = new Set(exact.toSorted(byLargestRemainder).slice(0, Number(leftOver)));
  return ok(exact.map((part) => ({ key: part.key, amount: sign * (part.floor + (rounded.has(part) ? 1n : 0n)) })));
}

type ExactPart = { readonly key: string; readonly remainder: bigint };

/** Keys are compared by code unit, not by locale: a tie must fall the same way on every machine. */
function byLargestRemainder(a: ExactPart, b: ExactPart): number {
  if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
  return a.key < b.key ? -1 : 1;
}

function toRatio(weight: bigint | Ratio): Ratio {
  return typeof weight === 'bigint' ? { numerator: weight, denominator: 1n } : weight;
}
