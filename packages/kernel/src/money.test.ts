import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponentByCurrency } from './currencies.ts';
import {
  add,
  compare,
  formatAmount,
  MAX_MINOR_UNITS,
  type Money,
  money,
  multiplyByRatio,
  negate,
  parseMoney,
  subtract,
  sumMoney,
  zero,
} from './money.ts';
import type { Result } from './result.ts';

const currency = fc.constantFrom(...exponentByCurrency.keys());
const minorUnits = fc.bigInt({ min: -MAX_MINOR_UNITS, max: MAX_MINOR_UNITS });
const anyMoney: fc.Arbitrary<Money> = fc.record({ minorUnits, currency });
const usd = (cents: bigint): Money => ({ minorUnits: cents, currency: 'USD' });
const codeOf = (result: Result<unknown>) => (result.ok ? null : result.failures[0].code);
const expectValue = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.failures[0].code);
  return result.value;
};

describe('parseMoney', () => {
  it.each([
    ['1234.50', 'USD', 123450n],
    ['1234.5', 'USD', 123450n],
    ['1234', 'USD', 123400n],
    ['-0.05', 'USD', -5n],
    ['-0', 'USD', 0n],
    ['007.10', 'USD', 710n],
    ['1000', 'JPY', 1000n],
    ['1.234', 'KWD', 1234n],
    ['0.0001', 'CLF', 1n],
    ['90071992547409.91', 'USD', MAX_MINOR_UNITS],
    ['-9007199254740991', 'JPY', -MAX_MINOR_UNITS],
  ])('reads %s %s as %i minor units', (amount, code, expected) => {
    expect(parseMoney(amount, code)).toEqual({ ok: true, value: { minorUnits: expected, currency: code } });
  });

  it.each([
    '',
    ' ',
    ' 1',
    '1 ',
    '1\n',
    '.5',
    '5.',
    '.',
    '-',
    '--1',
    '+1',
    '−1',
    '1,000.00',
    '1.000,00',
    '1_000',
    '1e3',
    '0x10',
    '1.2.3',
    '１２',
    '٣',
    '1n',
    'NaN',
    'Infinity',
    '$1',
    '90071992547409.92',
    '-90071992547409.92',
    '9'.repeat(41),
    '9'.repeat(100_000),
  ])('refuses %j', (amount) => {
    expect(codeOf(parseMoney(amount, 'USD'))).toBe('AMOUNT_INVALID');
  });

  it.each([
    ['1.005', 'USD'],
    ['10.000', 'USD'],
    ['1.0', 'JPY'],
    ['1.0001', 'KWD'],
  ])('refuses %s %s because the currency has fewer decimals', (amount, code) => {
    expect(codeOf(parseMoney(amount, code))).toBe('AMOUNT_TOO_PRECISE');
  });

  it('refuses a currency that does not exist, before it looks at the amount', () => {
    expect(codeOf(parseMoney('nonsense', 'XXX'))).toBe('CURRENCY_UNKNOWN');
    expect(codeOf(parseMoney('1', 'usd'))).toBe('CURRENCY_UNKNOWN');
  });

  it('reads back whatever formatAmount wrote', () => {
    fc.assert(
      fc.property(anyMoney, (amount) => {
        expect(expectValue(parseMoney(formatAmount(amount), amount.currency))).toEqual(amount);
      }),
    );
  });
});

describe('formatAmount', () => {
  it.each([
    [usd(0n), '0.00'],
    [usd(5n), '0.05'],
    [usd(-5n), '-0.05'],
    [usd(-123450n), '-1234.50'],
    [{ minorUnits: 1000n, currency: 'JPY' }, '1000'],
    [{ minorUnits: -7n, currency: 'KWD' }, '-0.007'],
    [{ minorUnits: 12345n, currency: 'CLF' }, '1.2345'],
  ])('writes %o as %s', (amount, expected) => {
    expect(formatAmount(amount)).toBe(expected);
  });
});

