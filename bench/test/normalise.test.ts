import { expect, test } from 'vitest';
import { firstDifference, normalisePostgraphile } from '../src/normalise.ts';

test('an answer of PostGraphile takes the shape of the federated schema', () => {
  const answer = {
    units: {
      totalCount: 1,
      nodes: [{ id: 'u', enum_kind: 'single_family', minor_rent: '100005', minorsCurrency: 'USD', lease: null }],
    },
  };
  expect(normalisePostgraphile(answer)).toEqual({
    units: {
      totalCount: 1,
      nodes: [{ id: 'u', kind: 'SINGLE_FAMILY', rent: { amount: '1000.05', currency: 'USD' }, lease: null }],
    },
  });
});

test.each([
  ['0', '0.00'],
  ['7', '0.07'],
  ['100', '1.00'],
  ['9007199254740991', '90071992547409.91'],
])('%s minor units are %s', (minor, amount) => {
  expect(normalisePostgraphile({ minor_a: minor, minorsCurrency: 'USD' })).toEqual({ a: { amount, currency: 'USD' } });
});

test('no money and no enum stay null', () => {
  expect(normalisePostgraphile({ minor_a: null, enum_b: null, minorsCurrency: 'USD' })).toEqual({ a: null, b: null });
});

test('equal answers have no difference, whatever the order of their fields', () => {
  expect(firstDifference({ a: [1, { b: null }], c: 'x' }, { c: 'x', a: [1, { b: null }] })).toBeUndefined();
});

test.each([
  [{ a: 1 }, { a: '1' }, 'data.a is 1 and "1"'],
  [{ a: [1, 2] }, { a: [1] }, 'data.a has 2 and 1 items'],
  [{ a: { b: 1 } }, { a: {} }, 'data.a.b is 1 and missing'],
  [{ a: {} }, { a: { b: null } }, 'data.a.b is missing and null'],
  [{ a: [] }, { a: {} }, 'data.a is [] and {}'],
  [{ a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 1 }, { b: 3 }] }, 'data.a.1.b is 2 and 3'],
  [null, {}, 'data is null and {}'],
])('%j and %j differ', (left, right, difference) => {
  expect(firstDifference(left, right)).toBe(difference);
});
