import { toUpperCase } from '@lintel/kernel/text';
import { resolveCommand } from '@lintel/server/command';
import { load } from '@lintel/server/load';
import type { Resolvers } from '../__generated__/resolvers.ts';
import { propertiesCreate, propertyCreate, propertyUpdate } from './properties.commands.ts';
import {
  addressById,
  propertiesOfCommunity,
  propertiesPage,
  propertyById,
  unitCountByProperty,
} from './properties.queries.ts';
import { propertyArchive, propertyRestore } from './property-archive.commands.ts';
import { resolveBulk } from './resolve-bulk.ts';

export const propertyResolvers = {
  Query: {
    properties: (_, args, context, info) => propertiesPage(context, args, info),
    property: (_, { id }, context) => load(context, propertyById, id),
  },
  Property: {
    __resolveReference: ({ id }, context) => load(context, propertyById, id),
    kind: ({ kind }) => toUpperCase(kind),
    community: ({ communityId }) => ({ id: communityId }),
    address: ({ addressId }, _, context) => (addressId === null ? null : load(context, addressById, addressId)),
    unitCount: ({ id }, _, context) => load(context, unitCountByProperty, id),
    archivedAt: ({ deletedAt }) => deletedAt,
  },
  Community: {
    properties: ({ id }, args, context, info) => propertiesOfCommunity(context, id, args, info),
  },
  Mutation: {
    propertyCreate: resolveCommand(propertyCreate, 'property'),
    propertiesCreate: resolveBulk(propertiesCreate, 'properties'),
    propertyUpdate: resolveCommand(propertyUpdate, 'property'),
    propertyArchive: resolveCommand(propertyArchive, 'property'),
    propertyRestore: resolveCommand(propertyRestore, 'property'),
  },
} satisfies Pick<Resolvers, 'Query' | 'Property' | 'Community' | 'Mutation'>;
