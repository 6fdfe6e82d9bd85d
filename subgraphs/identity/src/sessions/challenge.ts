import { fail, ok, type Result } from '@lintel/kernel/result';
import type { Context } from '@lintel/server/context';
import { sql } from 'drizzle-orm';
import { type CountingFactor, type MatchedCode, matchCode } from '../factors/proof.ts';
import { readRecoveryCode, recoveryCodeHashes } from '../factors/recovery-code.ts';
import { readTotpCode } from '../factors/totp.ts';
import { issueAccessToken } from './access-token.ts';
import { challengeTokenHash, isChallengeToken } from './challenge-token.ts';
import { refuseSecondTry, tooManyAttempts } from './one-try.ts';
import { newRefreshToken, refreshTokenHash } from './refresh-token.ts';
import { asked, callerOf, type IssuedSession } from './sign-in.ts';

export type ChallengeAnswer = {
  readonly challengeToken: string;
  readonly code?: string | null | undefined;
  readonly recoveryCode?: string | null | undefined;
};

type Begun =
  | { readonly waitSeconds: number; readonly userId?: undefined }
  | {
      readonly waitSeconds: number;
      readonly userId: string;
      readonly organizationId: string;
      readonly factors: readonly CountingFactor[];
    };

type Finished =
  | { readonly outcome: 'wrong' | 'expired' | 'refused' }
  | {
      readonly outcome: 'opened';
      readonly organizationId: string;
      readonly userId: string;
      readonly sessionId: string;
    };

/**
 * Opens the session that a challenge is about. The try is counted before the code is looked at; a code works once, whatever
 * it is used for.
 *
 * Errors: VALUE_REQUIRED, INVALID_VALUE, CHALLENGE_INVALID, CODE_INVALID, TOO_MANY_ATTEMPTS, NO_MEMBERSHIP.
 */
export const answerChallenge = async (context: Context, input: ChallengeAnswer): Promise<Result<IssuedSession>> => {
  const read = readAnswer(input);
  if (!read.ok) return read;
  const second = refuseSecondTry(context);
  if (second !== undefined) return second;
  const expired = () => fail('CHALLENGE_INVALID', { path: ['input', 'challengeToken'] });
  if (!isChallengeToken(input.challengeToken)) return expired();
  const challenge = challengeTokenHash(input.challengeToken);
  const begun = await asked<Begun | null>(context, (tx) =>
    tx.execute(sql`select identity.begin_challenge_answer(decode(${challenge}, 'hex')) as answer`),
  );
  if (begun === null) return expired();
  if (begun.userId === undefined) return tooManyAttempts(begun.waitSeconds);
  const wrong = () => fail('CODE_INVALID', { path: ['input', read.value.kind] });
  const proof = proofOf(context, begun.userId, begun.factors, read.value);
  const { ip, userAgent } = callerOf(context);
  if (proof === undefined) {
    await asked(context, (tx) =>
      tx.execute(
        sql`select identity.fail_proof(${begun.organizationId}, ${begun.userId}, 'challenge_failed', ${ip}, ${userAgent}) as answer`,
      ),
    );
    return wrong();
  }
  const refreshToken = newRefreshToken();
  const finished = await asked<Finished>(context, (tx) =>
    tx.execute(sql`
      select identity.finish_challenge(decode(${challenge}, 'hex'), ${proof.code?.factorId ?? null}, ${proof.code?.step ?? null},
        (select array_agg(decode(hash, 'hex')) from jsonb_array_elements_text(${JSON.stringify(proof.hashes)}::jsonb) as hash),
        decode(${refreshTokenHash(refreshToken)}, 'hex'), ${ip}, ${userAgent}) as answer`),
  );
  if (finished.outcome !== 'opened') {
    if (finished.outcome === 'refused') return fail('NO_MEMBERSHIP', { path: ['input'] });
    return finished.outcome === 'expired' ? expired() : wrong();
  }
  return ok({ refreshToken, ...(await issueAccessToken(context.platform, finished)) });
};

type Answer = { readonly kind: 'code' | 'recoveryCode'; readonly text: string };

const readAnswer = ({ code, recoveryCode }: ChallengeAnswer): Result<Answer> => {
  if (code == null && recoveryCode == null) return fail('VALUE_REQUIRED', { path: ['input', 'code'] });
  if (code != null && recoveryCode != null)
    return fail('INVALID_VALUE', { message: 'Give a code or a recovery code, not both.', path: ['input'] });
  const kind = code != null ? 'code' : 'recoveryCode';
  const text = code != null ? readTotpCode(code) : readRecoveryCode(recoveryCode!);
  return text === undefined ? fail('CODE_INVALID', { path: ['input', kind] }) : ok({ kind, text });
};

type Proof = { readonly code: MatchedCode | undefined; readonly hashes: readonly string[] };

const proofOf = (
  { platform }: Context,
  userId: string,
  factors: readonly CountingFactor[],
  { kind, text }: Answer,
): Proof | undefined => {
  if (kind === 'recoveryCode')
    return {
      code: undefined,
      hashes: recoveryCodeHashes(platform.secrets, userId, text).map((hash) => hash.toString('hex')),
    };
  const code = matchCode(platform, userId, factors, text);
  return code === undefined ? undefined : { code, hashes: [] };
};
