import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, type Part, type Share } from './allocation.ts';
import { MAX_MINOR_UNITS } from './money.ts';
import { toCommonDenominator } from './ratio.ts';

// Few distinct weights make ties, which the laws must survive, frequent.
const weight = fc.oneof(
  { weight: 3, arbitrary: fc.bigInt({ min: 0n, max: 3n }) },
  fc.bigInt({ min: 0n, max: 1000n }),
  fc.record({ numerator: fc.bigInt({ min: 0n, max: 100n }), denominator: fc.bigInt({ min: 1n, max: 60n }) }),
);
const total = fc.bigInt({ min: -MAX_MINOR_UNITS, max: MAX_MINOR_UNITS });
const numeratorOf = (share: Share) => (typeof share.weight === 'bigint' ? share.weight : share.weight.numerator);
const shares: fc.Arbitrary<Share[]> = fc
  .uniqueArray(fc.record({ key: fc.string(), weight }), { selector: ({ key }) => key, minLength: 1, maxLength: 30 })
  .filter((list) => list.some((share) => numeratorOf(share) > 0n));

const equalShares = (count: number): Share[] =>
  Array.from({ length: count }, (_, index) => ({ key: `${101 + index}`, weight: 1n }));
const partsOf = (amount: bigint, list: readonly Share[]): Part[] => {
  const result = allocate(amount, list);
  if (!result.ok) throw new Error(result.failures[0].code);
  return result.value;
};
const amounts = (parts: readonly Part[]) => parts.map(({ amount }) => amount);

