import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNearSpelling } from './near-spelling.ts';

describe('near spelling', () => {
  it.each([
    ['garfiled', 'garfield'],
    ['multfamily', 'multifamily'],
    ['multigfamily', 'multifamily'],
    ['lawn', 'lown'],
    ['a', ''],
  ])('sees one mistake between %o and %o', (one, other) => {
    expect(isNearSpelling(one, other)).toBe(true);
    expect(isNearSpelling(other, one)).toBe(true);
  });

  it.each([
    ['same', 'same'],
    ['west lawn', 'west town'],
    ['abcd', 'badc'],
    ['ab', 'abcd'],
    ['', ''],
  ])('sees none, or more than one, between %o and %o', (one, other) => {
    expect(isNearSpelling(one, other)).toBe(false);
  });

  it('finds any letter that was left out', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), (text, at) => {
        const index = at % text.length;
        expect(isNearSpelling(text, text.slice(0, index) + text.slice(index + 1))).toBe(true);
      }),
    );
  });
});
