import { randomUUID } from 'node:crypto';
import { isUuid } from '@lintel/server/ids';
import type { Platform } from '@lintel/server/platform';
import { errors, type JWTHeaderParameters, jwtVerify, SignJWT } from 'jose';

/** Whom an access token speaks for, where, and by which sign-in. */
export type AccessClaims = { readonly userId: string; readonly organizationId: string; readonly sessionId: string };

/** Purpose of the signing keys; their public halves are the JWK set at `/.well-known/jwks.json`. */
export const accessKeyPurpose = 'access';

const audience = 'lintel';
/** RFC 9068. Refresh tokens are opaque and internal contexts have another type, so none passes for another. */
const tokenType = 'at+jwt';
const lifetimeSeconds = 600;
const clockToleranceSeconds = 5;

/** A new access token, good for ten minutes. */
export const issueAccessToken = async (
  platform: Platform,
  claims: AccessClaims,
): Promise<{ accessToken: string; expiresAt: Date }> => {
  const key = platform.secrets.signingKeys(accessKeyPurpose)[0]!;
  const issuedAt = Math.floor(platform.now().getTime() / 1000);
  const accessToken = await new SignJWT({ tid: claims.organizationId, sid: claims.sessionId })
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: tokenType })
    .setIssuer(platform.config.publicUrl)
    .setAudience(audience)
    .setSubject(claims.userId)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(key.privateKey);
  return { accessToken, expiresAt: new Date((issuedAt + lifetimeSeconds) * 1000) };
};

export type AccessVerdict =
  | { readonly ok: true; readonly claims: AccessClaims }
  | { readonly ok: false; readonly code: 'UNAUTHENTICATED' | 'TOKEN_EXPIRED' };

/** Checks a token of ours. TOKEN_EXPIRED is said only of tokens that are genuine in every other respect. */
export const verifyAccessToken = async (platform: Platform, token: string): Promise<AccessVerdict> => {
  // Only a key of our own, found by its name: a key inside the token (`jwk`, `jku`, `x5c`) is never looked at.
  const keyOf = ({ kid }: JWTHeaderParameters) => {
    const key = platform.secrets.signingKeys(accessKeyPurpose).find((known) => known.kid === kid);
    if (key === undefined) throw new errors.JWKSNoMatchingKey();
    return key.publicKey;
  };
  try {
    const { payload } = await jwtVerify(token, keyOf, {
      algorithms: ['EdDSA'],
      issuer: platform.config.publicUrl,
      audience,
      typ: tokenType,
      clockTolerance: clockToleranceSeconds,
      maxTokenAge: lifetimeSeconds,
      requiredClaims: ['sub', 'tid', 'sid', 'jti', 'iat', 'exp'],
      currentDate: platform.now(),
    });
    const { sub, tid, sid, iat, exp } = payload;
    // Nothing that we sign lives longer, and every instant in it is a whole second.
    if (!Number.isInteger(exp) || exp! - iat! > lifetimeSeconds || !isId(sub) || !isId(tid) || !isId(sid))
      return { ok: false, code: 'UNAUTHENTICATED' };
    return { ok: true, claims: { userId: sub, organizationId: tid, sessionId: sid } };
  } catch (error) {
    return { ok: false, code: error instanceof errors.JWTExpired ? 'TOKEN_EXPIRED' : 'UNAUTHENTICATED' };
  }
};

const isId = (claim: unknown): claim is string => typeof claim === 'string' && isUuid(claim);
