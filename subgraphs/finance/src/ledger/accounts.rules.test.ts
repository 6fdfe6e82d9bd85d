import { describe, expect, it } from 'vitest';
import { type Account, checkCode, checkParent, checkPostable, naturalBalance } from './accounts.rules.ts';

const account = (values: Partial<Account> = {}): Account => ({
  id: 'account',
  type: 'asset',
  purpose: null,
  isGroup: false,
  parentId: null,
  deletedAt: null,
  ...values,
});
const codeOf = (result: { ok: boolean; failures?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.failures![0]!.code;

describe('a ledger account', () => {
  it('stands on its natural side', () => {
    const moved = { debitMinor: 700n, creditMinor: 200n };
    expect(naturalBalance('asset', moved)).toBe(500n);
    expect(naturalBalance('expense', moved)).toBe(500n);
    expect(naturalBalance('liability', moved)).toBe(-500n);
    expect(naturalBalance('equity', moved)).toBe(-500n);
    expect(naturalBalance('income', moved)).toBe(-500n);
  });

  it.each([
    ['ok', {}],
    ['ok', { purpose: 'cash' }],
    ['ACCOUNT_NOT_POSTABLE', { isGroup: true }],
    ['ACCOUNT_NOT_POSTABLE', { deletedAt: new Date() }],
    ['ACCOUNT_CONTROLLED', { purpose: 'receivables' }],
    ['ACCOUNT_CONTROLLED', { purpose: 'prepayments' }],
  ] as const)('takes postings by hand: %s for %j', (expected, values) => {
    expect(codeOf(checkPostable(account(values)))).toBe(expected);
  });

  it.each([
    ['ok', account({ id: 'group', isGroup: true }), []],
    ['ACCOUNT_PARENT_INVALID', account({ id: 'plain' }), []],
    ['ACCOUNT_PARENT_INVALID', account({ id: 'group', isGroup: true, type: 'income' }), []],
    ['ACCOUNT_PARENT_INVALID', account({ id: 'group', isGroup: true, deletedAt: new Date() }), []],
    ['ACCOUNT_PARENT_INVALID', account({ id: 'account', isGroup: true }), []],
    ['ACCOUNT_PARENT_INVALID', account({ id: 'group', isGroup: true }), ['top', 'account']],
  ])('belongs below: %s', (expected, parent, ancestors) => {
    expect(codeOf(checkParent({ id: 'account', type: 'asset' }, parent, ancestors))).toBe(expected);
  });

  it.each([
    ['1000', '1000'],
    [' 4.10-B ', '4.10-B'],
  ])('may have the code %j', (code, cleaned) => {
    expect(checkCode(code)).toEqual({ ok: true, value: cleaned });
  });

  it.each(['', '-1', '10 00', '1'.repeat(21), '10\u0000', '１００'])('may not have the code %j', (code) => {
    expect(codeOf(checkCode(code))).toBe('INVALID_VALUE');
  });
});
