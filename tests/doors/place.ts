import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { accessKeyPurpose } from '@lintel/identity/sessions/access-token';
import { deriveSecrets, type SigningKey } from '@lintel/server/secrets';
import type { Mode } from '../support/product.ts';
import { openWorld, type World } from '../support/world.ts';
import { compact } from './forged-tokens.ts';
import { patient } from './patience.ts';

/** A running product in one mode, the key with which it signs access tokens, and an external issuer that cedar trusts. */
export type Place = {
  readonly mode: Mode;
  readonly world: World;
  readonly url: string;
  readonly accessKey: SigningKey;
  readonly issuer: Issuer;
  readonly close: () => Promise<void>;
};

/** Of the product in one process. */
export const installationSecret = 'the secret of the installation whose doors are tried, and of nobody else';

export const openPlace = async (mode: Mode, environment: Readonly<Record<string, string>> = {}): Promise<Place> => {
  const issuer = await startIssuer();
  const issuers = [{ ...issuer.setting, organizationSlug: 'cedar' }];
  const world = await openWorld(mode, {
    environment: {
      LINTEL_EXTERNAL_ISSUERS: JSON.stringify(issuers),
      // Many attempts from one machine are the subject here; this says from which address each of them comes.
      LINTEL_TRUST_PROXY: '127.0.0.1',
      ...(mode === 'one process' ? { LINTEL_SECRET: installationSecret } : {}),
      ...environment,
    },
  });
  const secret = mode === 'one process' ? installationSecret : secretOf('identity');
  return {
    mode,
    world: { ...world, cedar: patient(world.cedar), birch: patient(world.birch) },
    url: world.product.url,
    accessKey: deriveSecrets(secret).signingKeys(accessKeyPurpose)[0]!,
    issuer,
    close: async () => {
      await world.close();
      await issuer.close();
    },
  };
};

/** As `tests/support/product.ts` gives it to each service. */
export const secretOf = (name: string): string => `the secret of ${name} in tests, which no other service knows`;

/** An identity provider with one key, which counts how often its keys are fetched. */
export type Issuer = {
  readonly setting: { readonly issuer: string; readonly audience: string; readonly jwksUrl: string };
  /** Fetches of the key set, by path. */
  readonly fetches: () => readonly string[];
  readonly token: (email: string, varied?: { kid?: string; key?: KeyObject }) => string;
  readonly close: () => Promise<void>;
};

export const newIssuerKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

const startIssuer = async (): Promise<Issuer> => {
  const { privateKey, publicKey } = newIssuerKey();
  const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: 'known', alg: 'ES256' }];
  const fetches: string[] = [];
  const server = createServer(({ url }, response) => {
    fetches.push(url!);
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = 'https://login.cedar.example/';
  return {
    setting: { issuer, audience: 'lintel-cedar', jwksUrl: `${origin}/keys` },
    fetches: () => fetches,
    token: (email, { kid = 'known', key = privateKey } = {}) => {
      const iat = Math.floor(Date.now() / 1000);
      const who = { iss: issuer, aud: 'lintel-cedar', sub: email, email, email_verified: true };
      return compact({ alg: 'ES256', kid }, { ...who, iat, exp: iat + 300 }, (text) =>
        sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
      );
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

export type Refusal = {
  readonly status: number;
  readonly code: string | undefined;
  readonly text: string;
  readonly headers: IncomingMessage['headers'];
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for.
  readonly json: any;
};

let addresses = 0;
/** An address that nobody has come from, so that the guesses of one test are not held against the next. */
export const newAddress = (): string => {
  addresses += 1;
  return `198.18.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`;
};

/**
 * One POST with headers exactly as they are given, name and value by turns: no client tidies them up. It comes from a new
 * address unless they say from which.
 */
export const sendRaw = (url: string, headers: readonly string[], body: object, path = '/graphql'): Promise<Refusal> =>
  new Promise((resolve, reject) => {
    const from = headers.includes('x-forwarded-for') ? [] : ['x-forwarded-for', newAddress()];
    const all = ['host', new URL(url).host, 'content-type', 'application/json', ...from, ...headers];
    const outgoing = request(new URL(path, url), { method: 'POST', headers: all, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const json = text.startsWith('{') ? JSON.parse(text) : undefined;
        const code = json?.errors?.[0]?.extensions?.code;
        resolve({ status: response.statusCode ?? 0, code, text, json, headers: response.headers });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify(body));
  });
