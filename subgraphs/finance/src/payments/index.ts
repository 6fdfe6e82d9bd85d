import type { Module } from '@lintel/server/define';
import { sdl } from '@lintel/server/sdl';
import { paymentResolvers } from './payments.resolvers.ts';
import { paymentSubscriptions } from './payments.subscriptions.ts';

export { type ApplicationPolicy, oldestFirst } from './application.rules.ts';
export { type PaymentDraft, type RecordOptions, recordPayments } from './record-payments.ts';

/** What is paid, and what it settles. */
export const payments: Module = {
  typeDefs: [sdl(import.meta.url, 'payments.graphql'), sdl(import.meta.url, 'payment-events.graphql')],
  resolvers: { ...paymentResolvers, Subscription: paymentSubscriptions },
};
