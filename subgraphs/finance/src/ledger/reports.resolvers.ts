import { moneyFields } from '@lintel/server/money';
import type { QueryResolvers, TrialBalanceResolvers, TrialBalanceRowResolvers } from '../__generated__/resolvers.ts';
import { openBooks, trialBalance } from './reports.queries.ts';

const Query = {
  trialBalance: async (_, args, context) => {
    const books = await openBooks(context, args);
    return books === null ? null : trialBalance(context, books);
  },
} satisfies QueryResolvers;

const TrialBalance = {
  community: ({ communityId }) => ({ id: communityId }),
  totalDebit: ({ rows, currency }) =>
    moneyFields(
      rows.reduce((sum, { debitMinor }) => sum + debitMinor, 0n),
      currency,
    ),
  totalCredit: ({ rows, currency }) =>
    moneyFields(
      rows.reduce((sum, { creditMinor }) => sum + creditMinor, 0n),
      currency,
    ),
} satisfies TrialBalanceResolvers;

const TrialBalanceRow = {
  debit: ({ debitMinor, currency }) => moneyFields(debitMinor, currency),
  credit: ({ creditMinor, currency }) => moneyFields(creditMinor, currency),
} satisfies TrialBalanceRowResolvers;

export const reportResolvers = { Query, TrialBalance, TrialBalanceRow };
