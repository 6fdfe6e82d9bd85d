import { describe, expect, it } from 'vitest';
import { checkLines, checkReversible, type LineDraft, mostLines, reversalDay, reversalOf } from './journal.rules.ts';

const line = (side: 'debit' | 'credit', amountMinor: bigint): LineDraft => ({ accountId: side, side, amountMinor });
const codeOf = (result: { ok: boolean; failures?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.failures![0]!.code;

describe('the lines of an entry', () => {
  it.each([
    ['ok', [line('debit', 5n), line('credit', 5n)]],
    ['ok', [line('debit', 5n), line('credit', 3n), line('credit', 2n)]],
    ['JOURNAL_ENTRY_TOO_SHORT', []],
    ['JOURNAL_ENTRY_TOO_SHORT', [line('debit', 5n)]],
    ['JOURNAL_ENTRY_UNBALANCED', [line('debit', 5n), line('credit', 4n)]],
    ['JOURNAL_ENTRY_UNBALANCED', [line('debit', 5n), line('debit', 5n)]],
    ['AMOUNT_NOT_POSITIVE', [line('debit', 0n), line('credit', 0n)]],
    ['AMOUNT_NOT_POSITIVE', [line('debit', -5n), line('credit', -5n)]],
    ['TOO_MANY_ITEMS', Array.from({ length: mostLines + 1 }, () => line('debit', 1n))],
  ])('%s', (expected, lines) => {
    expect(codeOf(checkLines(lines))).toBe(expected);
  });
});

describe('a reversal', () => {
  const entry = {
    id: 'entry',
    communityId: 'community',
    entryDate: '2026-06-01',
    memo: 'Roof',
    currency: 'USD',
    source: 'manual' as const,
    lines: [{ ...line('debit', 5n), unitId: 'unit', chargeId: 'charge' }, line('credit', 5n)],
  };

  it('has the same amounts for the same objects on the other sides, and names what it reverses', () => {
    const reversal = reversalOf(entry, { id: 'reversal', entryDate: '2026-06-09', memo: 'Wrong roof' });
    expect(reversal).toMatchObject({
      id: 'reversal',
      reversesId: 'entry',
      entryDate: '2026-06-09',
      memo: 'Wrong roof',
      currency: 'USD',
      communityId: 'community',
    });
    expect(reversal.lines).toEqual([
      { ...entry.lines[0], side: 'credit' },
      { ...entry.lines[1], side: 'debit' },
    ]);
  });

  it('of a reversal is the entry again', () => {
    const twice = reversalOf(reversalOf(entry, { id: 'r', entryDate: '2026-06-09', memo: '' }), {
      id: 'entry',
      entryDate: '2026-06-01',
      memo: 'Roof',
    });
    expect(twice.lines).toEqual(entry.lines);
  });

  it.each([
    ['ok', { source: 'manual', reversesId: null }],
    ['JOURNAL_ENTRY_NOT_MANUAL', { source: 'charge', reversesId: null }],
    ['JOURNAL_ENTRY_NOT_MANUAL', { source: 'payment', reversesId: 'x' }],
    ['JOURNAL_ENTRY_ALREADY_REVERSED', { source: 'manual', reversesId: 'x' }],
  ] as const)('by hand: %s for %j', (expected, candidate) => {
    expect(codeOf(checkReversible(candidate))).toBe(expected);
  });

  it('is dated today, or as wished, and never before what it reverses', () => {
    const days = { original: '2026-06-10', today: '2026-06-14' };
    expect(reversalDay(undefined, days)).toEqual({ ok: true, value: '2026-06-14' });
    expect(reversalDay(null, { ...days, original: '2026-07-01' })).toEqual({ ok: true, value: '2026-07-01' });
    expect(reversalDay('2026-06-10', days)).toEqual({ ok: true, value: '2026-06-10' });
    expect(codeOf(reversalDay('2026-06-09', days))).toBe('REVERSAL_TOO_EARLY');
  });
});
