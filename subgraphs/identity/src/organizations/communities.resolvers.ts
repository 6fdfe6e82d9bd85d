import { toUpperCase } from '@lintel/kernel/text';
import { resolveCommand } from '@lintel/server/command';
import { load } from '@lintel/server/load';
import type { CommunityResolvers, MutationResolvers, QueryResolvers } from '../__generated__/resolvers.ts';
import { communityArchive, communityCreate, communityRestore, communityUpdate } from './communities.commands.ts';
import { communitiesPage, communityById } from './communities.queries.ts';

const Query = {
  communities: (_, args, context) => communitiesPage(context, args),
  community: (_, { id }, context) => load(context, communityById, id),
} satisfies QueryResolvers;

const Mutation = {
  communityCreate: resolveCommand(communityCreate, 'community'),
  communityUpdate: resolveCommand(communityUpdate, 'community'),
  communityArchive: resolveCommand(communityArchive, 'community'),
  communityRestore: resolveCommand(communityRestore, 'community'),
} satisfies MutationResolvers;

const Community = {
  __resolveReference: ({ id }, context) => load(context, communityById, id),
  kind: ({ kind }) => toUpperCase(kind),
  archivedAt: ({ deletedAt }) => deletedAt,
} satisfies CommunityResolvers;

export const communityResolvers = { Query, Mutation, Community };
