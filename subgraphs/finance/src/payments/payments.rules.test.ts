import { accountPurposes } from '@lintel/db/schema/finance';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SystemAccounts } from '../ledger/index.ts';
import { checkLines, reversalOf } from '../ledger/journal.rules.ts';
import { applyAmount, oldestFirst } from './application.rules.ts';
import { checkReceived, checkReverse, creditEntry, latestDay, paymentEntry } from './payments.rules.ts';

const accounts = Object.fromEntries(accountPurposes.map((purpose) => [purpose, purpose])) as SystemAccounts;
const place = { id: 'payment', communityId: 'community', unitId: 'unit', leaseId: 'lease', currency: 'USD' };

describe('the entry of a payment', () => {
  it('moves cash against the charges that it settles, and the rest to prepayments', () => {
    const { lines, source } = paymentEntry(
      {
        ...place,
        entryId: 'entry',
        amountMinor: 250n,
        receivedOn: '2026-06-02',
        memo: '',
        applications: [{ chargeId: 'a', amountMinor: 100n }],
        unappliedMinor: 150n,
      },
      accounts,
    );
    expect(source).toBe('payment');
    expect(lines.map(({ accountId, side, amountMinor, chargeId }) => [accountId, side, amountMinor, chargeId])).toEqual(
      [
        ['cash', 'debit', 250n, undefined],
        ['receivables', 'credit', 100n, 'a'],
        ['prepayments', 'credit', 150n, undefined],
      ],
    );
  });

  it('balances whatever is paid on whatever is open, and so do its reversal and the later use of its credit', () => {
    const someAmounts = fc.array(fc.bigInt({ min: 1n, max: 10_000n }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 40_000n }), someAmounts, someAmounts, (amountMinor, before, later) => {
        const open = (amounts: readonly bigint[], name: string) =>
          amounts.map((openMinor, index) => ({
            id: `${name}${index}`,
            kind: 'rent' as const,
            dueOn: '2026-01-01',
            openMinor,
          }));
        const applied = applyAmount(amountMinor, open(before, 'before'), oldestFirst);
        const entry = paymentEntry(
          { ...place, ...applied, entryId: 'entry', amountMinor, receivedOn: '2026-06-02', memo: '' },
          accounts,
        );
        expect(checkLines(entry.lines).ok).toBe(true);
        const reversal = reversalOf(entry, { id: 'reversal', entryDate: '2026-06-03', memo: '' });
        expect(checkLines(reversal.lines).ok).toBe(true);
        const used = applyAmount(applied.unappliedMinor, open(later, 'later'), oldestFirst);
        if (used.applications.length === 0) return;
        const use = creditEntry(
          place,
          { id: 'use', entryDate: '2026-07-01', applications: used.applications },
          accounts,
        );
        expect(checkLines(use.lines).ok).toBe(true);
        expect(use.lines[0]).toMatchObject({ accountId: 'prepayments', side: 'debit' });
      }),
    );
  });
});

describe('a payment', () => {
  it('can have come today or earlier, never tomorrow', () => {
    expect(checkReceived('2026-06-14', '2026-06-14').ok).toBe(true);
    expect(checkReceived('2026-06-15', '2026-06-14')).toMatchObject({ failures: [{ code: 'DATE_IN_FUTURE' }] });
  });

  it('is reversed once', () => {
    expect(checkReverse({ status: 'completed' }).ok).toBe(true);
    expect(checkReverse({ status: 'reversed' })).toMatchObject({ failures: [{ code: 'PAYMENT_ALREADY_REVERSED' }] });
  });

  it('counts from the latest of the days that matter', () => {
    expect(latestDay('2026-06-02', '2026-07-01', '2026-06-30')).toBe('2026-07-01');
  });
});
