import type { Session } from '@lintel/kernel/session';
import { exportJWK, type JWTVerifyGetKey, jwtVerify, SignJWT } from 'jose';
import type { RequestFacts } from './context.ts';
import type { Secrets } from './secrets.ts';

/**
 * How the gateway tells a subgraph who asks, in services mode: a JWS (EdDSA) that lives 60 s at most and is made for one
 * subgraph (`aud`), so that a token seen by documents is worth nothing at finance. Plain headers are never believed.
 */
const issuer = 'lintel-gateway';
const tokenType = 'lintel-context+jwt';
const lifetimeSeconds = 60;

export const internalKeyPurpose = 'internal';

/** What travels. `session: null` is a signed statement that nobody is signed in. */
export type InternalContext = Omit<RequestFacts, 'session'> & { readonly session: Session | null };

export const signInternalContext = async (
  secrets: Secrets,
  audience: string,
  context: InternalContext,
): Promise<string> => {
  const key = secrets.signingKeys(internalKeyPurpose)[0]!;
  return new SignJWT({ ctx: context })
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: tokenType })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${lifetimeSeconds}s`)
    .sign(key.privateKey);
};

/** The context of a request, or undefined when the token is missing, expired, for somebody else or not signed by the gateway. */
export const verifyInternalContext = async (
  token: string | undefined,
  audience: string,
  keys: JWTVerifyGetKey,
): Promise<InternalContext | undefined> => {
  if (token === undefined) return undefined;
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['EdDSA'],
      issuer,
      audience,
      typ: tokenType,
      clockTolerance: 5,
      requiredClaims: ['exp', 'iat', 'ctx'],
      maxTokenAge: lifetimeSeconds,
    });
    return payload.ctx as InternalContext;
  } catch {
    return undefined;
  }
};

/** The public keys of one purpose as a JWK set, the present key first. */
export const publicJwks = async (secrets: Secrets, purpose: string) => ({
  keys: await Promise.all(
    secrets
      .signingKeys(purpose)
      .map(async ({ kid, publicKey }) => ({ ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' })),
  ),
});
