import { newIds } from '@lintel/db/new-ids';
import { journalEntries } from '@lintel/db/schema/finance';
import type { Tx } from '@lintel/db/session';
import { today } from '@lintel/kernel/dates';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { cleanOptionalText, toLowerCase } from '@lintel/kernel/text';
import { command } from '@lintel/server/command';
import type { ConstraintErrors } from '@lintel/server/driver-errors';
import { isUuid } from '@lintel/server/ids';
import { readPositiveMoney } from '@lintel/server/money';
import { eq } from 'drizzle-orm';
import type { JournalEntryPostInput, JournalEntryReverseInput, JournalLineInput } from '../__generated__/resolvers.ts';
import { readCommunities, readUnits } from '../references/references.queries.ts';
import { readAccounts } from './accounts.queries.ts';
import { checkPostable } from './accounts.rules.ts';
import type { JournalEntryRow } from './journal.queries.ts';
import { checkLines, checkReversible, type LineDraft, mostLines, reversalDay, reversalOf } from './journal.rules.ts';
import { postJournalEntries, readPostedEntries } from './posting.ts';

const constraints: ConstraintErrors = {
  journal_entries_reverses_key: { code: 'JOURNAL_ENTRY_ALREADY_REVERSED', path: ['input', 'id'] },
  journal_entries_balanced: { code: 'JOURNAL_ENTRY_UNBALANCED', path: ['input', 'lines'] },
  journal_entries_two_lines: { code: 'JOURNAL_ENTRY_TOO_SHORT', path: ['input', 'lines'] },
  journal_lines_postable: { code: 'ACCOUNT_NOT_POSTABLE', path: ['input', 'lines'] },
};

export const journalEntryPost = command(
  'journalEntryPost',
  { money: true, constraints },
  async ({ tx, emit }, input: JournalEntryPostInput): Promise<Result<JournalEntryRow>> => {
    if (input.lines.length > mostLines) return fail('TOO_MANY_ITEMS', { path: ['input', 'lines'] });
    const memo = at(['input', 'memo'], cleanOptionalText(input.memo, { max: 500, multiline: true }));
    const community = isUuid(input.communityId)
      ? (await readCommunities(tx, [input.communityId])).get(input.communityId)
      : undefined;
    if (community === undefined || community.deletedAt !== null)
      return fail('REFERENCE_NOT_FOUND', { path: ['input', 'communityId'] });
    const parts = all([memo, oneCurrency(input.lines), await readLines(tx, input)]);
    if (!parts.ok) return parts;
    const [text, currency, lines] = parts.value;
    const balanced = at(['input', 'lines'], checkLines(lines));
    if (!balanced.ok) return balanced;

    const [id] = await newIds(tx, 1);
    const { communityId, entryDate } = input;
    await postJournalEntries(tx, [
      { id: id!, communityId, entryDate, memo: text ?? '', currency, source: 'manual', lines },
    ]);
    await emit({
      type: 'journalEntry.posted',
      entity: 'JournalEntry',
      entityId: id!,
      payload: { communityId, entryDate },
    });
    return readEntry(tx, id!);
  },
);

export const journalEntryReverse = command(
  'journalEntryReverse',
  { money: true, constraints },
  async ({ tx, now, emit }, input: JournalEntryReverseInput): Promise<Result<JournalEntryRow>> => {
    const entry = isUuid(input.id) ? (await readPostedEntries(tx, [input.id])).get(input.id) : undefined;
    if (entry === undefined) return fail('NOT_FOUND', { path: ['input', 'id'] });
    const community = (await readCommunities(tx, [entry.communityId])).get(entry.communityId);
    const parts = all([
      checkReversible(entry),
      at(['input', 'memo'], cleanOptionalText(input.memo, { max: 500, multiline: true })),
      at(
        ['input', 'entryDate'],
        reversalDay(input.entryDate, { original: entry.entryDate, today: today(community?.timeZone ?? 'UTC', now) }),
      ),
    ]);
    if (!parts.ok) return parts;
    const [, memo, entryDate] = parts.value;
    const [id] = await newIds(tx, 1);
    // Two at once: the unique key on `reverses_id` lets one through.
    await postJournalEntries(tx, [reversalOf(entry, { id: id!, entryDate, memo: memo ?? entry.memo })]);
    const { communityId } = entry;
    await emit({
      type: 'journalEntry.reversed',
      entity: 'JournalEntry',
      entityId: entry.id,
      payload: { communityId, reversalId: id! },
    });
    return readEntry(tx, id!);
  },
);

/** Amounts of different currencies cannot balance each other (rule R1). */
const oneCurrency = (lines: readonly JournalLineInput[]): Result<string> => {
  const currency = lines[0]?.amount.currency;
  if (currency === undefined) return fail('JOURNAL_ENTRY_TOO_SHORT', { path: ['input', 'lines'] });
  const stranger = lines.findIndex(({ amount }) => amount.currency !== currency);
  return stranger < 0
    ? ok(currency)
    : fail('CURRENCY_MISMATCH', { path: ['input', 'lines', String(stranger), 'amount', 'currency'] });
};

/** Every line checked against its account and unit, with all failures at once. */
const readLines = async (tx: Tx, { lines, communityId }: JournalEntryPostInput): Promise<Result<LineDraft[]>> => {
  const accounts = await readAccounts(
    tx,
    lines.map(({ accountId }) => accountId),
  );
  const units = await readUnits(
    tx,
    lines.flatMap(({ unitId }) => unitId ?? []),
  );
  return all(
    lines.map((line, index): Result<LineDraft> => {
      const path = ['input', 'lines', String(index)];
      const account = accounts.get(line.accountId);
      const unit = line.unitId == null ? undefined : units.get(line.unitId);
      const parts = all([
        account === undefined
          ? fail('REFERENCE_NOT_FOUND', { path: [...path, 'accountId'] })
          : at([...path, 'accountId'], checkPostable(account)),
        readPositiveMoney(line.amount, [...path, 'amount']),
        at([...path, 'memo'], cleanOptionalText(line.memo, { max: 500 })),
        line.unitId == null || unit?.communityId === communityId
          ? ok(null)
          : fail('REFERENCE_NOT_FOUND', { path: [...path, 'unitId'] }),
      ]);
      if (!parts.ok) return parts;
      const [{ id: accountId }, { minorUnits }, memo] = parts.value;
      return ok({
        accountId,
        side: toLowerCase(line.side),
        amountMinor: minorUnits,
        memo: memo ?? '',
        unitId: unit?.id ?? null,
      });
    }),
  );
};

const readEntry = async (tx: Tx, id: string): Promise<Result<JournalEntryRow>> => {
  const [entry] = await tx.select().from(journalEntries).where(eq(journalEntries.id, id));
  return ok(entry!);
};
