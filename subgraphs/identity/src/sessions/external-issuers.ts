import { createHash } from 'node:crypto';
import { errorFields } from '@lintel/server/log';
import type { Platform } from '@lintel/server/platform';
import { remoteKeys } from '@lintel/server/remote-keys';
import { decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { readEmail } from '../users/email.rules.ts';

/** An identity provider of an organization, as the operator configures it in LINTEL_EXTERNAL_ISSUERS. */
export type ExternalIssuer = {
  /** The exact `iss` of its tokens. */
  readonly issuer: string;
  /** The `aud` that its tokens for this installation have. */
  readonly audience: string;
  readonly jwksUrl: string;
  /** Whose members its tokens sign in. */
  readonly organizationSlug: string;
  /** The claim with the e-mail address; `email` unless told otherwise. `email_verified` must be true in any case. */
  readonly emailClaim?: string;
  /** Which of EdDSA, ES256 and RS256 it signs with; all three unless told otherwise. */
  readonly algorithms?: readonly string[];
};

type TrustedIssuer = ExternalIssuer & { readonly keys: JWTVerifyGetKey };

const allowedAlgorithms = ['EdDSA', 'ES256', 'RS256'] as const;
const longestAgeSeconds = 86_400;

/** The issuers that this process trusts. Throws with a clear message when the setting is wrong: better at start than at sign-in. */
export const trustedIssuers = (platform: Platform): readonly TrustedIssuer[] => {
  const text = platform.config.environment.LINTEL_EXTERNAL_ISSUERS;
  if (text === undefined || text.trim() === '') return [];
  return readIssuers(text).map((issuer) => ({
    ...issuer,
    keys: remoteKeys({
      url: issuer.jwksUrl,
      cooldownMs: 30_000,
      freshMs: 10 * 60_000,
      longestMs: 60 * 60_000,
      onFailure: (error) =>
        platform.log.warn(
          { issuer: issuer.issuer, ...errorFields(error) },
          'the keys of an external issuer cannot be read',
        ),
    }),
  }));
};

export type ExternalVerdict =
  | {
      readonly ok: true;
      readonly organizationSlug: string;
      readonly emailNorm: string;
      readonly sessionId: string;
      /** When the person last proved to the issuer who he is; undefined when it does not say. */
      readonly provedAt: Date | undefined;
      /** Whether the issuer says that it asked for more than a password. */
      readonly hadSecondFactor: boolean;
    }
  | { readonly ok: false; readonly code: 'UNAUTHENTICATED' | 'TOKEN_EXPIRED' };

/** The issuer that a token names, if it is one of the trusted; nothing of the token is believed yet. */
export const issuerOf = (platform: Platform, token: string): TrustedIssuer | undefined => {
  try {
    const { iss } = decodeJwt(token);
    return platform.use(trustedIssuers).find(({ issuer }) => issuer === iss);
  } catch {
    return undefined;
  }
};

/** Checks a token of an external issuer. An e-mail address that the issuer has not verified says nothing about who it is. */
export const verifyExternalToken = async (
  platform: Platform,
  trusted: TrustedIssuer,
  token: string,
): Promise<ExternalVerdict> => {
  try {
    const { payload } = await jwtVerify(token, trusted.keys, {
      algorithms: [...(trusted.algorithms ?? allowedAlgorithms)],
      issuer: trusted.issuer,
      audience: trusted.audience,
      clockTolerance: 5,
      maxTokenAge: longestAgeSeconds,
      requiredClaims: ['sub', 'iat', 'exp'],
      currentDate: platform.now(),
    });
    const emailNorm = verifiedEmail(payload, trusted.emailClaim ?? 'email');
    if (emailNorm === undefined) return { ok: false, code: 'UNAUTHENTICATED' };
    return {
      ok: true,
      organizationSlug: trusted.organizationSlug,
      emailNorm,
      sessionId: sessionIdOf(payload),
      provedAt: provedAtOf(payload, platform.now()),
      hadSecondFactor: Array.isArray(payload.amr) && payload.amr.some((method) => secondFactors.includes(method)),
    };
  } catch (error) {
    return { ok: false, code: error instanceof errors.JWTExpired ? 'TOKEN_EXPIRED' : 'UNAUTHENTICATED' };
  }
};

/** Methods of RFC 8176 that are more than a password: several factors, a one-time code, a key in hardware or software. */
const secondFactors: readonly unknown[] = ['mfa', 'otp', 'hwk', 'swk'];

/** `auth_time` of OpenID Connect. An instant that is still to come is not believed, but for the tolerance of clocks. */
const provedAtOf = ({ auth_time }: JWTPayload, now: Date): Date | undefined => {
  if (!Number.isSafeInteger(auth_time)) return undefined;
  const instant = Number(auth_time) * 1000;
  return instant > 0 && instant <= now.getTime() + 5000 ? new Date(instant) : undefined;
};

const verifiedEmail = (payload: JWTPayload, claim: string): string | undefined => {
  const address = payload[claim];
  if (payload.email_verified !== true || typeof address !== 'string') return undefined;
  const email = readEmail(address);
  return email.ok ? email.value.emailNorm : undefined;
};

/** A name for the session of a token, in the form of a session id: the issuer keeps the session, we only tell them apart. */
const sessionIdOf = ({ iss, sub, sid, iat }: JWTPayload): string => {
  const hex = createHash('sha256')
    .update(JSON.stringify([iss, sub, sid ?? iat]))
    .digest('hex');
  // RFC 9562 section 5.8: version 8 is for ids of one's own making.
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
};

const readIssuers = (text: string): readonly ExternalIssuer[] => {
  const wrong = (reason: string): Error => new Error(`LINTEL_EXTERNAL_ISSUERS: ${reason}`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw wrong('this is not JSON');
  }
  if (!Array.isArray(parsed)) throw wrong('this is not a list');
  for (const [index, entry] of (parsed as Record<string, unknown>[]).entries()) {
    for (const name of ['issuer', 'audience', 'jwksUrl', 'organizationSlug']) {
      if (typeof entry?.[name] !== 'string' || entry[name] === '') throw wrong(`entry ${index} has no ${name}`);
    }
    const { protocol, hostname } = new URL(String(entry.jwksUrl));
    const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
    if (protocol !== 'https:' && !isLocal) throw wrong(`entry ${index}: keys must come by https`);
    const algorithms = (entry.algorithms ?? allowedAlgorithms) as readonly string[];
    if (!algorithms.every((name) => (allowedAlgorithms as readonly string[]).includes(name))) {
      throw wrong(`entry ${index}: algorithms can be ${allowedAlgorithms.join(', ')}`);
    }
  }
  const issuers = parsed as ExternalIssuer[];
  if (new Set(issuers.map(({ issuer }) => issuer)).size !== issuers.length) throw wrong('an issuer is listed twice');
  return issuers;
};
