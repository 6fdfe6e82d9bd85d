import { createHmac, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import type { SigningKey } from '@lintel/server/secrets';

/** A genuine access token, taken apart, and the key that signed it. */
export type Genuine = {
  readonly key: SigningKey;
  readonly claims: Readonly<Record<string, unknown>>;
};

/** What is wrong with a token; all else about it is right. */
export type Flaw = {
  readonly header?: Readonly<Record<string, unknown>>;
  /** In place of the right ones; undefined leaves a claim out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly signature?: (text: string) => string;
};

export const takeApart = (token: string, key: SigningKey): Genuine => ({
  key,
  claims: JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()),
});

/** The token again, signed as the product signs, but for the flaw. Its times start now. */
export const forge = ({ key, claims }: Genuine, flaw: Flaw = {}): string => {
  const now = Math.floor(Date.now() / 1000);
  return compact(
    { alg: 'EdDSA', kid: key.kid, typ: 'at+jwt', ...flaw.header },
    { ...claims, jti: randomUUID(), iat: now, exp: now + 600, ...flaw.claims },
    flaw.signature ?? signedBy(key.privateKey),
  );
};

/** A JWS in its compact form. */
export const compact = (header: object, claims: object, signature: (text: string) => string): string => {
  const text = `${encode(header)}.${encode(claims)}`;
  return `${text}.${signature(text)}`;
};

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const signedBy = (key: KeyObject) => (text: string) => sign(null, Buffer.from(text), key).toString('base64url');

type Others = {
  readonly organizationId: string;
  readonly userId: string;
  readonly sessionId: string;
  /** An address that counts who comes to fetch keys. */
  readonly keysUrl: string;
};

/** Every way to be wrong, by what it is; most of them can only be made by who has the key, and are refused all the same. */
export const flawsOf = ({ key, claims }: Genuine, others: Others): Readonly<Record<string, Flaw>> => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const stranger = generateKeyPairSync('ed25519');
  const strangerJwk = stranger.publicKey.export({ format: 'jwk' });
  const publicForms = {
    PEM: key.publicKey.export({ format: 'pem', type: 'spki' }),
    DER: key.publicKey.export({ format: 'der', type: 'spki' }),
    'raw bytes': Buffer.from(String(key.publicKey.export({ format: 'jwk' }).x), 'base64url'),
    'base64url text': String(key.publicKey.export({ format: 'jwk' }).x),
  };
  const hs256 = (secret: string | Buffer) => (text: string) =>
    createHmac('sha256', secret).update(text).digest('base64url');
  const rs256 = (text: string) => sign('sha256', Buffer.from(text), rsa.privateKey).toString('base64url');
  const none = Object.fromEntries(
    ['none', 'None', 'nOnE', 'NONE', ''].map((alg) => [`alg "${alg}"`, { header: { alg }, signature: () => '' }]),
  );
  const publicAsSecret = Object.fromEntries(
    Object.entries(publicForms).map(([form, secret]) => [
      `HS256 with the public key as secret, as ${form}`,
      { header: { alg: 'HS256' }, signature: hs256(secret) },
    ]),
  );
  const kids: readonly unknown[] = ['', 'unknown', '../../dev/null', '/dev/null', "' or 1=1--", `${key.kid} `, 1, null];
  const wrongKids = Object.fromEntries(
    kids.map((kid) => [`kid ${JSON.stringify(kid)}, signed by nobody we know`, strangersWith({ kid })]),
  );
  return {
    ...none,
    'alg none with a signature of ours': { header: { alg: 'none' } },
    ...publicAsSecret,
    'HS256 with an empty secret': { header: { alg: 'HS256' }, signature: hs256('') },
    'RS256 by a key of its own under our kid': { header: { alg: 'RS256' }, signature: rs256 },
    'a key of its own under our kid': strangersWith({}),
    ...wrongKids,
    'our key under another kid': { header: { kid: 'unknown' } },
    'our key under no kid': { header: { kid: undefined } },
    'an embedded jwk': strangersWith({ kid: undefined, jwk: strangerJwk }),
    'an embedded jwk under our kid': strangersWith({ jwk: { ...strangerJwk, kid: key.kid } }),
    'a jku of its own': strangersWith({ kid: 'theirs', jku: `${others.keysUrl}/jku` }),
    'an x5u of its own': strangersWith({ kid: 'theirs', x5u: `${others.keysUrl}/x5u` }),
    'an x5c of its own': strangersWith({ kid: 'theirs', x5c: ['MIIB'] }),
    'a critical extension that we do not know': { header: { crit: ['exp'], exp: 1 } },
    'a payload that is not encoded (b64)': { header: { crit: ['b64'], b64: false } },
    'no typ': { header: { typ: undefined } },
    'typ JWT': { header: { typ: 'JWT' } },
    'typ of an internal context': { header: { typ: 'lintel-context+jwt' } },
    'another issuer': { claims: { iss: 'http://localhost:4999' } },
    'our issuer and others': { claims: { iss: [claims.iss, 'http://localhost:4999'] } },
    'another audience': { claims: { aud: 'finance' } },
    'the issuer of a partner': { claims: { iss: 'https://login.cedar.example/' } },
    ...Object.fromEntries(
      ['sub', 'tid', 'sid', 'jti', 'iat', 'exp', 'iss', 'aud'].map((name) => [
        `no ${name}`,
        { claims: { [name]: undefined } },
      ]),
    ),
    ...times(),
    ...identities(claims, others),
  };

  function strangersWith(header: Readonly<Record<string, unknown>>): Flaw {
    return { header, signature: signedBy(stranger.privateKey) };
  }
};

const times = (): Readonly<Record<string, Flaw>> => {
  const now = Math.floor(Date.now() / 1000);
  return {
    'nbf in the future': { claims: { nbf: now + 600 } },
    'nbf as text': { claims: { nbf: 'now' } },
    'iat in the future': { claims: { iat: now + 600, exp: now + 1200 } },
    'exp as text': { claims: { exp: String(now + 300) } },
    'exp as a fraction': { claims: { exp: now + 300.5 } },
    'exp of 1e308': { claims: { exp: 1e308 } },
    'exp beyond what we grant': { claims: { exp: now + 86_400 } },
    'exp null': { claims: { exp: null } },
    'exp in a list': { claims: { exp: [now + 300] } },
    'exp in milliseconds': { claims: { exp: (now + 300) * 1000 } },
  };
};

const identities = (
  { tid, sub }: Readonly<Record<string, unknown>>,
  { organizationId, userId, sessionId }: Others,
): Readonly<Record<string, Flaw>> => {
  const own = String(tid);
  const wrong: Readonly<Record<string, unknown>> = {
    'a list': [own],
    'a list of two': [own, organizationId],
    'an object': { id: own },
    empty: '',
    'in capitals': own.toUpperCase(),
    'in braces': `{${own}}`,
    'without dashes': own.replaceAll('-', ''),
    'with a line feed': `${own}\n`,
    'with NUL': `${own}\0`,
    SQL: "' or 1=1--",
    'another organization': organizationId,
    nil: '00000000-0000-0000-0000-000000000000',
  };
  return {
    ...Object.fromEntries(Object.entries(wrong).map(([form, value]) => [`tid ${form}`, { claims: { tid: value } }])),
    'another person': { claims: { sub: userId } },
    'another person and organization': { claims: { sub: userId, tid: organizationId } },
    'another session': { claims: { sid: sessionId } },
    'a session that there is not': { claims: { sid: randomUUID() } },
    'sub and sid of another, tid of our own': { claims: { sub: userId, sid: sessionId } },
    'sub in a list': { claims: { sub: [sub] } },
  };
};
