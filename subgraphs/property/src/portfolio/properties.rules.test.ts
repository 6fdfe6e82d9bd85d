import type { Result } from '@lintel/kernel/result';
import { describe, expect, it } from 'vitest';
import { readAddress, readNewProperty, readProperty } from './properties.rules.ts';

const codes = (result: Result<unknown>) =>
  result.ok ? [] : result.failures.map(({ code, path }) => [code, ...path].join(' '));

describe('readProperty', () => {
  it('reads only what is given', () => {
    expect(readProperty({ name: ' Cedar ', kind: 'SINGLE_FAMILY' })).toEqual({
      ok: true,
      value: { name: 'Cedar', kind: 'single_family' },
    });
  });

  it('clears what may be empty and nothing else', () => {
    expect(readProperty({ externalId: null, yearBuilt: null, amenities: null, notes: null, address: null })).toEqual({
      ok: true,
      value: { externalId: null, yearBuilt: null, amenities: [], notes: '', address: null },
    });
    expect(codes(readProperty({ name: null, kind: null }))).toEqual(['VALUE_REQUIRED name', 'VALUE_REQUIRED kind']);
  });

  it('treats blank text like a missing one', () => {
    expect(readProperty({ externalId: ' ', description: '\n' })).toEqual({
      ok: true,
      value: { externalId: null, description: '' },
    });
  });

  it('reports every mistake at once', () => {
    const labels = Array.from({ length: 101 }, (_, index) => `a${index}`);
    expect(
      codes(
        readProperty({ name: '', squareFeet: -1, amenities: labels, address: { line1: '', city: 'x', country: 'US' } }),
      ),
    ).toEqual([
      'VALUE_REQUIRED name',
      'VALUE_REQUIRED address line1',
      'VALUE_OUT_OF_RANGE squareFeet',
      'TOO_MANY_ITEMS amenities',
    ]);
  });
});

describe('readNewProperty', () => {
  it('fills in what was left out', () => {
    expect(readNewProperty({ name: 'Cedar' })).toEqual({
      ok: true,
      value: {
        name: 'Cedar',
        kind: 'multifamily',
        address: null,
        externalId: null,
        parcelNumber: null,
        yearBuilt: null,
        squareFeet: null,
        managementCompany: null,
        amenities: [],
        description: '',
        notes: '',
      },
    });
  });

  it('needs a name', () => {
    expect(readNewProperty({}).ok).toBe(false);
  });
});

describe('readAddress', () => {
  const place = { line1: '1 Main St', city: 'Chicago', country: 'US' };

  it('takes coordinates in pairs, zero included', () => {
    expect(readAddress({ ...place, latitude: 0, longitude: 0 })).toMatchObject({
      value: { latitude: 0, longitude: 0 },
    });
    expect(codes(readAddress({ ...place, longitude: 5 }))).toEqual(['VALUE_REQUIRED latitude']);
    expect(codes(readAddress({ ...place, latitude: 5 }))).toEqual(['VALUE_REQUIRED longitude']);
    expect(codes(readAddress({ ...place, latitude: -90.1, longitude: 180.1 }))).toEqual([
      'VALUE_OUT_OF_RANGE latitude',
      'VALUE_OUT_OF_RANGE longitude',
    ]);
  });

  it('writes countries in capitals', () => {
    expect(readAddress({ ...place, country: ' mx ' })).toMatchObject({ value: { country: 'MX' } });
    expect(codes(readAddress({ ...place, country: 'Mexico' }))).toEqual(['INVALID_VALUE country']);
  });
});
