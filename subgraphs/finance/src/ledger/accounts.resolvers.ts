import { toUpperCase } from '@lintel/kernel/text';
import { resolveCommand } from '@lintel/server/command';
import { isUuid } from '@lintel/server/ids';
import { load } from '@lintel/server/load';
import { moneyFields } from '@lintel/server/money';
import type { LedgerAccountResolvers, MutationResolvers, QueryResolvers } from '../__generated__/resolvers.ts';
import {
  ledgerAccountArchive,
  ledgerAccountCreate,
  ledgerAccountRestore,
  ledgerAccountUpdate,
} from './accounts.commands.ts';
import { ledgerAccountById, ledgerAccountsPage, movedByBooksAndAccount } from './accounts.queries.ts';
import { naturalBalance } from './accounts.rules.ts';
import { openBooks } from './reports.queries.ts';

const Query = {
  ledgerAccounts: (_, args, context) => ledgerAccountsPage(context, args),
  ledgerAccount: (_, { id }, context) => (isUuid(id) ? load(context, ledgerAccountById, id) : null),
} satisfies QueryResolvers;

const Mutation = {
  ledgerAccountCreate: resolveCommand(ledgerAccountCreate, 'ledgerAccount'),
  ledgerAccountUpdate: resolveCommand(ledgerAccountUpdate, 'ledgerAccount'),
  ledgerAccountArchive: resolveCommand(ledgerAccountArchive, 'ledgerAccount'),
  ledgerAccountRestore: resolveCommand(ledgerAccountRestore, 'ledgerAccount'),
} satisfies MutationResolvers;

const LedgerAccount = {
  __resolveReference: ({ id }, context) => (isUuid(id) ? load(context, ledgerAccountById, id) : null),
  type: ({ type }) => toUpperCase(type),
  purpose: ({ purpose }) => (purpose === null ? null : toUpperCase(purpose)),
  parent: ({ parentId }, _, context) => (parentId === null ? null : load(context, ledgerAccountById, parentId)),
  archivedAt: ({ deletedAt }) => deletedAt,
  balance: async ({ id, type }, args, context) => {
    const books = await openBooks(context, args);
    if (books === null) return null;
    const moved = await load(
      context,
      movedByBooksAndAccount,
      `${books.communityId}|${books.currency}|${books.asOf}|${id}`,
    );
    return moneyFields(naturalBalance(type, moved), books.currency);
  },
} satisfies LedgerAccountResolvers;

export const accountResolvers = { Query, Mutation, LedgerAccount };
