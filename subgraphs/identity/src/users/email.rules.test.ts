import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeEmail, readEmail } from './email.rules.ts';

describe('an e-mail address', () => {
  it.each([
    ['ada@cedar.example', 'ada@cedar.example'],
    [' Ada.L@Cedar.Example ', 'ada.l@cedar.example'],
    ['ada+rent@cedar.example', 'ada+rent@cedar.example'],
    ['jose\u0301@cedar.example', 'jos\u00e9@cedar.example'],
    ['ａｄａ@cedar.example', 'ada@cedar.example'],
    ["o'hara@cedar.example", "o'hara@cedar.example"],
  ])('%j is compared as %j', (text, emailNorm) => {
    expect(readEmail(text)).toMatchObject({ ok: true, value: { emailNorm } });
  });

  it.each([
    '',
    '@',
    'a@',
    '@b',
    'a b@c.example',
    'a@b@c.example',
    'a\0@b.example',
    '<a@b.example>',
    'a@b.example, c@d.example',
    `${'a'.repeat(65)}@b.example`,
    `a@${'b'.repeat(320)}`,
  ])('%j is none', (text) => {
    expect(readEmail(text)).toMatchObject({ ok: false, failures: [{ code: 'EMAIL_INVALID' }] });
  });

  it('is normalised once and for all', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => normalizeEmail(normalizeEmail(text)) === normalizeEmail(text),
      ),
    );
  });
});
