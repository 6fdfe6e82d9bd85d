import type { Module } from '@lintel/server/define';
import { sdl } from '@lintel/server/sdl';
import { membershipResolvers } from './memberships.resolvers.ts';
import { userResolvers } from './users.resolvers.ts';

export { userById } from './users.queries.ts';

/** People who can sign in. */
export const users: Module = {
  typeDefs: [sdl(import.meta.url, 'users.graphql'), sdl(import.meta.url, 'password-change.graphql')],
  resolvers: userResolvers,
};

/** Their places in the organization. */
export const memberships: Module = {
  typeDefs: [sdl(import.meta.url, 'memberships.graphql')],
  resolvers: membershipResolvers,
};
