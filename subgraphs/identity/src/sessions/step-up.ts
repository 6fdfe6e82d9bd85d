import { fail, ok, type Result } from '@lintel/kernel/result';
import { FRESH_MINUTES } from '@lintel/kernel/session';
import { type Context, signedIn } from '@lintel/server/context';
import { sql } from 'drizzle-orm';
import { type CountingFactor, type MatchedCode, matchCode } from '../factors/proof.ts';
import { readTotpCode } from '../factors/totp.ts';
import { refuseSecondTry, tooManyAttempts } from './one-try.ts';
import { verifyPassword } from './password-hash.ts';
import { publishRevocation } from './revocations.ts';
import { asked, callerOf, isTooLong } from './sign-in.ts';

export type StepUpInput = {
  readonly code?: string | null | undefined;
  readonly password?: string | null | undefined;
};

/** A session of ours whose person proves again who he is, one try counted. */
export type Prover = {
  readonly organizationId: string;
  readonly userId: string;
  readonly sessionId: string;
  /** What has to be shown by a code; empty for a person without a second factor. */
  readonly factors: readonly CountingFactor[];
  /** What the password is compared with: the one that opens the organization. */
  readonly credentialId: string | null;
  readonly passwordHash: string | null;
};

/**
 * Makes the session fresh, and answers until when, by a code of an authenticator app, or by the password of a person who has none.
 *
 * Errors: VALUE_REQUIRED, INVALID_VALUE, CODE_INVALID, INVALID_CREDENTIALS, CODE_REQUIRED, PASSWORD_REQUIRED, TOO_MANY_ATTEMPTS,
 * SESSION_IS_EXTERNAL, NOT_FOUND for who is no person, CONFLICT when the password was changed or a factor added side by side.
 */
export const stepUp = async (context: Context, input: StepUpInput): Promise<Result<Date>> => {
  const code = readStepUp(input);
  if (!code.ok) return code;
  const begun = await beginProof(context);
  if (!begun.ok) return begun;
  const prover = begun.value;
  const proved = await prove(context, prover, { code: code.value, password: input.password ?? '' });
  if (!proved.ok) return proved;
  const { organizationId, userId, sessionId, credentialId, passwordHash } = prover;
  const { ip, userAgent } = callerOf(context);
  const provedAt = await asked<string | null>(context, (tx) =>
    tx.execute(sql`
      select to_jsonb(identity.finish_step_up(${organizationId}, ${userId}, ${sessionId}, ${proved.value?.factorId ?? null},
        ${proved.value?.step ?? null}, ${credentialId}, ${passwordHash}, ${ip}, ${userAgent})) as answer`),
  );
  if (provedAt === null)
    return proved.value === undefined
      ? fail('CONFLICT', { message: 'What you prove yourself by was changed in the meantime.', path: ['input'] })
      : fail('CODE_INVALID', { path: ['input', 'code'] });
  await publishRevocation(context.platform, { kind: 'session', organizationId, sessionId });
  return ok(new Date(Date.parse(provedAt) + FRESH_MINUTES * 60_000));
};

/** Counts a try of the signed-in person and answers what it is to be compared with. Errors as `stepUp`. */
export const beginProof = async (context: Context): Promise<Result<Prover>> => {
  const { actor, organizationId } = signedIn(context);
  const second = refuseSecondTry(context);
  if (second !== undefined) return second;
  if (actor.kind !== 'user') return fail('NOT_FOUND', { path: ['input'] });
  const { userId, sessionId } = actor;
  type Begun = { readonly waitSeconds: number } & Partial<Pick<Prover, 'factors' | 'credentialId' | 'passwordHash'>>;
  const begun = await asked<Begun | null>(context, (tx) =>
    tx.execute(sql`select identity.begin_step_up(${organizationId}, ${userId}, ${sessionId}) as answer`),
  );
  if (begun === null) return fail('SESSION_IS_EXTERNAL', { path: ['input'] });
  if (begun.waitSeconds > 0) return tooManyAttempts(begun.waitSeconds);
  const { factors = [], credentialId = null, passwordHash = null } = begun;
  return ok({ organizationId, userId, sessionId, factors, credentialId, passwordHash });
};

/** Compares the password of a person, and writes it down when it is wrong. Error: INVALID_CREDENTIALS. */
export const provePassword = async (
  context: Context,
  prover: Prover,
  { password, path }: { readonly password: string; readonly path: readonly string[] },
): Promise<Result<undefined>> => {
  const matches = !isTooLong(password) && (await verifyPassword(password, prover.passwordHash)).matches;
  if (matches) return ok();
  await noteFailure(context, prover);
  return fail('INVALID_CREDENTIALS', { message: 'The password is wrong.', path });
};

const prove = async (
  context: Context,
  prover: Prover,
  { code, password }: { readonly code: string | undefined; readonly password: string },
): Promise<Result<MatchedCode | undefined>> => {
  const hasFactor = prover.factors.length > 0;
  if (code === undefined) {
    if (hasFactor) return fail('CODE_REQUIRED', { path: ['input', 'password'] });
    return provePassword(context, prover, { password, path: ['input', 'password'] });
  }
  if (!hasFactor) return fail('PASSWORD_REQUIRED', { path: ['input', 'code'] });
  const matched = matchCode(context.platform, prover.userId, prover.factors, code);
  if (matched !== undefined) return ok(matched);
  await noteFailure(context, prover);
  return fail('CODE_INVALID', { path: ['input', 'code'] });
};

const noteFailure = (context: Context, { organizationId, userId }: Prover): Promise<unknown> => {
  const { ip, userAgent } = callerOf(context);
  return asked(context, (tx) =>
    tx.execute(
      sql`select identity.fail_proof(${organizationId}, ${userId}, 'step_up_failed', ${ip}, ${userAgent}) as answer`,
    ),
  );
};

/** The code in its one form; nothing when the password is given instead. */
const readStepUp = ({ code, password }: StepUpInput): Result<string | undefined> => {
  if (code == null && password == null) return fail('VALUE_REQUIRED', { path: ['input'] });
  if (code != null && password != null)
    return fail('INVALID_VALUE', { message: 'Give a code or a password, not both.', path: ['input'] });
  if (code == null) return ok(undefined);
  const read = readTotpCode(code);
  return read === undefined ? fail('CODE_INVALID', { path: ['input', 'code'] }) : ok(read);
};
