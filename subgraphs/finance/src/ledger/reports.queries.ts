import { ledgerAccounts } from '@lintel/db/schema/finance';
import { today } from '@lintel/kernel/dates';
import type { Context } from '@lintel/server/context';
import { isUuid } from '@lintel/server/ids';
import { anyOf, load } from '@lintel/server/load';
import { asc } from 'drizzle-orm';
import { communityFactsById } from '../references/references.queries.ts';
import { type Books, type LedgerAccountRow, movedByAccount } from './accounts.queries.ts';

export type BooksArgs = {
  readonly communityId: string;
  readonly asOf?: string | null | undefined;
  readonly currency?: string | null | undefined;
};

/** The books that arguments ask for, with the defaults of the community; null when it is not visible. */
export const openBooks = async (
  context: Context,
  { communityId, asOf, currency }: BooksArgs,
): Promise<Books | null> => {
  const community = isUuid(communityId) ? await load(context, communityFactsById, communityId) : null;
  if (community === null) return null;
  return {
    communityId,
    currency: currency ?? community.currency,
    asOf: asOf ?? today(community.timeZone, context.platform.now()),
  };
};

export type TrialBalanceRowParts = {
  readonly account: LedgerAccountRow;
  readonly currency: string;
  readonly debitMinor: bigint;
  readonly creditMinor: bigint;
};
export type TrialBalanceParts = Books & { readonly rows: readonly TrialBalanceRowParts[] };

/** What stands on each account that was ever moved, archived ones included: each on the side that has more. */
export const trialBalance = async (context: Context, books: Books): Promise<TrialBalanceParts> =>
  context.read(async (tx) => {
    const moved = await movedByAccount(tx, books);
    const accounts = await tx
      .select()
      .from(ledgerAccounts)
      .where(anyOf(ledgerAccounts.id, [...moved.keys()]))
      .orderBy(asc(ledgerAccounts.code), asc(ledgerAccounts.id));
    const rows = accounts.map((account) => {
      const { debitMinor, creditMinor } = moved.get(account.id)!;
      const net = debitMinor - creditMinor;
      return { account, currency: books.currency, debitMinor: net > 0n ? net : 0n, creditMinor: net < 0n ? -net : 0n };
    });
    return { ...books, rows };
  });
