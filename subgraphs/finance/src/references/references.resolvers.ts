import { isUuid } from '@lintel/server/ids';
import { load } from '@lintel/server/load';
import type { LeaseResolvers, UnitResolvers } from '../__generated__/resolvers.ts';
import { leaseFactsById, unitFactsById } from './references.queries.ts';

const Unit = {
  __resolveReference: ({ id }, context) => (isUuid(id) ? load(context, unitFactsById, id) : null),
} satisfies UnitResolvers;

const Lease = {
  __resolveReference: ({ id }, context) => (isUuid(id) ? load(context, leaseFactsById, id) : null),
} satisfies LeaseResolvers;

export const referenceResolvers = { Unit, Lease };
