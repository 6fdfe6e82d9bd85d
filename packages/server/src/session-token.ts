import { createHash, randomUUID } from 'node:crypto';
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
const clockToleranceSeconds = 5;

/** How long after it was signed a context may still be believed by a clock of another machine, in seconds. */
export const mostLifeSeconds = lifetimeSeconds + 2 * clockToleranceSeconds;

export const internalKeyPurpose = 'internal';

/** What travels. `session: null` is a signed statement that nobody is signed in. */
export type InternalContext = Omit<RequestFacts, 'session'> & { readonly session: Session | null };

/** What a signature says: who asks, and for which one request, where it was made for one. */
export type SignedContext = {
  readonly context: InternalContext;
  /** Of the only body that it may come with. */
  readonly bodyHash: string | undefined;
  /** Its own name, given when it may be used once only. */
  readonly id: string | undefined;
};

/** SHA-256 of the bytes of a body, as base64url. */
export const hashOfBody = (body: string | Uint8Array): string => createHash('sha256').update(body).digest('base64url');

/**
 * The context of a request, signed by the present key. With the body that it goes with, the signature is good for that body
 * only, and once; the gateway always gives it. Without, it is good for anything that the subgraph does, for as long as it lives.
 */
export const signInternalContext = async (
  secrets: Secrets,
  audience: string,
  context: InternalContext,
  body?: string,
): Promise<string> => {
  const key = secrets.signingKeys(internalKeyPurpose)[0]!;
  const binding = body === undefined ? {} : { bh: hashOfBody(body), jti: randomUUID() };
  return new SignJWT({ ctx: context, ...binding })
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: tokenType })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${lifetimeSeconds}s`)
    .sign(key.privateKey);
};

/** What a token says, or undefined when it is missing, expired, for somebody else or not signed by the gateway. */
export const verifyInternalContext = async (
  token: string | undefined,
  audience: string,
  keys: JWTVerifyGetKey,
): Promise<SignedContext | undefined> => {
  if (token === undefined) return undefined;
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['EdDSA'],
      issuer,
      audience,
      typ: tokenType,
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['exp', 'iat', 'ctx'],
      maxTokenAge: lifetimeSeconds,
    });
    const { ctx, bh, jti: id } = payload as { ctx: InternalContext; bh?: string; jti?: string };
    return { context: ctx, bodyHash: bh, id };
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
