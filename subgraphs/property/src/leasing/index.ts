import type { Module } from '@lintel/server/define';
import { sdl } from '@lintel/server/sdl';
import { leaseResolvers } from './leases.resolvers.ts';

export { insertLeases, type LeaseToInsert } from './leases.commands.ts';

/** Leases, and who is on them. */
export const leasing: Module = {
  typeDefs: [sdl(import.meta.url, 'leases.graphql'), sdl(import.meta.url, 'lease-commands.graphql')],
  resolvers: leaseResolvers,
};
