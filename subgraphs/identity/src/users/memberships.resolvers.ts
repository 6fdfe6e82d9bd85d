import { at, type Result } from '@lintel/kernel/result';
import { toUpperCase } from '@lintel/kernel/text';
import { payload, run } from '@lintel/server/command';
import { type Context, signedIn } from '@lintel/server/context';
import { load } from '@lintel/server/load';
import type {
  MembershipCreateInput,
  MembershipResolvers,
  MembershipRoleResolvers,
  MutationResolvers,
  QueryResolvers,
} from '../__generated__/resolvers.ts';
import { roleById } from '../access/index.ts';
import { communityById, organizationById } from '../organizations/index.ts';
import { hashPassword } from '../sessions/password-hash.ts';
import { type Revocation, resolveThenPublish } from '../sessions/revocations.ts';
import {
  membershipCreate,
  membershipEnd,
  membershipFactorsReset,
  membershipResume,
  membershipSuspend,
  membershipUpdate,
} from './memberships.commands.ts';
import { type MembershipRow, membershipsPage, rolesByMembership } from './memberships.queries.ts';
import { checkNewPassword } from './password.rules.ts';
import { type UserRow, userById } from './users.queries.ts';

const Query = {
  memberships: (_, args, context) => membershipsPage(context, args),
} satisfies QueryResolvers;

const forgotten = ({ organizationId, userId }: MembershipRow): Revocation => ({ kind: 'user', organizationId, userId });

/** Reads and hashes the first password before the transaction. */
const addMember = async (
  context: Context,
  input: MembershipCreateInput,
  path: string,
): Promise<Result<MembershipRow>> => {
  signedIn(context);
  if (input.password == null) return run(context, membershipCreate(null), { input, path });
  const password = at(['input', 'password'], checkNewPassword(input.password, input.email));
  if (!password.ok) return password;
  const definition = membershipCreate(await hashPassword(password.value));
  return run(context, definition, { input, path });
};

const Mutation = {
  membershipCreate: async (_, { input }, context, info) =>
    payload('membership', await addMember(context, input, String(info.path.key))),
  membershipUpdate: resolveThenPublish(membershipUpdate, 'membership', forgotten),
  membershipSuspend: resolveThenPublish(membershipSuspend, 'membership', forgotten),
  membershipResume: resolveThenPublish(membershipResume, 'membership', forgotten),
  membershipEnd: resolveThenPublish(membershipEnd, 'membership', forgotten),
  membershipFactorsReset: resolveThenPublish(membershipFactorsReset, 'membership', forgotten),
} satisfies MutationResolvers;

/** The person behind a membership, once he has come. */
const personOf = (membership: MembershipRow, context: Context): Promise<UserRow | null> =>
  membership.joinedAt === null ? Promise.resolve(null) : load(context, userById, membership.userId);

const Membership = {
  status: ({ status }) => toUpperCase(status),
  isPrimary: ({ userId, isPrimary }, _, context) => {
    const { actor } = signedIn(context);
    return actor.kind === 'user' && actor.userId === userId ? isPrimary : null;
  },
  user: (membership, _, context) => personOf(membership, context),
  email: async (membership, _, context) =>
    (await personOf(membership, context))?.email ?? membership.invitedEmail ?? '',
  fullName: async (membership, _, context) =>
    (await personOf(membership, context))?.fullName ?? membership.invitedName ?? '',
  organization: async ({ organizationId }, _, context) => (await load(context, organizationById, organizationId))!,
  roles: ({ id }, _, context) => load(context, rolesByMembership, id),
} satisfies MembershipResolvers;

const MembershipRole = {
  role: async ({ roleId }, _, context) => (await load(context, roleById, roleId))!,
  community: ({ communityId }, _, context) => (communityId === null ? null : load(context, communityById, communityId)),
} satisfies MembershipRoleResolvers;

export const membershipResolvers = { Query, Mutation, Membership, MembershipRole };
