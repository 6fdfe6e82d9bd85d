import { toUpperCase } from '@lintel/kernel/text';
import { resolveCommand } from '@lintel/server/command';
import { isUuid } from '@lintel/server/ids';
import { load } from '@lintel/server/load';
import { moneyFields } from '@lintel/server/money';
import type {
  JournalEntryResolvers,
  JournalLineResolvers,
  MutationResolvers,
  QueryResolvers,
} from '../__generated__/resolvers.ts';
import { chargeById } from '../charges/charges.queries.ts';
import { paymentById } from '../payments/payments.queries.ts';
import { ledgerAccountById } from './accounts.queries.ts';
import { journalEntryPost, journalEntryReverse } from './journal.commands.ts';
import { journalEntriesPage, journalEntryById, linesByEntry, reversalByEntry } from './journal.queries.ts';

const Query = {
  journalEntries: (_, args, context) => journalEntriesPage(context, args),
  journalEntry: (_, { id }, context) => (isUuid(id) ? load(context, journalEntryById, id) : null),
} satisfies QueryResolvers;

const Mutation = {
  journalEntryPost: resolveCommand(journalEntryPost, 'journalEntry'),
  journalEntryReverse: resolveCommand(journalEntryReverse, 'journalEntry'),
} satisfies MutationResolvers;

const JournalEntry = {
  __resolveReference: ({ id }, context) => (isUuid(id) ? load(context, journalEntryById, id) : null),
  community: ({ communityId }) => ({ id: communityId }),
  source: ({ source }) => toUpperCase(source),
  status: async ({ id }, _, context) => ((await load(context, reversalByEntry, id)) === null ? 'POSTED' : 'REVERSED'),
  reverses: ({ reversesId }, _, context) => (reversesId === null ? null : load(context, journalEntryById, reversesId)),
  reversedBy: ({ id }, _, context) => load(context, reversalByEntry, id),
  lines: async ({ id, currency }, _, context) =>
    (await load(context, linesByEntry, id)).map((line) => ({ ...line, currency })),
  total: async ({ id, currency }, _, context) => {
    const lines = await load(context, linesByEntry, id);
    return moneyFields(
      lines.reduce((sum, { debitMinor }) => sum + debitMinor, 0n),
      currency,
    );
  },
} satisfies JournalEntryResolvers;

const JournalLine = {
  account: async ({ accountId }, _, context) => (await load(context, ledgerAccountById, accountId))!,
  side: ({ debitMinor }) => (debitMinor > 0n ? 'DEBIT' : 'CREDIT'),
  amount: ({ debitMinor, creditMinor, currency }) => moneyFields(debitMinor > 0n ? debitMinor : creditMinor, currency),
  unit: ({ unitId }) => (unitId === null ? null : { id: unitId }),
  lease: ({ leaseId }) => (leaseId === null ? null : { id: leaseId }),
  charge: ({ chargeId }, _, context) => (chargeId === null ? null : load(context, chargeById, chargeId)),
  payment: ({ paymentId }, _, context) => (paymentId === null ? null : load(context, paymentById, paymentId)),
} satisfies JournalLineResolvers;

export const journalResolvers = { Query, Mutation, JournalEntry, JournalLine };
