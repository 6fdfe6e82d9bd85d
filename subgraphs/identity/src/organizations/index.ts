import type { Module } from '@lintel/server/define';
import { sdl } from '@lintel/server/sdl';
import { communityResolvers } from './communities.resolvers.ts';
import { organizationResolvers } from './organizations.resolvers.ts';

export { type CommunityDraft, insertCommunities } from './communities.commands.ts';
export { type CommunityRow, communityById } from './communities.queries.ts';
export { readLocale } from './communities.rules.ts';
export { type OrganizationRow, organizationById } from './organizations.queries.ts';

/** The organization of the session. */
export const organizations: Module = {
  typeDefs: [sdl(import.meta.url, 'organizations.graphql')],
  resolvers: organizationResolvers,
};

/** Communities of the organization. */
export const communities: Module = {
  typeDefs: [sdl(import.meta.url, 'communities.graphql')],
  resolvers: communityResolvers,
};
