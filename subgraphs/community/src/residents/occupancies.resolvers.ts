import { resolveCommand } from '@lintel/server/command';
import { load } from '@lintel/server/load';
import type { MutationResolvers, OccupancyResolvers, QueryResolvers } from '../__generated__/resolvers.ts';
import { occupancyCreate, occupancyEnd, occupancyUpdate } from './occupancies.commands.ts';
import { isCurrentById, occupanciesPage, occupancyById } from './occupancies.queries.ts';
import { kindToSdl } from './occupancies.rules.ts';
import { residentById } from './residents.queries.ts';

const Query = {
  occupancies: (_, { filter, ...page }, context) => occupanciesPage(context, filter, page),
  occupancy: (_, { id }, context) => load(context, occupancyById, id),
} satisfies QueryResolvers;

const Mutation = {
  occupancyCreate: resolveCommand(occupancyCreate, 'occupancy'),
  occupancyUpdate: resolveCommand(occupancyUpdate, 'occupancy'),
  occupancyEnd: resolveCommand(occupancyEnd, 'occupancy'),
} satisfies MutationResolvers;

const Occupancy = {
  kind: ({ kind }) => kindToSdl(kind),
  isCurrent: ({ id }, _, context) => load(context, isCurrentById, id),
  unit: ({ unitId }) => ({ id: unitId }),
  property: ({ propertyId }) => ({ id: propertyId }),
  resident: ({ residentId }, _, context) => load(context, residentById, residentId),
} satisfies OccupancyResolvers;

export const occupancyResolvers = { Query, Mutation, Occupancy };
