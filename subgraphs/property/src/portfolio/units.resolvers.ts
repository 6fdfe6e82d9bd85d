import { toUpperCase } from '@lintel/kernel/text';
import { resolveCommand } from '@lintel/server/command';
import { load } from '@lintel/server/load';
import { moneyFields } from '@lintel/server/money';
import type { Resolvers } from '../__generated__/resolvers.ts';
import { buildingById } from './buildings.queries.ts';
import { propertyById } from './properties.queries.ts';
import { resolveBulk } from './resolve-bulk.ts';
import { unitArchive, unitRestore } from './unit-archive.commands.ts';
import { unitCreate, unitsCreate, unitUpdate } from './units.commands.ts';
import { unitById, unitsOfProperty, unitsPage } from './units.queries.ts';

export const unitResolvers = {
  Query: {
    units: (_, args, context, info) => unitsPage(context, args, info),
    unit: (_, { id }, context) => load(context, unitById, id),
  },
  Unit: {
    __resolveReference: ({ id }, context) => load(context, unitById, id),
    kind: ({ kind }) => toUpperCase(kind),
    baseRent: ({ baseRentMinor, currency }) => (baseRentMinor === null ? null : moneyFields(baseRentMinor, currency)),
    property: ({ propertyId }, _, context) => load(context, propertyById, propertyId),
    building: ({ buildingId }, _, context) => (buildingId === null ? null : load(context, buildingById, buildingId)),
    community: ({ communityId }) => ({ id: communityId }),
    archivedAt: ({ deletedAt }) => deletedAt,
  },
  Property: {
    units: ({ id }, args, context, info) => unitsOfProperty(context, id, args, info),
  },
  Mutation: {
    unitCreate: resolveCommand(unitCreate, 'unit'),
    unitsCreate: resolveBulk(unitsCreate, 'units'),
    unitUpdate: resolveCommand(unitUpdate, 'unit'),
    unitArchive: resolveCommand(unitArchive, 'unit'),
    unitRestore: resolveCommand(unitRestore, 'unit'),
  },
} satisfies Pick<Resolvers, 'Query' | 'Unit' | 'Property' | 'Mutation'>;
