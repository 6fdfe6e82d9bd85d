import { payload } from '@lintel/server/command';
import { signedIn } from '@lintel/server/context';
import { load } from '@lintel/server/load';
import type {
  MutationResolvers,
  QueryResolvers,
  UserSessionResolvers,
  ViewerResolvers,
} from '../__generated__/resolvers.ts';
import { organizationById } from '../organizations/index.ts';
import { userById } from '../users/users.queries.ts';
import { refreshSession } from './refresh.ts';
import { refuseDryRun, revokeSession } from './revoke.ts';
import { signIn } from './sign-in.ts';
import { ownSessionsPage } from './viewer.queries.ts';

// Not commands: they act before there is a session, and what they hand out must not be kept under an Idempotency-Key.
const Mutation = {
  sessionCreate: async (_, { input }, context) => {
    refuseDryRun(context);
    return payload('session', await signIn(context, input));
  },
  sessionRefresh: async (_, { input }, context) => {
    refuseDryRun(context);
    return payload('session', await refreshSession(context, input.refreshToken));
  },
  sessionRevoke: async (_, { input }, context) => {
    refuseDryRun(context);
    const result = await revokeSession(context, input);
    return { revoked: result.ok, userErrors: result.ok ? [] : result.failures };
  },
} satisfies MutationResolvers;

const Query = {
  viewer: (_, _args, context) => context.session,
} satisfies QueryResolvers;

const Viewer = {
  user: ({ actor }, _, context) => (actor.kind === 'user' ? load(context, userById, actor.userId) : null),
  organization: async ({ organizationId }, _, context) => (await load(context, organizationById, organizationId))!,
  sessions: (_, page, context) => ownSessionsPage(context, page),
} satisfies ViewerResolvers;

const UserSession = {
  current: ({ id }, _, context) => {
    const { actor } = signedIn(context);
    return actor.kind === 'user' && actor.sessionId === id;
  },
} satisfies UserSessionResolvers;

export const sessionResolvers = { Query, Mutation };
export const viewerResolvers = { Viewer, UserSession };
