import { describe, expect, it } from 'vitest';
import { emailKey, readEmail, readLanguage, readNotes } from './residents.rules.ts';

const read = (result: { ok: boolean; value?: unknown }) => (result.ok ? result.value : 'refused');

describe('an e-mail address', () => {
  it.each(['ann@example.org', 'a.b+c@sub.example.co', 'ünï@exämple.de'])('%s is one', (email) => {
    expect(read(readEmail(email))).toEqual({ email, emailNorm: email });
  });

  it.each([
    'ann',
    'ann@',
    '@example.org',
    'a@b',
    'a b@example.org',
    'a@@example.org',
    'ann@example.org\r\nBcc: x@y.zz',
    '<a@example.org>',
    `${'a'.repeat(65)}@example.org`,
  ])('%j is none', (email) => {
    expect(read(readEmail(email))).toBe('refused');
  });

  it('may be missing', () => {
    for (const missing of [null, undefined, '', '  '])
      expect(read(readEmail(missing))).toEqual({ email: null, emailNorm: null });
  });

  it('is compared without regard to letter case and to how accents were typed', () => {
    expect(emailKey(' Zoe\u0301@Example.ORG ')).toBe(emailKey('zo\u00e9@example.org'));
  });
});

describe('a language', () => {
  it('is a well-formed tag in its usual letter case', () => {
    expect(read(readLanguage('ES-mx'))).toBe('es-MX');
    expect(read(readLanguage(' '))).toBeNull();
    for (const wrong of ['english please', 'e', 'en_US', '-']) expect(read(readLanguage(wrong))).toBe('refused');
  });
});

describe('notes', () => {
  it('are never missing, only empty', () => {
    expect(read(readNotes(null))).toBe('');
    expect(read(readNotes('one\r\ntwo'))).toBe('one\ntwo');
    expect(read(readNotes('x'.repeat(10_001)))).toBe('refused');
  });
});
