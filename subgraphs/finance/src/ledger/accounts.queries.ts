import { archived } from '@lintel/db/live';
import { type AccountPurpose, accountBalances, ledgerAccounts } from '@lintel/db/schema/finance';
import type { Tx } from '@lintel/db/session';
import { toLowerCase } from '@lintel/kernel/text';
import type { Context } from '@lintel/server/context';
import { startsWith, where } from '@lintel/server/filter';
import { anyOf, byKey, computedByKey } from '@lintel/server/load';
import { type Connection, type Order, pageOf } from '@lintel/server/page';
import { inArray, sql } from 'drizzle-orm';
import type { LedgerAccountFilter, LedgerAccountOrder, QueryLedgerAccountsArgs } from '../__generated__/resolvers.ts';

export type LedgerAccountPage = Connection<LedgerAccountRow>;
export type LedgerAccountRow = typeof ledgerAccounts.$inferSelect;

export const ledgerAccountById = byKey(ledgerAccounts, ledgerAccounts.id);

const byCode = (direction: Order['direction']): Order => ({
  name: 'code',
  columns: [ledgerAccounts.code, ledgerAccounts.id],
  direction,
});
const orders: Readonly<Record<LedgerAccountOrder, Order>> = { CODE_ASC: byCode('asc'), CODE_DESC: byCode('desc') };

export const ledgerAccountsPage = (
  context: Context,
  { filter, orderBy, ...page }: QueryLedgerAccountsArgs,
): Promise<LedgerAccountPage> => {
  const wanted: LedgerAccountFilter = { ...filter, archived: filter?.archived ?? 'EXCLUDE' };
  return pageOf(
    context,
    {
      name: 'ledgerAccounts',
      table: ledgerAccounts,
      order: orders[orderBy ?? 'CODE_ASC'],
      filter,
      where: where(wanted, {
        types: (types) => inArray(ledgerAccounts.type, types.map(toLowerCase)),
        codePrefix: (prefix) => startsWith(ledgerAccounts.code, prefix),
        archived: (which) => archived(ledgerAccounts, which),
      }),
    },
    page,
  );
};

export type SystemAccounts = Readonly<Record<AccountPurpose, string>>;

/** The ids of the accounts that commands post to. Every organization has them from its first moment. */
export const systemAccounts = async (tx: Tx): Promise<SystemAccounts> => {
  const rows = await tx
    .select({ id: ledgerAccounts.id, purpose: ledgerAccounts.purpose })
    .from(ledgerAccounts)
    .where(sql`${ledgerAccounts.purpose} is not null`);
  return Object.fromEntries(rows.map(({ id, purpose }) => [purpose, id])) as SystemAccounts;
};

/** Accounts by id, those that are archived too. */
export const readAccounts = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, LedgerAccountRow>> => {
  const rows = await tx.select().from(ledgerAccounts).where(anyOf(ledgerAccounts.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
};

/** The ids above an account, the nearest first. */
export const readAncestors = async (tx: Tx, id: string): Promise<string[]> => {
  const rows = await tx.execute<{ id: string }>(sql`
    with recursive above as (
      select parent_id as id, 1 as distance from finance.ledger_accounts where id = ${id}
      union all
      select a.parent_id, above.distance + 1 from finance.ledger_accounts a join above on a.id = above.id where above.distance < 100
    )
    select id from above where id is not null order by distance`);
  return rows.map((row) => row.id);
};

export type Moved = { readonly debitMinor: bigint; readonly creditMinor: bigint };

/** Books to read: of one community, in one currency, up to and including a day. */
export type Books = { readonly communityId: string; readonly currency: string; readonly asOf: string };

/** What was ever moved on accounts, by account, in the books given. */
export const movedByAccount = async (
  tx: Tx,
  { communityId, currency, asOf }: Books,
  accountIds?: readonly string[],
): Promise<Map<string, Moved>> => {
  const b = accountBalances;
  const rows = await tx
    .select({
      accountId: b.accountId,
      debit: sql<string>`sum(${b.debitMinor})::text`,
      credit: sql<string>`sum(${b.creditMinor})::text`,
    })
    .from(b)
    .where(
      sql`${b.communityId} = ${communityId} and ${b.currency} = ${currency} and ${b.day} <= ${asOf}${
        accountIds === undefined ? sql`` : sql` and ${anyOf(b.accountId, accountIds)}`
      }`,
    )
    .groupBy(b.accountId);
  return new Map(
    rows.map(({ accountId, debit, credit }) => [accountId, { debitMinor: BigInt(debit), creditMinor: BigInt(credit) }]),
  );
};

/** Keys are `community|currency|day|account`, so that all balances of one answer come with one statement per set of books. */
export const movedByBooksAndAccount = computedByKey<Moved>(
  'finance.moved',
  async (tx, keys) => {
    const found = new Map<string, Moved>();
    const accountsByBooks = Map.groupBy(
      keys.map((key) => key.split('|')),
      ([communityId, currency, asOf]) => `${communityId}|${currency}|${asOf}`,
    );
    for (const [books, parts] of accountsByBooks) {
      const [communityId = '', currency = '', asOf = ''] = books.split('|');
      const moved = await movedByAccount(
        tx,
        { communityId, currency, asOf },
        parts.map((part) => part[3] ?? ''),
      );
      for (const [accountId, sums] of moved) found.set(`${books}|${accountId}`, sums);
    }
    return found;
  },
  { debitMinor: 0n, creditMinor: 0n },
);

/** Whether an account stands at zero in every community and currency, and whether anything was ever posted to it. */
export const readUse = async (
  tx: Tx,
  accountId: string,
): Promise<{ used: boolean; settled: boolean; hasChildren: boolean }> => {
  const rows = await tx.execute<{ used: boolean; settled: boolean; children: boolean }>(sql`
    select exists (select from finance.account_balances where account_id = ${accountId}) as used,
      not exists (
        select from finance.account_balances where account_id = ${accountId}
        group by community_id, currency having sum(debit_minor) <> sum(credit_minor)) as settled,
      exists (select from finance.ledger_accounts where parent_id = ${accountId} and deleted_at is null) as children`);
  const row = rows[0]!;
  return { used: row.used, settled: row.settled, hasChildren: row.children };
};
