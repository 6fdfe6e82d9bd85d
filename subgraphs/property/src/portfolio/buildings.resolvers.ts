import { resolveCommand } from '@lintel/server/command';
import { load } from '@lintel/server/load';
import type { Resolvers } from '../__generated__/resolvers.ts';
import { buildingArchive, buildingCreate, buildingRestore, buildingUpdate } from './buildings.commands.ts';
import { buildingsByProperty } from './buildings.queries.ts';
import { propertyById } from './properties.queries.ts';
import { unitsOfBuilding } from './units.queries.ts';

export const buildingResolvers = {
  Building: {
    property: ({ propertyId }, _, context) => load(context, propertyById, propertyId),
    units: ({ id }, args, context, info) => unitsOfBuilding(context, id, args, info),
    archivedAt: ({ deletedAt }) => deletedAt,
  },
  Property: {
    buildings: ({ id }, _, context) => load(context, buildingsByProperty, id),
  },
  Mutation: {
    buildingCreate: resolveCommand(buildingCreate, 'building'),
    buildingUpdate: resolveCommand(buildingUpdate, 'building'),
    buildingArchive: resolveCommand(buildingArchive, 'building'),
    buildingRestore: resolveCommand(buildingRestore, 'building'),
  },
} satisfies Pick<Resolvers, 'Building' | 'Property' | 'Mutation'>;
