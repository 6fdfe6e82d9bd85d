import type { Module } from '@lintel/server/define';
import { sdl } from '@lintel/server/sdl';
import { partnerResolvers } from './partners.resolvers.ts';

/** Partners' systems: clients, their keys and the operations that they registered. */
export const partners: Module = {
  typeDefs: [sdl(import.meta.url, 'partners.graphql'), sdl(import.meta.url, 'persisted-operations.graphql')],
  resolvers: partnerResolvers,
};
