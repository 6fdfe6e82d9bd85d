import { createHash, createHmac, createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto';

/**
 * All keys of a process, derived from its `LINTEL_SECRET` by HKDF with the purpose as info, so that a key of one purpose
 * says nothing about another. What crosses services is verified by public keys, so every service may have a secret of its
 * own; replicas of one service share one. Other secrets are read, and never used for anything new, while they are listed:
 * earlier ones, and the one that comes next.
 */
export type Secrets = {
  /** 32 bytes for one purpose, of the present secret. */
  readonly key: (purpose: string) => Buffer;
  /** The same for every known secret, the present one first: to open what another one sealed. */
  readonly keys: (purpose: string) => readonly Buffer[];
  /** The same for secrets of the past only: what they made is worth making anew. */
  readonly earlierKeys: (purpose: string) => readonly Buffer[];
  /** Ed25519 key pairs for one purpose, the present one first. `kid` names the public key. */
  readonly signingKeys: (purpose: string) => readonly SigningKey[];
};

export type SigningKey = { readonly kid: string; readonly privateKey: KeyObject; readonly publicKey: KeyObject };

/** Shortest secret that is accepted: 128 bits of text at least. */
const shortestSecret = 32;

export const deriveSecrets = (
  current: string,
  previous: readonly string[] = [],
  next: readonly string[] = [],
): Secrets => {
  const secrets = [...new Set([current, ...previous, ...next])];
  if (secrets.some((secret) => secret.length < shortestSecret)) {
    throw new Error(
      `LINTEL_SECRET must have at least ${shortestSecret} characters; make one with: openssl rand -base64 48`,
    );
  }
  const derive = (secret: string, purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'lintel', purpose, 32));
  const signing = new Map<string, readonly SigningKey[]>();
  return {
    key: (purpose) => derive(current, purpose),
    keys: (purpose) => secrets.map((secret) => derive(secret, purpose)),
    earlierKeys: (purpose) => previous.map((secret) => derive(secret, purpose)),
    signingKeys: (purpose) => {
      const known = signing.get(purpose) ?? secrets.map((secret) => ed25519(derive(secret, `signing:${purpose}`)));
      signing.set(purpose, known);
      return known;
    },
  };
};

/** RFC 8410: an Ed25519 private key is a 32-byte seed behind this fixed PKCS #8 header. */
const pkcs8Header = Buffer.from('302e020100300506032b657004220420', 'hex');

const ed25519 = (seed: Buffer): SigningKey => {
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Header, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  const kid = createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('base64url')
    .slice(0, 16);
  return { kid, privateKey, publicKey };
};

export const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
