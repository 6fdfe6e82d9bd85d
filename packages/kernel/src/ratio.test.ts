import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideRounded, toCommonDenominator } from './ratio.ts';

const nonZero = fc.bigInt().filter((value) => value !== 0n);
const rounding = fc.constantFrom('half-even' as const, 'half-up' as const);
const absolute = (value: bigint) => (value < 0n ? -value : value);

describe('divideRounded', () => {
  it.each([
    [5n, 2n, 'half-even', 2n],
    [5n, 2n, 'half-up', 3n],
    [7n, 2n, 'half-even', 4n],
    [-5n, 2n, 'half-even', -2n],
    [-5n, 2n, 'half-up', -3n],
    [5n, -2n, 'half-up', -3n],
    [1n, 3n, 'half-up', 0n],
    [2n, 3n, 'half-even', 1n],
    [0n, -3n, 'half-up', 0n],
  ] as const)('%i / %i %s is %i', (numerator, denominator, mode, expected) => {
    expect(divideRounded({ numerator, denominator }, mode)).toBe(expected);
  });

  it('is never more than half a unit away from the exact quotient', () => {
    fc.assert(
      fc.property(fc.bigInt(), nonZero, rounding, (numerator, denominator, mode) => {
        const error = divideRounded({ numerator, denominator }, mode) * denominator - numerator;
        return 2n * absolute(error) <= absolute(denominator);
      }),
    );
  });

  it('is symmetric about zero', () => {
    fc.assert(
      fc.property(fc.bigInt(), nonZero, rounding, (numerator, denominator, mode) => {
        const mirrored = divideRounded({ numerator: -numerator, denominator }, mode);
        expect(mirrored).toBe(-divideRounded({ numerator, denominator }, mode));
      }),
    );
  });

  it('refuses a denominator of zero', () => {
    expect(() => divideRounded({ numerator: 1n, denominator: 0n }, 'half-up')).toThrow(RangeError);
  });
});

describe('toCommonDenominator', () => {
  it('keeps the proportions in whole numbers', () => {
    const ratios = [
      { numerator: 1n, denominator: 2n },
      { numerator: 1n, denominator: 3n },
      { numerator: -1n, denominator: -6n },
    ];
    expect(toCommonDenominator(ratios)).toEqual([3n, 2n, 1n]);
  });

  it('refuses a denominator of zero', () => {
    expect(() => toCommonDenominator([{ numerator: 1n, denominator: 0n }])).toThrow(RangeError);
  });
});
