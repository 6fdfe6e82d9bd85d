import { load } from '@lintel/server/load';
import { subscriptionField } from '@lintel/server/subscription-field';
import type { SubscriptionPaymentRecordedArgs, SubscriptionResolvers } from '../__generated__/resolvers.ts';
import { type PaymentRow, paymentById } from './payments.queries.ts';

/** A payment, and when it was recorded. */
export type PaymentRecorded = { readonly payment: PaymentRow; readonly occurredAt: Date };

const paymentRecorded = subscriptionField<SubscriptionPaymentRecordedArgs, PaymentRecorded>({
  events: ['payment.recorded'],
  concerns: ({ payload }, { leaseId }) => leaseId == null || payload.leaseId === leaseId,
  load: async (context, { entityId, occurredAt }, { unitId, communityId }) => {
    const payment = await load(context, paymentById, entityId);
    if (payment === null) return null;
    if (unitId != null && payment.unitId !== unitId) return null;
    if (communityId != null && payment.communityId !== communityId) return null;
    return { payment, occurredAt: new Date(occurredAt) };
  },
});

export const paymentSubscriptions = { paymentRecorded } satisfies SubscriptionResolvers;
