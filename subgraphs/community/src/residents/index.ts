import type { Module } from '@lintel/server/define';
import { sdl } from '@lintel/server/sdl';
import { occupancyResolvers } from './occupancies.resolvers.ts';
import { residentResolvers } from './residents.resolvers.ts';

export { insertOccupancies, insertResidents, type NewOccupancy, type NewResident } from './insert.ts';

/** The people of a community and where they live. */
export const residents: Module = {
  typeDefs: [sdl(import.meta.url, 'residents.graphql'), sdl(import.meta.url, 'occupancies.graphql')],
  resolvers: {
    ...residentResolvers,
    ...occupancyResolvers,
    Query: { ...residentResolvers.Query, ...occupancyResolvers.Query },
    Mutation: { ...residentResolvers.Mutation, ...occupancyResolvers.Mutation },
  },
};
