import { journalEntries, journalLines } from '@lintel/db/schema/finance';
import { toLowerCase } from '@lintel/kernel/text';
import type { Context } from '@lintel/server/context';
import { where } from '@lintel/server/filter';
import { anyOf, byKey, computedByKey, manyByKey } from '@lintel/server/load';
import { type Connection, type Order, pageOf } from '@lintel/server/page';
import { asc, gte, inArray, lte, sql } from 'drizzle-orm';
import type { JournalEntryFilter, JournalEntryOrder, QueryJournalEntriesArgs } from '../__generated__/resolvers.ts';

export type JournalEntryPage = Connection<JournalEntryRow>;
export type JournalEntryRow = typeof journalEntries.$inferSelect;
/** A line with the currency of its entry. */
export type JournalLineOfEntry = typeof journalLines.$inferSelect & Pick<JournalEntryRow, 'currency'>;

export const journalEntryById = byKey(journalEntries, journalEntries.id);
export const linesByEntry = manyByKey(journalLines, journalLines.entryId, { orderBy: [asc(journalLines.position)] });

/** The entry that reversed an entry, by the id of the latter. */
export const reversalByEntry = computedByKey<JournalEntryRow | null>(
  'finance.reversalByEntry',
  async (tx, ids) => {
    const rows = await tx.select().from(journalEntries).where(anyOf(journalEntries.reversesId, ids));
    return new Map(rows.map((row) => [row.reversesId!, row]));
  },
  null,
);

const byDay = (direction: Order['direction']): Order => ({
  name: 'entryDate',
  columns: [journalEntries.entryDate, journalEntries.id],
  direction,
});
const orders: Readonly<Record<JournalEntryOrder, Order>> = {
  ENTRY_DATE_ASC: byDay('asc'),
  ENTRY_DATE_DESC: byDay('desc'),
};

export const journalEntriesPage = (
  context: Context,
  { filter, orderBy, ...page }: QueryJournalEntriesArgs,
): Promise<JournalEntryPage> =>
  pageOf(
    context,
    {
      name: 'journalEntries',
      table: journalEntries,
      order: orders[orderBy ?? 'ENTRY_DATE_DESC'],
      filter,
      where: where<JournalEntryFilter>(filter, {
        communityId: (id) => anyOf(journalEntries.communityId, [id]),
        accountId: (id) => sql`exists (
          select from ${journalLines} where ${anyOf(journalLines.accountId, [id])} and ${journalLines.entryId} = ${journalEntries.id})`,
        sources: (sources) => inArray(journalEntries.source, sources.map(toLowerCase)),
        dateFrom: (day) => gte(journalEntries.entryDate, day),
        dateTo: (day) => lte(journalEntries.entryDate, day),
      }),
    },
    page,
  );
