import { toUpperCase } from '@lintel/kernel/text';
import { resolveCommand } from '@lintel/server/command';
import { isUuid } from '@lintel/server/ids';
import { load } from '@lintel/server/load';
import { moneyFields } from '@lintel/server/money';
import { childPage } from '@lintel/server/page';
import type {
  ChargeResolvers,
  LeaseResolvers,
  MutationResolvers,
  PaymentApplicationResolvers,
  PaymentResolvers,
  QueryResolvers,
} from '../__generated__/resolvers.ts';
import { chargeById } from '../charges/charges.queries.ts';
import { journalEntryById } from '../ledger/journal.queries.ts';
import { applicationsByCharge, applicationsByPayment } from './applications.queries.ts';
import { paymentRecord, paymentReverse } from './payments.commands.ts';
import { paymentById, paymentsOfLease, paymentsPage } from './payments.queries.ts';

const Query = {
  payments: (_, args, context, info) => paymentsPage(context, args, info),
  payment: (_, { id }, context) => (isUuid(id) ? load(context, paymentById, id) : null),
} satisfies QueryResolvers;

const Mutation = {
  paymentRecord: resolveCommand(paymentRecord, 'payment'),
  paymentReverse: resolveCommand(paymentReverse, 'payment'),
} satisfies MutationResolvers;

const Lease = {
  payments: ({ id }, args, context, info) => childPage(context, paymentsOfLease, id, args, info),
} satisfies LeaseResolvers;

const Charge = {
  applications: async ({ id, currency }, _, context) =>
    (await load(context, applicationsByCharge, id)).map((row) => ({ ...row, currency })),
} satisfies ChargeResolvers;

const Payment = {
  __resolveReference: ({ id }, context) => (isUuid(id) ? load(context, paymentById, id) : null),
  amount: ({ amountMinor, currency }) => moneyFields(amountMinor, currency),
  unappliedAmount: ({ unappliedMinor, currency }) => moneyFields(unappliedMinor, currency),
  method: ({ method }) => toUpperCase(method),
  status: ({ status }) => toUpperCase(status),
  applications: async ({ id, currency }, _, context) =>
    (await load(context, applicationsByPayment, id)).map((row) => ({ ...row, currency })),
  lease: ({ leaseId }) => ({ id: leaseId }),
  unit: ({ unitId }) => ({ id: unitId }),
  community: ({ communityId }) => ({ id: communityId }),
  postedEntry: async ({ entryId }, _, context) => (await load(context, journalEntryById, entryId))!,
} satisfies PaymentResolvers;

const PaymentApplication = {
  amount: ({ amountMinor, currency }) => moneyFields(amountMinor, currency),
  payment: async ({ paymentId }, _, context) => (await load(context, paymentById, paymentId))!,
  charge: async ({ chargeId }, _, context) => (await load(context, chargeById, chargeId))!,
} satisfies PaymentApplicationResolvers;

export const paymentResolvers = { Query, Mutation, Lease, Charge, Payment, PaymentApplication };
