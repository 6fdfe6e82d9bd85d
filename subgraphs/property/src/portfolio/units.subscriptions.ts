import { load } from '@lintel/server/load';
import { subscriptionField } from '@lintel/server/subscription-field';
import type { SubscriptionResolvers, SubscriptionUnitUpdatedArgs } from '../__generated__/resolvers.ts';
import { type UnitRow, unitById } from './units.queries.ts';

/** A unit, and when it was changed. */
export type UnitUpdated = { readonly unit: UnitRow; readonly occurredAt: Date };

const unitUpdated = subscriptionField<SubscriptionUnitUpdatedArgs, UnitUpdated>({
  events: ['unit.updated'],
  concerns: ({ entityId }, { id }) => id == null || entityId === id,
  load: async (context, { entityId, occurredAt }, { propertyId, communityId }) => {
    const unit = await load(context, unitById, entityId);
    if (unit === null) return null;
    if (propertyId != null && unit.propertyId !== propertyId) return null;
    if (communityId != null && unit.communityId !== communityId) return null;
    return { unit, occurredAt: new Date(occurredAt) };
  },
});

export const unitSubscriptions = { unitUpdated } satisfies SubscriptionResolvers;
