import type { EntrySource } from '@lintel/db/schema/finance';
import { fail, ok, type Result } from '@lintel/kernel/result';

export type Side = 'debit' | 'credit';

export const oppositeSide = (side: Side): Side => (side === 'debit' ? 'credit' : 'debit');

/** A line to post. The amount is in minor units of the entry's currency and more than zero. */
export type LineDraft = {
  readonly accountId: string;
  readonly side: Side;
  readonly amountMinor: bigint;
  readonly memo?: string;
  readonly unitId?: string | null;
  readonly leaseId?: string | null;
  readonly chargeId?: string | null;
  readonly paymentId?: string | null;
};

/** An entry to post: one community, one currency, lines that balance. */
export type EntryDraft = {
  readonly id: string;
  readonly communityId: string;
  readonly entryDate: string;
  readonly memo: string;
  readonly currency: string;
  readonly source: EntrySource;
  readonly reversesId?: string | null;
  readonly lines: readonly LineDraft[];
};

export const mostLines = 200;

/** Double entry (rule R5): at least two lines, amounts above zero, debits equal to credits. */
export const checkLines = <Line extends Pick<LineDraft, 'side' | 'amountMinor'>>(
  lines: readonly Line[],
): Result<readonly Line[]> => {
  if (lines.length < 2) return fail('JOURNAL_ENTRY_TOO_SHORT');
  if (lines.length > mostLines)
    return fail('TOO_MANY_ITEMS', { message: `A journal entry has at most ${mostLines} lines.` });
  if (lines.some(({ amountMinor }) => amountMinor <= 0n)) return fail('AMOUNT_NOT_POSITIVE');
  const debits = sumOf(lines, 'debit');
  const credits = sumOf(lines, 'credit');
  return debits === credits ? ok(lines) : fail('JOURNAL_ENTRY_UNBALANCED', { details: { debits, credits } });
};

const sumOf = (lines: readonly Pick<LineDraft, 'side' | 'amountMinor'>[], wanted: Side): bigint =>
  lines.reduce((sum, { side, amountMinor }) => (side === wanted ? sum + amountMinor : sum), 0n);

type Posted = Pick<EntryDraft, 'communityId' | 'currency' | 'source' | 'lines'> & { readonly id: string };

/** The exact opposite of an entry (rule R6): same accounts, amounts and objects on the other side. */
export const reversalOf = (
  entry: Posted,
  { id, entryDate, memo }: { readonly id: string; readonly entryDate: string; readonly memo: string },
): EntryDraft => ({
  id,
  entryDate,
  memo,
  communityId: entry.communityId,
  currency: entry.currency,
  source: entry.source,
  reversesId: entry.id,
  lines: entry.lines.map((line) => ({ ...line, side: oppositeSide(line.side) })),
});

/** Only what a person posted may a person reverse, and a reversal is final. */
export const checkReversible = <Entry extends { readonly source: EntrySource; readonly reversesId: string | null }>(
  entry: Entry,
): Result<Entry> => {
  if (entry.source !== 'manual') return fail('JOURNAL_ENTRY_NOT_MANUAL', { path: ['input', 'id'] });
  if (entry.reversesId !== null) return fail('JOURNAL_ENTRY_ALREADY_REVERSED', { path: ['input', 'id'] });
  return ok(entry);
};

/**
 * The day of a reversal: the one wished for, or today. Never before the day of what is reversed, or the books of the days
 * between would show the opposite of what had happened. Error: REVERSAL_TOO_EARLY.
 */
export const reversalDay = (
  wished: string | null | undefined,
  { original, today }: { original: string; today: string },
): Result<string> => {
  if (wished == null) return ok(today < original ? original : today);
  return wished < original ? fail('REVERSAL_TOO_EARLY', { details: { original } }) : ok(wished);
};
