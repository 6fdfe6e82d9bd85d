import { type Admission, admission } from '@lintel/db/admission';
import type { Tx } from '@lintel/db/session';
import { fail, ok, type Result } from '@lintel/kernel/result';
import type { Context } from '@lintel/server/context';
import { sql } from 'drizzle-orm';
import { readEmail } from '../users/email.rules.ts';
import { MOST_PASSWORD_BYTES, normalizePassword } from '../users/password.rules.ts';
import { issueAccessToken } from './access-token.ts';
import { challengeTokenHash, newChallengeToken } from './challenge-token.ts';
import { tooManyAttempts } from './one-try.ts';
import { hashingLanes, hashPassword, verifyPassword } from './password-hash.ts';
import { newRefreshToken, refreshTokenHash } from './refresh-token.ts';

/** What a client keeps of a session; `expiresAt` is the end of the access token. */
export type IssuedSession = { readonly accessToken: string; readonly refreshToken: string; readonly expiresAt: Date };

/** What a person with a second factor gets for his password. */
export type IssuedChallenge = {
  readonly token: string;
  readonly expiresAt: Date;
  /** What answers it. */
  readonly factors: readonly ('TOTP' | 'RECOVERY_CODE')[];
};

/** What a right password brings: a session, or a challenge on the way to one. */
export type SignedIn = { readonly session: IssuedSession } | { readonly challenge: IssuedChallenge };

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

type Passed =
  | { readonly changed: true }
  | { readonly sessionId: string; readonly expiresAt?: undefined }
  | { readonly sessionId?: undefined; readonly expiresAt: string; readonly hasRecoveryCodes: boolean };

/**
 * Signs a person in by e-mail and password. An unknown address, a wrong password and a deactivated person get the same
 * answer after the same work. No transaction is open while the password is hashed. A person with a second factor gets no
 * session yet but a challenge.
 *
 * Errors: INVALID_CREDENTIALS, TOO_MANY_ATTEMPTS, and NO_MEMBERSHIP only to who knows the password.
 */
export const signIn = async (context: Context, input: SignInInput): Promise<Result<SignedIn>> => {
  const leave = await signingIn.enter('ordinary');
  try {
    // A password that was stored anew while it was compared is compared again: with what it is now.
    return (await attempt(context, input)) ?? (await attempt(context, input)) ?? fail('INVALID_CREDENTIALS');
  } finally {
    leave();
  }
};

/**
 * The line of a sign-in as a whole: one more at once than passwords are hashed at once. Whoever is refused has cost nothing
 * yet, neither a hash nor a statement.
 */
const signingIn: Admission = admission({ concurrent: hashingLanes + 1, reserved: 0, queued: 64, waitMs: 5000 });

/** Undefined when the password was changed between the comparison and the session. */
const attempt = async (context: Context, input: SignInInput): Promise<Result<SignedIn> | undefined> => {
  const email = readEmail(input.email);
  if (!email.ok || isTooLong(input.password)) return fail('INVALID_CREDENTIALS');
  const { emailNorm } = email.value;
  const { ip, userAgent } = callerOf(context);
  const slug = wantedSlug(input.organizationSlug);
  const candidate = await asked<Candidate>(context, (tx) =>
    tx.execute(sql`select identity.begin_sign_in(${emailNorm}, ${slug}, ${ip}) as answer`),
  );
  if (candidate.waitSeconds > 0) return tooManyAttempts(candidate.waitSeconds);
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
  const token = newChallengeToken();
  const passed = await asked<Passed | null>(context, async (tx) => {
    if (rehashed !== null)
      await tx.execute(sql`select identity.rehash_password(${credentialId}, ${passwordHash}, ${rehashed})`);
    return tx.execute(
      sql`select identity.pass_password(${organizationId}, ${userId}, ${emailNorm}, ${credentialId}, ${rehashed ?? passwordHash},
        decode(${refreshTokenHash(refreshToken)}, 'hex'), decode(${challengeTokenHash(token)}, 'hex'), ${ip}, ${userAgent}) as answer`,
    );
  });
  if (passed !== null && 'changed' in passed) return undefined;
  if (passed === null || organizationId === null || userId === null)
    return fail('NO_MEMBERSHIP', { path: ['input', 'organizationSlug'] });
  if (passed.sessionId === undefined) {
    const factors = passed.hasRecoveryCodes ? (['TOTP', 'RECOVERY_CODE'] as const) : (['TOTP'] as const);
    return ok({ challenge: { token, expiresAt: new Date(passed.expiresAt), factors } });
  }
  const { sessionId } = passed;
  const access = await issueAccessToken(context.platform, { userId, organizationId, sessionId });
  return ok({ session: { refreshToken, ...access } });
};

/** Whether a password is longer than any that is hashed: the work of hashing must not be up to the sender. */
export const isTooLong = (password: string): boolean =>
  Buffer.byteLength(normalizePassword(password)) > MOST_PASSWORD_BYTES;

/**
 * Attempts lock their address and account, so those of a flood wait for each other at the database: not with all of its
 * connections, or whoever is signed in would wait with them.
 */
const attempting: Admission = admission({ concurrent: 3, reserved: 0, queued: 64, waitMs: 2000 });

/**
 * The line of those who have a token already: apart from the one above, because a flood of guesses must not put out who is
 * signed in, and longer, because an application with many tabs refreshes all of them at once.
 */
export const exchanging: Admission = admission({ concurrent: 4, reserved: 0, queued: 256, waitMs: 5000 });

/** Runs one statement before sign-in and answers its column `answer`. Error: `Overloaded` when too many wait in its line. */
export const asked = async <T>(
  context: Pick<Context, 'platform' | 'requestId'>,
  work: (tx: Tx) => PromiseLike<readonly Record<string, unknown>[]>,
  line: Admission = attempting,
): Promise<T> => {
  const leave = await line.enter('ordinary');
  try {
    return await context.platform.door.authenticate(context.requestId, async (tx) => (await work(tx))[0]?.answer as T);
  } finally {
    leave();
  }
};

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