describe('allocate', () => {
  it('shares 1000.00 over 7 equal units as 5 × 142.86 and 2 × 142.85 (R3)', () => {
    expect(amounts(partsOf(100_000n, equalShares(7)))).toEqual([
      14286n,
      14286n,
      14286n,
      14286n,
      14286n,
      14285n,
      14285n,
    ]);
  });

  it('shares 1000 yen by three as 334, 333, 333 (R1)', () => {
    expect(amounts(partsOf(1000n, equalShares(3)))).toEqual([334n, 333n, 333n]);
  });

  it('gives the odd unit to the largest fraction, not to the first or to the largest share', () => {
    const list = [
      { key: 'a', weight: 50n },
      { key: 'b', weight: 31n },
      { key: 'c', weight: 19n },
    ];
    // Exactly 5.0, 3.1 and 1.9 of ten.
    expect(amounts(partsOf(10n, list))).toEqual([5n, 3n, 2n]);
  });

  it('breaks ties by key and not by position', () => {
    const backwards = equalShares(7).toReversed();
    expect(amounts(partsOf(100_000n, backwards)).toReversed()).toEqual(amounts(partsOf(100_000n, equalShares(7))));
  });

  it('takes exact fractions as weights, which need not add up to one or to a hundred', () => {
    const third = { key: 'b', weight: { numerator: 1n, denominator: 3n } };
    const half = { key: 'a', weight: { numerator: 1n, denominator: 2n } };
    expect(amounts(partsOf(1000n, [half, third]))).toEqual([600n, 400n]);
  });

  it('parts always add up to the total', () => {
    fc.assert(
      fc.property(total, shares, (amount, list) => {
        expect(amounts(partsOf(amount, list)).reduce((sum, part) => sum + part, 0n)).toBe(amount);
      }),
    );
  });

  it('every part is less than one unit away from its exact share', () => {
    fc.assert(
      fc.property(total, shares, (amount, list) => {
        const weights = toCommonDenominator(
          list.map((share) =>
            typeof share.weight === 'bigint' ? { numerator: share.weight, denominator: 1n } : share.weight,
          ),
        );
        const sum = weights.reduce((a, b) => a + b, 0n);
        for (const [index, part] of amounts(partsOf(amount, list)).entries()) {
          const error = part * sum - amount * weights[index]!;
          expect(error < sum && error > -sum).toBe(true);
        }
      }),
    );
  });

  it('no part grows by taking a unit from a larger fraction', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 6n }),
        fc.array(fc.bigInt({ min: 0n, max: 50n }), { minLength: 2 }),
        (amount, weights) => {
          const sum = weights.reduce((a, b) => a + b, 0n);
          fc.pre(sum > 0n);
          const list = weights.map((value, index) => ({ key: String(index).padStart(4, '0'), weight: value }));
          const fractions = amounts(partsOf(amount, list)).map((part, index) => ({
            fraction: (amount * weights[index]!) % sum,
            roundedUp: part > (amount * weights[index]!) / sum,
          }));
          const up = fractions.filter(({ roundedUp }) => roundedUp).map(({ fraction }) => fraction);
          const down = fractions.filter(({ roundedUp }) => !roundedUp).map(({ fraction }) => fraction);
          expect(up.every((high) => down.every((low) => high >= low))).toBe(true);
        },
      ),
    );
  });

  it('the order of the input does not change any part, and parts keep the order of the input', () => {
    const shuffled = shares.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    );
    fc.assert(
      fc.property(total, shuffled, (amount, [list, other]) => {
        const parts = partsOf(amount, other);
        expect(parts.map(({ key }) => key)).toEqual(other.map(({ key }) => key));
        expect(new Map(parts.map((part) => [part.key, part.amount]))).toEqual(
          new Map(partsOf(amount, list).map((part) => [part.key, part.amount])),
        );
      }),
    );
  });

  it('a negative total gives exactly the negated parts (R4)', () => {
    fc.assert(
      fc.property(total, shares, (amount, list) => {
        expect(amounts(partsOf(-amount, list))).toEqual(amounts(partsOf(amount, list)).map((part) => -part));
      }),
    );
  });

  it('a weight of zero gets nothing', () => {
    fc.assert(
      fc.property(total, shares, (amount, list) => {
        const idle = list.flatMap((share, index) => (numeratorOf(share) === 0n ? [index] : []));
        const parts = partsOf(amount, list);
        expect(idle.every((index) => parts[index]!.amount === 0n)).toBe(true);
      }),
    );
  });

  it('only the proportion of the weights matters', () => {
    const whole = fc.uniqueArray(fc.record({ key: fc.string(), weight: fc.bigInt({ min: 1n, max: 1000n }) }), {
      selector: ({ key }) => key,
      minLength: 1,
    });
    fc.assert(
      fc.property(total, whole, fc.bigInt({ min: 1n, max: 10n ** 9n }), (amount, list, factor) => {
        const scaled = list.map((share) => ({ key: share.key, weight: share.weight * factor }));
        const divided = list.map((share) => ({
          key: share.key,
          weight: { numerator: share.weight, denominator: factor },
        }));
        expect(partsOf(amount, scaled)).toEqual(partsOf(amount, list));
        expect(partsOf(amount, divided)).toEqual(partsOf(amount, list));
      }),
    );
  });

  it.each([
    ['there is nobody', []],
    ['all weights are zero', [{ key: 'a', weight: 0n }]],
    [
      'a weight is negative',
      [
        { key: 'a', weight: 3n },
        { key: 'b', weight: -1n },
      ],
    ],
    [
      'a fraction is negative',
      [
        { key: 'a', weight: 3n },
        { key: 'b', weight: { numerator: 1n, denominator: -2n } },
      ],
    ],
  ] satisfies [string, Share[]][])('fails when %s', (_, list) => {
    const result = allocate(100n, list);
    expect(result.ok ? null : result.failures[0].code).toBe('ALLOCATION_WEIGHTS_INVALID');
  });

  it('throws when a key is repeated, because ties would then depend on the order', () => {
    expect(() =>
      allocate(1n, [
        { key: 'a', weight: 1n },
        { key: 'a', weight: 1n },
      ]),
    ).toThrow(TypeError);
  });
});
