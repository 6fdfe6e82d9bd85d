import type { Module } from '@lintel/server/define';
import { sdl } from '@lintel/server/sdl';
import { accountResolvers } from './accounts.resolvers.ts';
import { journalResolvers } from './journal.resolvers.ts';
import { reportResolvers } from './reports.resolvers.ts';

export { type SystemAccounts, systemAccounts } from './accounts.queries.ts';
export { type EntryDraft, type LineDraft, reversalDay, reversalOf } from './journal.rules.ts';
export { postJournalEntries, readPostedEntries } from './posting.ts';

/** The chart of accounts, the journal, and what can be read from them. */
export const ledger: Module = {
  typeDefs: [
    sdl(import.meta.url, 'accounts.graphql'),
    sdl(import.meta.url, 'journal.graphql'),
    sdl(import.meta.url, 'reports.graphql'),
  ],
  resolvers: {
    ...accountResolvers,
    ...journalResolvers,
    ...reportResolvers,
    Query: { ...accountResolvers.Query, ...journalResolvers.Query, ...reportResolvers.Query },
    Mutation: { ...accountResolvers.Mutation, ...journalResolvers.Mutation },
  },
};
