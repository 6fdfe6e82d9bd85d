import type { Tx } from '@lintel/db/session';
import { fail, ok, type Result } from '@lintel/kernel/result';
import type { Context } from '@lintel/server/context';
import { sql } from 'drizzle-orm';
import { readEmail } from '../users/email.rules.ts';
import { MOST_PASSWORD_BYTES, normalizePassword } from '../users/password.rules.ts';
import { issueAccessToken } from './access-token.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { newRefreshToken, refreshTokenHash } from './refresh-token.ts';

/** What a client keeps of a session; `expiresAt` is the end of the access token. */
export type IssuedSession = { readonly accessToken: string; readonly refreshToken: string; readonly expiresAt: Date };

export type SignInInput = {
  readonly email: string;
  readonly password: string;
  readonly organizationSlug?: string | null | undefined;
};

type Candidate = {
  readonly waitSeconds: number;
  readonly userId?: string | null;
  readonly organizationId?: string | null;
  readonly credentialId?: string | null;
  readonly passwordHash?: string | null;
};

/**
 * Signs a person in by e-mail and password. An unknown address, a wrong password and a deactivated person get the same
 * answer after the same work. No transaction is open while the password is hashed.
 *
 * Errors: INVALID_CREDENTIALS, TOO_MANY_ATTEMPTS, and NO_MEMBERSHIP only to who knows the password.
 */
export const signIn = async (context: Context, input: SignInInput): Promise<Result<IssuedSession>> => {
  const email = readEmail(input.email);
  if (!email.ok || Buffer.byteLength(normalizePassword(input.password)) > MOST_PASSWORD_BYTES)
    return fail('INVALID_CREDENTIALS');
  const { emailNorm } = email.value;
  const { ip, userAgent } = callerOf(context);
  const slug = wantedSlug(input.organizationSlug);
  const candidate = await asked<Candidate>(context, (tx) =>
    tx.execute(sql`select identity.begin_sign_in(${emailNorm}, ${slug}, ${ip}) as answer`),
  );
  if (candidate.waitSeconds > 0) {
    return fail('TOO_MANY_ATTEMPTS', {
      message: `Too many failed attempts. Try again in ${candidate.waitSeconds} seconds.`,
      path: ['input'],
    });
  }
  const { userId = null, organizationId = null, credentialId = null, passwordHash = null } = candidate;
  const check = await verifyPassword(input.password, passwordHash);
  if (!check.matches) {
    await asked(context, (tx) =>
      tx.execute(
        sql`select identity.fail_sign_in(${emailNorm}, ${organizationId}, ${userId}, ${ip}, ${userAgent}) as answer`,
      ),
    );
    return fail('INVALID_CREDENTIALS', { path: ['input'] });
  }
  const rehashed = check.needsRehash ? await hashPassword(input.password) : null;
  const refreshToken = newRefreshToken();
  const sessionId = await asked<string | null>(context, async (tx) => {
    if (rehashed !== null)
      await tx.execute(sql`select identity.rehash_password(${credentialId}, ${passwordHash}, ${rehashed})`);
    return tx.execute(
      sql`select identity.open_session(${organizationId}, ${userId}, ${emailNorm}, decode(${refreshTokenHash(refreshToken)}, 'hex'), ${ip}, ${userAgent}) as answer`,
    );
  });
  if (sessionId === null || organizationId === null || userId === null)
    return fail('NO_MEMBERSHIP', { path: ['input', 'organizationSlug'] });
  return ok({ refreshToken, ...(await issueAccessToken(context.platform, { userId, organizationId, sessionId })) });
};

/** Runs one statement before sign-in and answers its column `answer`. */
export const asked = <T>(
  context: Pick<Context, 'platform' | 'requestId'>,
  work: (tx: Tx) => PromiseLike<readonly Record<string, unknown>[]>,
): Promise<T> => context.platform.door.authenticate(context.requestId, async (tx) => (await work(tx))[0]?.answer as T);

/** Where a call comes from, as it is kept in the list of sessions: bounded, because a client writes the user agent. */
export const callerOf = (context: Context): { ip: string; userAgent: string } => ({
  ip: printable(context.ip ?? 'unknown').slice(0, 60),
  userAgent: printable(context.userAgent ?? '').slice(0, 300),
});

const printable = (text: string): string => text.toWellFormed().replace(/\p{C}/gu, ' ');

/** A slug that no organization can have must not become an error of the statement. */
const wantedSlug = (slug: string | null | undefined): string | null => {
  if (slug == null || slug === '') return null;
  return /^[a-z0-9-]{1,64}$/.test(slug) ? slug : '?';
};
