import { at, fail, ok, type Result } from '@lintel/kernel/result';
import { type Context, signedIn } from '@lintel/server/context';
import { load } from '@lintel/server/load';
import { sql } from 'drizzle-orm';
import { hashPassword, verifyPassword } from '../sessions/password-hash.ts';
import { publishRevocation } from '../sessions/revocations.ts';
import { asked, callerOf } from '../sessions/sign-in.ts';
import { beginProof, provePassword } from '../sessions/step-up.ts';
import { checkNewPassword } from './password.rules.ts';
import { userById } from './users.queries.ts';

export type PasswordChange = {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly onlyHere?: boolean | null | undefined;
};

type Changed =
  | { readonly outcome: 'out_of_reach' }
  | { readonly outcome: 'changed'; readonly organizationIds: readonly string[] };

/**
 * Changes the password of the signed-in person and ends the other sessions that the old one may have opened. A wrong present
 * password is a failed try of the session, counted like those of step-up. Passwords are hashed outside of any transaction.
 *
 * Errors: PASSWORD_TOO_WEAK, VALUE_TOO_LONG, INVALID_VALUE for the same password again, INVALID_CREDENTIALS, TOO_MANY_ATTEMPTS,
 * SESSION_IS_EXTERNAL, PASSWORD_OUT_OF_REACH, NOT_FOUND for who is no person, CONFLICT when it was changed side by side.
 */
export const changePassword = async (context: Context, input: PasswordChange): Promise<Result<true>> => {
  const { actor } = signedIn(context);
  const user = actor.kind === 'user' ? await load(context, userById, actor.userId) : null;
  if (user === null) return fail('NOT_FOUND', { path: ['input'] });
  const password = at(['input', 'newPassword'], checkNewPassword(input.newPassword, user.email));
  if (!password.ok) return password;
  const begun = await beginProof(context);
  if (!begun.ok) return begun;
  const prover = begun.value;
  const proved = await provePassword(context, prover, {
    password: input.currentPassword,
    path: ['input', 'currentPassword'],
  });
  if (!proved.ok) return proved;
  if ((await verifyPassword(password.value, prover.passwordHash)).matches)
    return fail('INVALID_VALUE', { message: 'This is the password that you have.', path: ['input', 'newPassword'] });
  const hash = await hashPassword(password.value);
  const { organizationId, userId, sessionId, credentialId, passwordHash } = prover;
  const { ip, userAgent } = callerOf(context);
  const done = await asked<Changed | null>(context, (tx) =>
    tx.execute(sql`
      select identity.change_password(${organizationId}, ${userId}, ${sessionId}, ${credentialId}, ${passwordHash}, ${hash},
        ${input.onlyHere ?? false}, ${ip}, ${userAgent}) as answer`),
  );
  if (done === null)
    return fail('CONFLICT', { message: 'Your password was changed in the meantime.', path: ['input'] });
  if (done.outcome === 'out_of_reach') return fail('PASSWORD_OUT_OF_REACH', { path: ['input'] });
  for (const each of done.organizationIds)
    await publishRevocation(context.platform, { kind: 'user', organizationId: each, userId });
  return ok(true as const);
};
