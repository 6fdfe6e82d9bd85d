import { resolveCommand } from '@lintel/server/command';
import { load } from '@lintel/server/load';
import type { MutationResolvers, QueryResolvers, UserResolvers } from '../__generated__/resolvers.ts';
import { refuseDryRun } from '../sessions/revoke.ts';
import { membershipsByUser } from './memberships.queries.ts';
import { changePassword } from './password-change.ts';
import { userUpdate } from './users.commands.ts';
import { lastSignInOf, userById, usersPage } from './users.queries.ts';

const Query = {
  users: (_, args, context) => usersPage(context, args),
  user: (_, { id }, context) => load(context, userById, id),
} satisfies QueryResolvers;

const Mutation = {
  userUpdate: resolveCommand(userUpdate, 'user'),
  // Not a command: what it is given must not be kept under an Idempotency-Key.
  passwordChange: async (_, { input }, context) => {
    refuseDryRun(context);
    const result = await changePassword(context, input);
    return { changed: result.ok, userErrors: result.ok ? [] : result.failures };
  },
} satisfies MutationResolvers;

const User = {
  __resolveReference: ({ id }, context) => load(context, userById, id),
  lastLoginAt: ({ id }, _, context) => load(context, lastSignInOf, id),
  memberships: ({ id }, _, context) => load(context, membershipsByUser, id),
} satisfies UserResolvers;

export const userResolvers = { Query, Mutation, User };
