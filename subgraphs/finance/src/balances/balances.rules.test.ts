import { describe, expect, it } from 'vitest';
import { owed, owedTogether } from './balances.rules.ts';

const kept = (receivableMinor: bigint, creditMinor = 0n, currency = 'USD') => ({
  receivableMinor,
  creditMinor,
  currency,
});

describe('what is owed', () => {
  it('is what is open less what was paid ahead, and negative when that is more', () => {
    expect(owed(kept(1000n, 400n)).minorUnits).toBe(600n);
    expect(owed(kept(0n, 400n)).minorUnits).toBe(-400n);
  });

  it('for several leases is their sum', () => {
    expect(owedTogether([kept(1000n), kept(0n, 400n), kept(5n)], 'USD')).toMatchObject({
      ok: true,
      value: { minorUnits: 605n },
    });
  });

  it('is zero in the currency given when nobody owes anything', () => {
    expect(owedTogether([], 'MXN')).toEqual({ ok: true, value: { currency: 'MXN', minorUnits: 0n } });
    expect(owedTogether([kept(7n, 7n, 'EUR')], 'MXN')).toEqual({
      ok: true,
      value: { currency: 'MXN', minorUnits: 0n },
    });
  });

  it('takes the currency of those who owe, and refuses to add two', () => {
    expect(owedTogether([kept(7n, 0n, 'EUR')], 'MXN')).toEqual({
      ok: true,
      value: { currency: 'EUR', minorUnits: 7n },
    });
    expect(owedTogether([kept(7n, 0n, 'EUR'), kept(1n)], 'USD')).toMatchObject({
      ok: false,
      failures: [{ code: 'CURRENCY_MISMATCH' }],
    });
  });
});
