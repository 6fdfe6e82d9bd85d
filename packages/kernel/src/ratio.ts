/** An exact fraction. Percentages and shares are kept like this because a float cannot hold a third of a cent. */
export type Ratio = { readonly numerator: bigint; readonly denominator: bigint };

/** What to do with exactly one half: to the even neighbour, or away from zero. */
export type Rounding = 'half-even' | 'half-up';

/**
 * `numerator / denominator` as a whole number. Both roundings are symmetric about zero, so that the reversal of a
 * rounded amount is the rounded reversal. A denominator of zero throws RangeError.
 */
export function divideRounded({ numerator, denominator }: Ratio, rounding: Rounding): bigint {
  const magnitude = absolute(numerator);
  const divisor = absolute(denominator);
  const quotient = magnitude / divisor;
  const twiceRemainder = 2n * (magnitude % divisor);
  const roundsUp =
    twiceRemainder > divisor || (twiceRemainder === divisor && (rounding === 'half-up' || quotient % 2n === 1n));
  const rounded = roundsUp ? quotient + 1n : quotient;
  return numerator < 0n === denominator < 0n ? rounded : -rounded;
}

/** Whole numbers that stand to each other as the given ratios do. A denominator of zero throws RangeError. */
export function toCommonDenominator(ratios: readonly Ratio[]): bigint[] {
  const common = ratios.reduce((multiple, { denominator }) => leastCommonMultiple(multiple, denominator), 1n);
  return ratios.map(({ numerator, denominator }) => numerator * (common / denominator));
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return absolute(a / greatestCommonDivisor(a, b)) * absolute(b);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? absolute(a) : greatestCommonDivisor(b, a % b);
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
