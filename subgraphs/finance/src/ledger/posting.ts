import { journalEntries, journalLines } from '@lintel/db/schema/finance';
import type { Tx } from '@lintel/db/session';
import { anyOf } from '@lintel/server/load';
import { asc, sql } from 'drizzle-orm';
import type { EntryDraft, LineDraft } from './journal.rules.ts';

/**
 * Posts entries with their lines: two statements however many there are. Take a few thousand at most in one call. The
 * database refuses what does not balance, at COMMIT; balances of accounts and leases move with the lines.
 *
 * Charges and payments that lines name must exist; `lock_lease_balances` must have been called for their leases.
 */
export const postJournalEntries = async (tx: Tx, entries: readonly EntryDraft[]): Promise<void> => {
  if (entries.length === 0) return;
  const rows = entries.map(({ id, communityId, entryDate, memo, currency, source, reversesId }) => ({
    id,
    community_id: communityId,
    entry_date: entryDate,
    memo,
    currency,
    source,
    reverses_id: reversesId ?? null,
  }));
  await tx.execute(sql`
    insert into finance.journal_entries (id, community_id, entry_date, memo, currency, source, reverses_id)
    select id, community_id, entry_date, memo, currency, source, reverses_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e(id uuid, community_id uuid, entry_date date, memo text, currency text, source text, reverses_id uuid)`);
  const lines = entries.flatMap((entry) => entry.lines.map((line, position) => lineRow(entry, line, position)));
  await tx.execute(sql`
    insert into finance.journal_lines
      (community_id, entry_id, position, account_id, debit_minor, credit_minor, memo, unit_id, lease_id, charge_id, payment_id)
    select community_id, entry_id, position, account_id, debit_minor, credit_minor, memo, unit_id, lease_id, charge_id, payment_id
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      as l(community_id uuid, entry_id uuid, position int, account_id uuid, debit_minor bigint, credit_minor bigint, memo text,
        unit_id uuid, lease_id uuid, charge_id uuid, payment_id uuid)`);
};

const lineRow = (entry: EntryDraft, line: LineDraft, position: number) => ({
  community_id: entry.communityId,
  entry_id: entry.id,
  position,
  account_id: line.accountId,
  debit_minor: line.side === 'debit' ? String(line.amountMinor) : '0',
  credit_minor: line.side === 'credit' ? String(line.amountMinor) : '0',
  memo: line.memo ?? '',
  unit_id: line.unitId ?? null,
  lease_id: line.leaseId ?? null,
  charge_id: line.chargeId ?? null,
  payment_id: line.paymentId ?? null,
});

export type PostedEntry = EntryDraft & { readonly reversesId: string | null };

/** Posted entries with their lines, by id; the invisible are missing. */
export const readPostedEntries = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, PostedEntry>> => {
  const entries = await tx.select().from(journalEntries).where(anyOf(journalEntries.id, ids));
  const rows = await tx
    .select()
    .from(journalLines)
    .where(anyOf(journalLines.entryId, ids))
    .orderBy(asc(journalLines.position));
  const linesByEntry = Map.groupBy(rows, ({ entryId }) => entryId);
  return new Map(
    entries.map(({ id, communityId, entryDate, memo, currency, source, reversesId }) => [
      id,
      {
        id,
        communityId,
        entryDate,
        memo,
        currency,
        source,
        reversesId,
        lines: (linesByEntry.get(id) ?? []).map(postedLine),
      },
    ]),
  );
};

const postedLine = (row: typeof journalLines.$inferSelect): LineDraft => ({
  accountId: row.accountId,
  side: row.debitMinor > 0n ? 'debit' : 'credit',
  amountMinor: row.debitMinor > 0n ? row.debitMinor : row.creditMinor,
  memo: row.memo,
  unitId: row.unitId,
  leaseId: row.leaseId,
  chargeId: row.chargeId,
  paymentId: row.paymentId,
});
