import { resolveCommand } from '@lintel/server/command';
import { load } from '@lintel/server/load';
import type { MutationResolvers, QueryResolvers, UserResolvers } from '../__generated__/resolvers.ts';
import { membershipsByUser } from './memberships.queries.ts';
import { userUpdate } from './users.commands.ts';
import { userById, usersPage } from './users.queries.ts';

const Query = {
  users: (_, args, context) => usersPage(context, args),
  user: (_, { id }, context) => load(context, userById, id),
} satisfies QueryResolvers;

const Mutation = {
  userUpdate: resolveCommand(userUpdate, 'user'),
} satisfies MutationResolvers;

const User = {
  __resolveReference: ({ id }, context) => load(context, userById, id),
  memberships: ({ id }, _, context) => load(context, membershipsByUser, id),
} satisfies UserResolvers;

export const userResolvers = { Query, Mutation, User };
