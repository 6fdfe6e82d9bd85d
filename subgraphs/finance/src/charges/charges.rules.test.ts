import { accountPurposes, chargeKinds, chargeStatuses } from '@lintel/db/schema/finance';
import { describe, expect, it } from 'vitest';
import type { SystemAccounts } from '../ledger/index.ts';
import { checkLines } from '../ledger/journal.rules.ts';
import { chargeEntry, chargeTransitions, checkVoid } from './charges.rules.ts';

const accounts = Object.fromEntries(accountPurposes.map((purpose) => [purpose, purpose])) as SystemAccounts;
const charge = {
  id: 'charge',
  entryId: 'entry',
  communityId: 'community',
  unitId: 'unit',
  leaseId: 'lease',
  amountMinor: 100000n,
  currency: 'USD',
  chargedOn: '2026-06-01',
  description: 'June',
};

describe('a charge', () => {
  it.each(chargeKinds)('of kind %s raises the receivables by a balanced entry', (kind) => {
    const { lines, source, entryDate, memo } = chargeEntry({ ...charge, kind }, accounts);
    expect(checkLines(lines).ok).toBe(true);
    expect({ source, entryDate, memo }).toEqual({ source: 'charge', entryDate: '2026-06-01', memo: 'June' });
    expect(lines[0]).toMatchObject({
      accountId: 'receivables',
      side: 'debit',
      chargeId: 'charge',
      leaseId: 'lease',
      unitId: 'unit',
    });
  });

  it('is income, except that a deposit is a liability', () => {
    const creditOf = (kind: (typeof chargeKinds)[number]) =>
      chargeEntry({ ...charge, kind }, accounts).lines[1]!.accountId;
    expect(creditOf('rent')).toBe('rental_income');
    expect(creditOf('late_fee')).toBe('late_fee_income');
    expect(creditOf('deposit')).toBe('deposits_held');
    expect(chargeKinds.filter((kind) => !creditOf(kind).endsWith('_income'))).toEqual(['deposit']);
  });

  it.each([
    ['open', 'ok'],
    ['partially_paid', 'CHARGE_HAS_PAYMENTS'],
    ['paid', 'CHARGE_HAS_PAYMENTS'],
    ['void', 'CHARGE_NOT_OPEN'],
  ] as const)('that is %s is voided: %s', (status, expected) => {
    const result = checkVoid({ status });
    expect(result.ok ? 'ok' : result.failures[0].code).toBe(expected);
  });

  it('has the states that the database has', () => {
    expect(chargeTransitions.states).toEqual([...chargeStatuses]);
  });
});
