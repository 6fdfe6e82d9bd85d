import { describe, expect, it } from 'vitest';
import { checkNewPassword, normalizePassword } from './password.rules.ts';

const check = (password: string) => checkNewPassword(password, 'ada.lovelace@cedar.example');

describe('a new password', () => {
  it.each([
    'lintel-demo',
    'correct horse battery',
    'Tr0ub4dor&3',
    'пароль-длинный',
    '7391-0047-5520',
    `${'x'.repeat(127)}y`,
  ])('can be %j', (password) => {
    expect(check(password).ok).toBe(true);
  });

  it.each([
    '',
    'short',
    '1234567',
    '12345678',
    'password',
    'Password1',
    'P-A-S-S-W-O-R-D',
    'qwerty123',
    'aaaaaaaaaaaaa',
    'ada.lovelace',
    'ADA.Lovelace@cedar.example',
    'welcome2026!',
  ])('cannot be %j', (password) => {
    expect(check(password)).toMatchObject({ ok: false, failures: [{ code: 'PASSWORD_TOO_WEAK' }] });
  });

  it('has at most 128 bytes, not characters', () => {
    expect(check(`${'€'.repeat(42)}ab`).ok).toBe(true);
    expect(check('€'.repeat(43))).toMatchObject({ failures: [{ code: 'VALUE_TOO_LONG' }] });
  });

  it('is the same however the keyboard composes it', () => {
    expect(normalizePassword('jose\u0301 und ﬁlz')).toBe(normalizePassword('jos\u00e9 und filz'));
  });
});
