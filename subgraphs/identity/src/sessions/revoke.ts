import { userSessions } from '@lintel/db/schema/identity';
import { fail, ok, type Result } from '@lintel/kernel/result';
import { type Context, signedIn } from '@lintel/server/context';
import { isUuid } from '@lintel/server/ids';
import { RequestError } from '@lintel/server/request-error';
import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { isRefreshToken, refreshTokenHash } from './refresh-token.ts';
import { publishRevocation } from './revocations.ts';
import { asked, exchanging } from './sign-in.ts';

export type RevokeInput = {
  readonly refreshToken?: string | null | undefined;
  readonly sessionId?: string | null | undefined;
  readonly others?: boolean | null | undefined;
};

/**
 * Ends a session: that of a refresh token (nobody needs to be signed in), one of the caller's own by its id, all others of
 * his, or the one that makes the call. Ending one that has ended is fine.
 *
 * Errors: REFRESH_TOKEN_INVALID, NOT_FOUND, INVALID_VALUE; UNAUTHENTICATED as a request error.
 */
export const revokeSession = async (
  context: Context,
  { refreshToken, sessionId, others }: RevokeInput,
): Promise<Result<true>> => {
  if (others) {
    return refreshToken == null && sessionId == null
      ? revokeOthers(context)
      : fail('INVALID_VALUE', { path: ['input', 'others'] });
  }
  if (refreshToken != null) return revokeByToken(context, refreshToken);
  const { actor, organizationId } = signedIn(context);
  if (actor.kind !== 'user') return fail('NOT_FOUND', { path: ['input'] });
  const wanted = sessionId ?? actor.sessionId;
  if (!isUuid(wanted)) return fail('NOT_FOUND', { path: ['input', 'sessionId'] });
  const own = and(
    eq(userSessions.organizationId, organizationId),
    eq(userSessions.id, wanted),
    eq(userSessions.userId, actor.userId),
  );
  const found = await context.platform.door.write(
    { session: signedIn(context), requestId: context.requestId },
    async (tx) => {
      const reason = wanted === actor.sessionId ? 'signed_out' : 'ended_by_user';
      await tx
        .update(userSessions)
        .set({ revokedAt: sql`clock_timestamp()`, revokedReason: reason })
        .where(and(own, isNull(userSessions.revokedAt)));
      return (await tx.select({ id: userSessions.id }).from(userSessions).where(own)).length > 0;
    },
  );
  if (!found) return fail('NOT_FOUND', { path: ['input', 'sessionId'] });
  await publishRevocation(context.platform, { kind: 'session', organizationId, sessionId: wanted });
  return ok(true as const);
};

const revokeOthers = async (context: Context): Promise<Result<true>> => {
  const session = signedIn(context);
  const { actor, organizationId } = session;
  if (actor.kind !== 'user') return fail('NOT_FOUND', { path: ['input'] });
  await context.platform.door.write({ session, requestId: context.requestId }, (tx) =>
    tx
      .update(userSessions)
      .set({ revokedAt: sql`clock_timestamp()`, revokedReason: 'ended_by_user' })
      .where(
        and(
          eq(userSessions.organizationId, organizationId),
          eq(userSessions.userId, actor.userId),
          ne(userSessions.id, actor.sessionId),
          isNull(userSessions.revokedAt),
        ),
      ),
  );
  await publishRevocation(context.platform, { kind: 'user', organizationId, userId: actor.userId });
  return ok(true as const);
};

const revokeByToken = async (context: Context, token: string): Promise<Result<true>> => {
  const ended = isRefreshToken(token)
    ? await asked<{ organizationId: string; sessionId: string } | null>(
        context,
        (tx) =>
          tx.execute(sql`select identity.revoke_session_by_token(decode(${refreshTokenHash(token)}, 'hex')) as answer`),
        exchanging,
      )
    : null;
  if (ended === null) return fail('REFRESH_TOKEN_INVALID', { path: ['input', 'refreshToken'] });
  await publishRevocation(context.platform, { kind: 'session', ...ended });
  return ok(true as const);
};

/** Tokens that a dry run handed out would be worth nothing, and one that it took would be used up. */
export const refuseDryRun = (context: Context): void => {
  if (context.dryRun)
    throw new RequestError('BAD_REQUEST', {
      message: 'Signing in and out cannot be rehearsed: send it without X-Dry-Run.',
    });
};
