import type { Result } from '@lintel/kernel/result';
import { describe, expect, it } from 'vitest';
import { readNewUnit, readUnit } from './units.rules.ts';

const codes = (result: Result<unknown>) =>
  result.ok ? [] : result.failures.map(({ code, path }) => [code, ...path].join(' '));

describe('readUnit', () => {
  it('counts bathrooms in halves', () => {
    expect(readUnit({ bathrooms: 2.5 }, 'USD')).toEqual({ ok: true, value: { bathrooms: 2.5 } });
    expect(codes(readUnit({ bathrooms: 2.25 }, 'USD'))).toEqual(['INVALID_VALUE bathrooms']);
    expect(codes(readUnit({ bathrooms: 100.5 }, 'USD'))).toEqual(['VALUE_OUT_OF_RANGE bathrooms']);
  });

  it('reads rent in the currency of the unit, zero included', () => {
    expect(readUnit({ baseRent: { amount: '0', currency: 'USD' } }, 'USD')).toEqual({
      ok: true,
      value: { baseRent: 0n },
    });
    expect(codes(readUnit({ baseRent: { amount: '1', currency: 'MXN' } }, 'USD'))).toEqual([
      'CURRENCY_MISMATCH baseRent currency',
    ]);
  });

  it('clears what may be empty and nothing else', () => {
    expect(readUnit({ buildingId: null, baseRent: null, floor: null }, 'USD')).toEqual({
      ok: true,
      value: { buildingId: null, baseRent: null, floor: null },
    });
    expect(codes(readUnit({ number: null, kind: null }, 'USD'))).toEqual([
      'VALUE_REQUIRED number',
      'VALUE_REQUIRED kind',
    ]);
  });
});

describe('readNewUnit', () => {
  it('fills in what was left out', () => {
    expect(readNewUnit({ number: ' 1A' }, 'USD')).toEqual({
      ok: true,
      value: {
        number: '1A',
        kind: 'apartment',
        buildingId: null,
        floor: null,
        squareFeet: null,
        bedrooms: null,
        bathrooms: null,
        baseRent: null,
        amenities: [],
      },
    });
  });
});
