import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Result } from './result.ts';
import { cleanOptionalText, cleanText, nameKey, numberKey } from './text.ts';

const codeOf = (result: Result<unknown>) => (result.ok ? null : result.failures[0].code);
const read = <T>(result: Result<T>) => (result.ok ? result.value : undefined);
const anyText = fc.string({ unit: 'binary' });

describe('cleanText', () => {
  it('removes space at both ends and composes', () => {
    expect(read(cleanText('  Cafe\u0301 House\n', { max: 20 }))).toBe('Café House');
  });

  it('counts characters, not UTF-16 units, after composing', () => {
    expect(codeOf(cleanText('🏠🏠🏠', { max: 3 }))).toBeNull();
    expect(codeOf(cleanText('e\u0301e\u0301', { max: 2 }))).toBeNull();
    expect(codeOf(cleanText('🏠🏠🏠🏠', { max: 3 }))).toBe('VALUE_TOO_LONG');
  });

  it('wants something to be seen', () => {
    for (const blank of ['', '   ', '\n\t', '\u00a0', '\u200b\u200b']) {
      expect(codeOf(cleanText(blank, { max: 9 }))).toBe('VALUE_REQUIRED');
    }
  });

  it('refuses NUL, other control characters and broken surrogates', () => {
    for (const bad of ['a\0b', 'a\u001bb', 'a\u0085b', 'a\u007fb', 'a\ud800b']) {
      expect(codeOf(cleanText(bad, { max: 9 }))).toBe('INVALID_VALUE');
      expect(codeOf(cleanText(bad, { max: 9, multiline: true }))).toBe('INVALID_VALUE');
    }
  });

  it('lets only multiline text have line breaks and tabs', () => {
    expect(codeOf(cleanText('a\nb', { max: 9 }))).toBe('INVALID_VALUE');
    expect(read(cleanText('a\r\nb\rc\td', { max: 9, multiline: true }))).toBe('a\nb\nc\td');
  });

  it('changes nothing when applied again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = cleanText(text, { max: 100, multiline: true });
        if (once.ok) expect(cleanText(once.value, { max: 100, multiline: true })).toEqual(once);
      }),
    );
  });
});

describe('cleanOptionalText', () => {
  it('answers null for nothing and for blank text, and cleans the rest', () => {
    expect([null, undefined, '', '  '].map((text) => read(cleanOptionalText(text, { max: 3 })))).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(read(cleanOptionalText(' ab ', { max: 3 }))).toBe('ab');
    expect(codeOf(cleanOptionalText('abcd', { max: 3 }))).toBe('VALUE_TOO_LONG');
  });
});

describe('nameKey', () => {
  it.each([
    ['  Łódź   STREET ', 'lodz street'],
    ['Straße', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['Ｆｕｌｌ　Ｗｉｄｔｈ', 'full width'],
    ['ﬁne', 'fine'],
    ['İstanbul', 'istanbul'],
    ['Æblegård', 'aeblegard'],
    ['हिन्दी', 'हिन्दी'],
  ])('makes %j into %j', (text, key) => expect(nameKey(text)).toBe(key));

  it('changes nothing when applied again', () => {
    fc.assert(fc.property(anyText, (text) => nameKey(nameKey(text)) === nameKey(text)));
  });

  it('does not depend on how the text was composed', () => {
    fc.assert(fc.property(anyText, (text) => nameKey(text.normalize('NFD')) === nameKey(text.normalize('NFC'))));
  });
});

describe('numberKey', () => {
  it('sorts numbers by their value wherever they stand', () => {
    const sorted = ['1', '2', '9', '10', '101', '1001', 'A-2', 'A-10', 'B-1'];
    expect(sorted.toReversed().sort((a, b) => (numberKey(a) < numberKey(b) ? -1 : 1))).toEqual(sorted);
  });

  it('takes leading zeros, letter case and wide digits for the same door', () => {
    expect(new Set(['7a', '07A', '007a', '７Ａ'].map(numberKey)).size).toBe(1);
    expect(numberKey('0')).toBe('0000000000');
  });

  it('orders whole numbers of up to ten digits as numbers', () => {
    const door = fc.integer({ min: 0, max: 2 ** 31 - 1 });
    fc.assert(fc.property(door, door, (a, b) => numberKey(`${a}`) < numberKey(`${b}`) === a < b));
  });
});