describe('money', () => {
  it('is bounded both ways and only in real currencies', () => {
    expect(money(MAX_MINOR_UNITS, 'USD').ok).toBe(true);
    expect(codeOf(money(MAX_MINOR_UNITS + 1n, 'USD'))).toBe('AMOUNT_INVALID');
    expect(codeOf(money(-MAX_MINOR_UNITS - 1n, 'USD'))).toBe('AMOUNT_INVALID');
    expect(codeOf(money(1n, 'ABC'))).toBe('CURRENCY_UNKNOWN');
  });
});

describe('arithmetic', () => {
  it('refuses to mix currencies', () => {
    const yen = { minorUnits: 1n, currency: 'JPY' };
    for (const mixed of [
      add(usd(1n), yen),
      subtract(usd(1n), yen),
      compare(usd(1n), yen),
      sumMoney('USD', [usd(1n), yen]),
    ]) {
      expect(codeOf(mixed)).toBe('CURRENCY_MISMATCH');
    }
    expect(codeOf(sumMoney('JPY', [usd(1n)]))).toBe('CURRENCY_MISMATCH');
  });

  it('refuses a result that no client could read exactly', () => {
    expect(codeOf(add(usd(MAX_MINOR_UNITS), usd(1n)))).toBe('AMOUNT_INVALID');
    expect(codeOf(subtract(usd(-MAX_MINOR_UNITS), usd(1n)))).toBe('AMOUNT_INVALID');
  });

  it('bounds only the total of a sum, so the order of its items does not matter', () => {
    const items = [usd(MAX_MINOR_UNITS), usd(1n), usd(-2n)];
    expect(expectValue(sumMoney('USD', items))).toEqual(usd(MAX_MINOR_UNITS - 1n));
    expect(expectValue(sumMoney('USD', items.toReversed()))).toEqual(usd(MAX_MINOR_UNITS - 1n));
  });

  it('sums nothing to zero', () => {
    expect(expectValue(sumMoney('USD', []))).toEqual(zero('USD'));
  });

  it('takes away what it added', () => {
    const half = fc.bigInt({ min: -MAX_MINOR_UNITS / 2n, max: MAX_MINOR_UNITS / 2n });
    fc.assert(
      fc.property(half, half, (a, b) => {
        const sum = expectValue(add(usd(a), usd(b)));
        expect(sum).toEqual(usd(a + b));
        expect(expectValue(subtract(sum, usd(b)))).toEqual(usd(a));
      }),
    );
  });

  it('negates twice to the same', () => {
    fc.assert(
      fc.property(anyMoney, (amount) => {
        expect(negate(negate(amount))).toEqual(amount);
      }),
    );
  });

  it.each([
    [1n, 2n, -1],
    [2n, 2n, 0],
    [3n, 2n, 1],
  ] as const)('compares %i with %i as %i', (a, b, expected) => {
    expect(expectValue(compare(usd(a), usd(b)))).toBe(expected);
  });
});

describe('multiplyByRatio', () => {
  it('prorates 1800.00 for 17 of 31 days to 987.10, not to the 987.02 of a rounded daily rate (R2)', () => {
    const rent = expectValue(parseMoney('1800.00', 'USD'));
    const prorated = multiplyByRatio(rent, { numerator: 17n, denominator: 31n }, 'half-even');
    expect(formatAmount(expectValue(prorated))).toBe('987.10');
  });

  it('rounds one half by the policy given', () => {
    const half = { numerator: 1n, denominator: 2n };
    expect(expectValue(multiplyByRatio(usd(5n), half, 'half-even'))).toEqual(usd(2n));
    expect(expectValue(multiplyByRatio(usd(5n), half, 'half-up'))).toEqual(usd(3n));
    expect(expectValue(multiplyByRatio(usd(-5n), half, 'half-up'))).toEqual(usd(-3n));
  });

  it('refuses a product that is too large', () => {
    const double = { numerator: 2n, denominator: 1n };
    expect(codeOf(multiplyByRatio(usd(MAX_MINOR_UNITS), double, 'half-up'))).toBe('AMOUNT_INVALID');
  });
});
