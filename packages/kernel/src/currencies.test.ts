import { describe, expect, it } from 'vitest';
import { exponentByCurrency } from './currencies.ts';
import { exponentOf, isCurrency } from './money.ts';

// Codes that Intl knows and ISO 4217 has withdrawn (or never gave decimals: XDR and XSU).
const withdrawn = ['ANG', 'BGN', 'CUC', 'HRK', 'SLL', 'XDR', 'XSU', 'ZWL'];

describe('currencies', () => {
  it('has the 165 active codes that have a minor unit, each once', () => {
    // ISO 4217 list one has 178 codes, 13 of them without a minor unit.
    expect(exponentByCurrency.size).toBe(165);
    expect([...exponentByCurrency.keys()].filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
  });

  it('has every currency that Intl knows, apart from withdrawn ones', () => {
    expect(Intl.supportedValuesOf('currency').filter((code) => !isCurrency(code))).toEqual(withdrawn);
  });

  it.each([
    ['JPY', 0],
    ['UYI', 0],
    ['USD', 2],
    ['MXN', 2],
    ['KWD', 3],
    ['IQD', 3],
    ['CLF', 4],
    ['UYW', 4],
  ])('gives %s %i decimals', (currency, exponent) => {
    expect(exponentOf(currency)).toBe(exponent);
  });

  it.each(['usd', 'US', 'USDX', 'XXX', 'XAU', '', 'constructor', ' USD'])('does not take %j for a currency', (code) => {
    expect(isCurrency(code)).toBe(false);
    expect(() => exponentOf(code)).toThrow(RangeError);
  });
});
