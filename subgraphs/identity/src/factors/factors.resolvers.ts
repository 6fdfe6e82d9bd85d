import { run } from '@lintel/server/command';
import { type Context, signedIn } from '@lintel/server/context';
import { load } from '@lintel/server/load';
import type { MfaFactorResolvers, MutationResolvers } from '../__generated__/resolvers.ts';
import { publishRevocation } from '../sessions/revocations.ts';
import { callerOf } from '../sessions/sign-in.ts';
import { userById } from '../users/users.queries.ts';
import { base32 } from './base32.ts';
import { mfaFactorConfirm, mfaFactorEnroll, mfaFactorRemove } from './factors.commands.ts';
import { newRecoveryCodes } from './recovery-code.ts';
import { mfaRecoveryCodesRenew } from './recovery-codes.commands.ts';
import { newTotpSecret, totpUri } from './totp.ts';

/** Whether what was made for this call is what is stored now: not in a repeated answer, and not in a rehearsal. */
const isStored = ({ writing, dryRun }: Context): boolean => !writing.replayed && !dryRun;

/** Sessions of the person are other ones after a change of his factors. */
const forgetSessions = async (context: Context): Promise<void> => {
  const { actor, organizationId } = signedIn(context);
  if (actor.kind === 'user' && !context.dryRun)
    await publishRevocation(context.platform, { kind: 'user', organizationId, userId: actor.userId });
};

const Mutation = {
  mfaFactorEnroll: async (_, { input }, context, info) => {
    const secret = newTotpSecret();
    const result = await run(context, mfaFactorEnroll(secret), { input, path: String(info.path.key) });
    if (!result.ok) return { factor: null, secret: null, uri: null, userErrors: result.failures };
    const { value: factor } = result;
    if (!isStored(context)) return { factor, secret: null, uri: null, userErrors: [] };
    const { email } = (await load(context, userById, factor.userId))!;
    return { factor, secret: base32(secret), uri: totpUri(secret, email), userErrors: [] };
  },
  mfaFactorConfirm: async (_, { input }, context, info) => {
    const codes = newRecoveryCodes();
    const definition = mfaFactorConfirm(codes, callerOf(context));
    const result = await run(context, definition, { input, path: String(info.path.key) });
    if (!result.ok) return { factor: null, recoveryCodes: [], userErrors: result.failures };
    await forgetSessions(context);
    const { factor, hasNewCodes } = result.value;
    return { factor, recoveryCodes: hasNewCodes && isStored(context) ? codes : [], userErrors: [] };
  },
  mfaFactorRemove: async (_, { input }, context, info) => {
    const definition = mfaFactorRemove(callerOf(context));
    const result = await run(context, definition, { input, path: String(info.path.key) });
    if (!result.ok) return { factor: null, userErrors: result.failures };
    await forgetSessions(context);
    return { factor: result.value, userErrors: [] };
  },
  mfaRecoveryCodesRenew: async (_, { input }, context, info) => {
    const codes = newRecoveryCodes();
    const definition = mfaRecoveryCodesRenew(codes, callerOf(context));
    const result = await run(context, definition, { input, path: String(info.path.key) });
    if (!result.ok) return { recoveryCodes: [], userErrors: result.failures };
    return { recoveryCodes: isStored(context) ? codes : [], userErrors: [] };
  },
} satisfies MutationResolvers;

const MfaFactor = {
  confirmed: ({ confirmedAt }) => confirmedAt !== null,
  everywhere: ({ organizationId }) => organizationId === null,
} satisfies MfaFactorResolvers;

export const factorResolvers = { Mutation, MfaFactor };
