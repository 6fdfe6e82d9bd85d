import { fail, ok, type Result } from '@lintel/kernel/result';
import type { Context } from '@lintel/server/context';
import { sql } from 'drizzle-orm';
import { issueAccessToken } from './access-token.ts';
import { isRefreshToken, refreshTokenHash, successorsOf } from './refresh-token.ts';
import { publishRevocation } from './revocations.ts';
import { asked, callerOf, exchanging, type IssuedSession } from './sign-in.ts';

type Rotation =
  | { readonly outcome: 'invalid' }
  | {
      readonly outcome: 'rotated' | 'repeated' | 'reused';
      readonly organizationId: string;
      readonly userId: string;
      readonly sessionId: string;
      readonly successorHash: string;
    };

/**
 * Exchanges a refresh token for a new pair; it can be used once. Within 10 seconds the same token answers the same successor,
 * because answers get lost and tabs refresh side by side; after that, or when the successor has been used, somebody else has
 * it, and the whole session ends.
 *
 * Errors: REFRESH_TOKEN_INVALID, REFRESH_TOKEN_REUSED.
 */
export const refreshSession = async (context: Context, refreshToken: string): Promise<Result<IssuedSession>> => {
  const invalid = () => fail('REFRESH_TOKEN_INVALID', { path: ['input', 'refreshToken'] });
  if (!isRefreshToken(refreshToken)) return invalid();
  const successors = successorsOf(context.platform.secrets, refreshToken);
  const { ip, userAgent } = callerOf(context);
  const rotation = await asked<Rotation>(
    context,
    (tx) =>
      tx.execute(sql`
        select identity.rotate_refresh_token(decode(${refreshTokenHash(refreshToken)}, 'hex'),
          decode(${refreshTokenHash(successors[0]!)}, 'hex'), ${ip}, ${userAgent}) as answer`),
    exchanging,
  );
  if (rotation.outcome === 'invalid') return invalid();
  const { organizationId, userId, sessionId } = rotation;
  if (rotation.outcome === 'reused') {
    await publishRevocation(context.platform, { kind: 'session', organizationId, sessionId });
    return fail('REFRESH_TOKEN_REUSED', { path: ['input', 'refreshToken'] });
  }
  // Another one than the present secret's when the secret was rotated between the first answer and this one.
  const successor = successors.find((token) => refreshTokenHash(token) === rotation.successorHash);
  if (successor === undefined) return invalid();
  return ok({
    refreshToken: successor,
    ...(await issueAccessToken(context.platform, { userId, organizationId, sessionId })),
  });
};
