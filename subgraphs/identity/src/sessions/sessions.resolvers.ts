import { freshUntil } from '@lintel/kernel/session';
import { toUpperCase } from '@lintel/kernel/text';
import { payload } from '@lintel/server/command';
import { signedIn } from '@lintel/server/context';
import { load } from '@lintel/server/load';
import type {
  MutationResolvers,
  QueryResolvers,
  SecurityEventResolvers,
  UserSessionResolvers,
  ViewerResolvers,
} from '../__generated__/resolvers.ts';
import { ownFactors, recoveryCodesLeft } from '../factors/index.ts';
import { organizationById } from '../organizations/index.ts';
import { userById } from '../users/users.queries.ts';
import { answerChallenge } from './challenge.ts';
import { refreshSession } from './refresh.ts';
import { refuseDryRun, revokeSession } from './revoke.ts';
import { ownSecurityEventsPage, securityEventsPage } from './security-events.queries.ts';
import { signIn } from './sign-in.ts';
import { stepUp } from './step-up.ts';
import { ownSessionsPage } from './viewer.queries.ts';

// Not commands: they act before there is a session, and what they hand out must not be kept under an Idempotency-Key.
const Mutation = {
  sessionCreate: async (_, { input }, context) => {
    refuseDryRun(context);
    const result = await signIn(context, input);
    if (!result.ok) return { session: null, challenge: null, userErrors: result.failures };
    return { session: null, challenge: null, ...result.value, userErrors: [] };
  },
  sessionChallengeAnswer: async (_, { input }, context) => {
    refuseDryRun(context);
    return payload('session', await answerChallenge(context, input));
  },
  sessionStepUp: async (_, { input }, context) => {
    refuseDryRun(context);
    return payload('freshUntil', await stepUp(context, input));
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
  securityEvents: (_, args, context) => securityEventsPage(context, args),
} satisfies QueryResolvers;

const Viewer = {
  user: ({ actor }, _, context) => (actor.kind === 'user' ? load(context, userById, actor.userId) : null),
  organization: async ({ organizationId }, _, context) => (await load(context, organizationById, organizationId))!,
  sessions: (_, page, context) => ownSessionsPage(context, page),
  freshUntil: (session, _, { platform }) => freshUntil(session, platform.now()),
  factors: (session, _, context) => context.read((tx) => ownFactors(tx, session)),
  recoveryCodesLeft: (session, _, context) => context.read((tx) => recoveryCodesLeft(tx, session)),
  securityEvents: (_, page, context) => ownSecurityEventsPage(context, page),
} satisfies ViewerResolvers;

const UserSession = {
  current: ({ id }, _, context) => {
    const { actor } = signedIn(context);
    return actor.kind === 'user' && actor.sessionId === id;
  },
} satisfies UserSessionResolvers;

const SecurityEvent = {
  kind: ({ kind }) => toUpperCase(kind),
  user: ({ userId }, _, context) => (userId === null ? null : load(context, userById, userId)),
  email: ({ emailNorm }) => emailNorm,
} satisfies SecurityEventResolvers;

export const sessionResolvers = { Query, Mutation, SecurityEvent };
export const viewerResolvers = { Viewer, UserSession };
