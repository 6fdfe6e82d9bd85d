import { expect, test } from 'vitest';
import { readMoney, readPositiveMoney } from '../src/money.ts';

const read = (amount: string, currency = 'USD') => {
  const result = readMoney({ amount, currency }, ['input', 'rent']);
  return result.ok ? result.value.minorUnits : result.failures;
};

test('an amount is read up to ten trillion minor units of either sign, and refused above under its path', () => {
  expect(read('100000000000.00')).toBe(10_000_000_000_000n);
  expect(read('-100000000000.00')).toBe(-10_000_000_000_000n);
  for (const amount of ['100000000000.01', '-100000000000.01']) {
    expect(read(amount)).toMatchObject([{ code: 'AMOUNT_INVALID', path: ['input', 'rent', 'amount'] }]);
  }
  expect(read('10000000000001', 'JPY')).toMatchObject([{ code: 'AMOUNT_INVALID' }]);
});

test('a positive amount is more than nothing', () => {
  const positive = (amount: string) => readPositiveMoney({ amount, currency: 'USD' }, ['input']);
  expect(positive('0.01').ok).toBe(true);
  for (const amount of ['0.00', '-1.00'])
    expect(positive(amount)).toMatchObject({ failures: [{ code: 'AMOUNT_NOT_POSITIVE' }] });
});
