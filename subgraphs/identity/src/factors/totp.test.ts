import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base32 } from './base32.ts';
import { matchingStep, newTotpSecret, readTotpCode, stepAt, totpCode, totpUri } from './totp.ts';

const rfcSecret = Buffer.from('12345678901234567890');

describe('a code', () => {
  // RFC 6238, appendix B, in the last six of its eight digits.
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('at second %i is that of RFC 6238', (second, code) => {
    expect(totpCode(rfcSecret, stepAt(new Date(second * 1000)))).toBe(code);
  });

  // RFC 4226, appendix D.
  it.each(
    ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489']
      .entries()
      .toArray(),
  )('of step %i is that of RFC 4226', (step, code) => {
    expect(totpCode(rfcSecret, step)).toBe(code);
  });

  it('agrees with the rule of RFC 4226, section 5.3, written out, for any secret and step', () => {
    const written = (secret: Uint8Array, step: number) => {
      const text = step.toString(16).padStart(16, '0');
      const mac = createHmac('sha1', secret).update(Buffer.from(text, 'hex')).digest();
      const offset = mac.at(-1)! % 16;
      const [first, ...others] = mac.subarray(offset, offset + 4);
      const number = others.reduce((sum, byte) => sum * 256 + byte, first! % 128);
      return `${number}`.padStart(6, '0').slice(-6);
    };
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), fc.nat({ max: 2 ** 31 - 1 }), (secret, step) => {
        expect(totpCode(Buffer.from(secret), step)).toBe(written(secret, step));
      }),
    );
  });
});

describe('a code that is typed', () => {
  it.each([
    ['287082', '287082'],
    ['287 082', '287082'],
    [' 287082 ', '287082'],
    ['000000', '000000'],
  ])('%j is read', (text, code) => expect(readTotpCode(text)).toBe(code));

  it.each([
    ['five digits', '28708'],
    ['seven digits', '2870820'],
    ['nothing', ''],
    ['wide digits', '２８７０８２'],
    ['Arabic digits', '٢٨٧٠٨٢'],
    ['a mathematical digit', '28708𝟐'],
    ['letters', '28708O'],
    ['a sign', '-28708'],
    ['an exponent', '2870e2'],
    ['NUL', '28708\0'],
    ['a line feed', '287082\n'],
    ['a tab', '287\t082'],
    ['a zero-width space', '287\u200b082'],
    ['a megabyte', '2'.repeat(1_000_000)],
  ])('%s is refused', (_what, text) => expect(readTotpCode(text)).toBeUndefined());
});

describe('the step of a code', () => {
  const now = new Date(1_700_000_010_000);
  const present = stepAt(now);

  it.each([
    [-2, undefined],
    [-1, present - 1],
    [0, present],
    [1, present + 1],
    [2, undefined],
  ])('%i steps from now', (offset, expected) => {
    expect(matchingStep(rfcSecret, totpCode(rfcSecret, present + offset), { now, lastStep: 0 })).toBe(expected);
  });

  it.each([
    ['the same one', 0, undefined],
    ['an earlier one', -1, undefined],
    ['a later one', 1, present + 1],
  ])('after the present one was used: %s', (_what, offset, expected) => {
    expect(matchingStep(rfcSecret, totpCode(rfcSecret, present + offset), { now, lastStep: present })).toBe(expected);
  });

  it('is none for codes of another secret, but for as many as chance gives', () => {
    const others = Array.from({ length: 2000 }, () => totpCode(newTotpSecret(), present));
    const hits = others.filter((code) => matchingStep(rfcSecret, code, { now, lastStep: 0 }) !== undefined).length;
    // Three of a million: 2,000 draws give none in 994 of 1,000 runs, and three in one of a hundred million.
    expect(hits).toBeLessThan(3);
  });
});

describe('a secret', () => {
  it('has 160 bits and is never the same', () => {
    const secrets = Array.from({ length: 100 }, () => newTotpSecret());
    expect(secrets.every(({ length }) => length === 20)).toBe(true);
    expect(new Set(secrets.map(base32)).size).toBe(100);
  });

  // RFC 4648, section 10, without padding.
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('%j in base 32 is %j', (text, expected) => expect(base32(Buffer.from(text))).toBe(expected));

  it('stands in an address that says what the app has to do', () => {
    const uri = new URL(totpUri(rfcSecret, 'ada+a&b@cedar.example'));
    expect([uri.protocol, uri.host]).toEqual(['otpauth:', 'totp']);
    expect(decodeURIComponent(uri.pathname)).toBe('/Lintel:ada+a&b@cedar.example');
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
      issuer: 'Lintel',
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });
});
