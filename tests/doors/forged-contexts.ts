import { sign } from 'node:crypto';
import { deriveSecrets, type Secrets } from '@lintel/server/secrets';
import { hashOfBody, internalKeyPurpose, type signInternalContext } from '@lintel/server/session-token';
import { subgraphNames } from '../support/product.ts';
import { compact } from './forged-tokens.ts';

type Given = {
  /** The subgraph that is asked. */
  readonly name: string;
  readonly gateway: Secrets;
  readonly context: Parameters<typeof signInternalContext>[2];
  readonly accessToken: string;
};

type Variation = {
  readonly header?: object;
  readonly claims?: object;
  readonly purpose?: string;
};

/** Headers by which somebody who is not the gateway might call a subgraph, by what is wrong with them. */
export const forgedContexts = async ({ name, gateway, context, accessToken }: Given) => {
  const stranger = deriveSecrets('a secret that somebody in the network has made up for himself');
  const other = subgraphNames.find((known) => known !== name)!;
  const now = Math.floor(Date.now() / 1000);
  const { kid } = gateway.signingKeys(internalKeyPurpose)[0]!;
  const by = (secrets: Secrets, { header, claims, purpose = internalKeyPurpose }: Variation = {}) => {
    const key = secrets.signingKeys(purpose)[0]!;
    return compact(
      { alg: 'EdDSA', kid: key.kid, typ: 'lintel-context+jwt', ...header },
      { ctx: context, iss: 'lintel-gateway', aud: name, iat: now, exp: now + 60, ...claims },
      (text) => sign(null, Buffer.from(text), key.privateKey).toString('base64url'),
    );
  };
  const good = by(gateway);
  const [head, payload, signature] = good.split('.');
  const tokens: Readonly<Record<string, string>> = {
    nothing: '',
    'an expired context': by(gateway, { claims: { iat: now - 120, exp: now - 60 } }),
    'a context that lives too long': by(gateway, { claims: { iat: now - 300, exp: now + 300 } }),
    'a context from the future': by(gateway, { claims: { iat: now + 120, exp: now + 180 } }),
    'a context without an end': by(gateway, { claims: { exp: undefined } }),
    'a context for another subgraph': by(gateway, { claims: { aud: other } }),
    'a context for nobody': by(gateway, { claims: { aud: undefined } }),
    'a context of another issuer': by(gateway, { claims: { iss: 'lintel' } }),
    'a context of another type': by(gateway, { header: { typ: 'at+jwt' } }),
    'a context of no type': by(gateway, { header: { typ: undefined } }),
    'a signature without a context': by(gateway, { claims: { ctx: undefined } }),
    'a foreign key': by(stranger),
    'a foreign key under the name of ours': by(stranger, { header: { kid } }),
    'the key for access tokens': by(gateway, { purpose: 'access' }),
    'a key in the token': by(stranger, {
      header: { kid: undefined, jwk: stranger.signingKeys(internalKeyPurpose)[0]!.publicKey.export({ format: 'jwk' }) },
    }),
    'a changed context': [
      head,
      Buffer.from(
        JSON.stringify({ ...JSON.parse(Buffer.from(payload!, 'base64url').toString()), ctx: { session: null } }),
      ).toString('base64url'),
      signature,
    ].join('.'),
    'no signature': `${head}.${payload}.`,
    'the algorithm none': `${Buffer.from('{"alg":"none","typ":"lintel-context+jwt"}').toString('base64url')}.${payload}.`,
    'a context for another body': by(gateway, { claims: { bh: hashOfBody('another body'), jti: crypto.randomUUID() } }),
    'an access token': accessToken,
  };
  return {
    'no header': {},
    'no scheme': { authorization: good },
    'another scheme': { authorization: `Basic ${good}` },
    'headers that only claim': {
      'x-internal-context': JSON.stringify(context),
      'x-organization-id': String(context.session?.organizationId),
      'x-tenant-id': String(context.session?.organizationId),
      'x-forwarded-for': '127.0.0.1',
    },
    ...Object.fromEntries(
      Object.entries(tokens).map(([flaw, token]) => [
        flaw,
        { authorization: `Bearer ${token}` } as Record<string, string>,
      ]),
    ),
  } as Readonly<Record<string, Record<string, string>>>;
};
