import { sign } from 'node:crypto';
import { deriveSecrets, type Secrets } from '@lintel/server/secrets';
import { internalKeyPurpose, signInternalContext } from '@lintel/server/session-token';
import { sessionAs } from '@lintel/server/testing';
import { isUnionType } from 'graphql';
import { expect, test } from 'vitest';
import { all, isUnresolvable } from '../contract/schemas.ts';
import { subgraphNames } from '../support/product.ts';
import type { World } from '../support/world.ts';

/** As `tests/support/product.ts` gives it to the gateway. */
const gatewaySecret = 'the secret of gateway in tests, which no other service knows';

/** The ports of the subgraph servers, by somebody in the same network who is not the gateway. */
export const directCallAttacks = (world: () => World): void => {
  const gateway = deriveSecrets(gatewaySecret);
  const stranger = deriveSecrets('a secret that somebody in the network has made up for himself');

  const session = async () => {
    const { admin } = world().database;
    const [organization] = await admin<{ id: string }[]>`select id from identity.organizations where slug = 'cedar'`;
    return sessionAs('admin', organization!);
  };
  const context = async () => ({ requestId: 'direct', session: await session(), dryRun: false });
  const call = async (name: string, query: string, authorization: string | undefined) => {
    const response = await fetch(world().product.subgraphUrls[name]!, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, body: (await response.json()) as { data?: unknown; errors?: unknown } };
  };

  test.each(subgraphNames)('%s answers the gateway and nobody else, whatever is asked', async (name) => {
    const ctx = await context();
    const good = await signInternalContext(gateway, name, ctx);
    const [other] = subgraphNames.filter((known) => known !== name);
    const refused: Record<string, string | undefined> = {
      'no token': undefined,
      'no scheme': good,
      'another scheme': `Basic ${good}`,
      nothing: 'Bearer ',
      expired: `Bearer ${variation(gateway, name, ctx, { issuedAt: -120, expires: -60 })}`,
      'too long a life': `Bearer ${variation(gateway, name, ctx, { issuedAt: -300, expires: 300 })}`,
      'another audience': `Bearer ${await signInternalContext(gateway, other!, ctx)}`,
      'another issuer': `Bearer ${variation(gateway, name, ctx, { issuer: 'somebody' })}`,
      'another type': `Bearer ${variation(gateway, name, ctx, { type: 'at+jwt' })}`,
      'a key of its own': `Bearer ${await signInternalContext(stranger, name, ctx)}`,
      'a key of its own under our name': `Bearer ${variation(stranger, name, ctx, { kid: kidOf(gateway) })}`,
      'the key for access tokens': `Bearer ${variation(gateway, name, ctx, { purpose: 'access' })}`,
      'a changed payload': `Bearer ${withPayload(good, (payload) => ({ ...payload, aud: name, ctx: { ...(payload.ctx as object), dryRun: true } }))}`,
      'no signature': `Bearer ${good.split('.').slice(0, 2).join('.')}.`,
      'no algorithm': `Bearer ${withoutAlgorithm(good)}`,
      'an access token of a person': `Bearer ${world().cedar.token}`,
    };
    // What is varied below is all that is wrong with it.
    expect((await call(name, '{ __typename }', `Bearer ${variation(gateway, name, ctx, {})}`)).status).toBe(200);
    for (const [kind, query] of Object.entries(operationsOf(name))) {
      for (const [flaw, authorization] of Object.entries(refused)) {
        const answer = await call(name, query, authorization);
        expect(answer.status, `${kind} with ${flaw}`).toBe(401);
        expect(answer.body.data, `${kind} with ${flaw}`).toBeUndefined();
      }
      const answer = await call(name, query, `Bearer ${good}`);
      expect([answer.status, answer.body.errors], `${kind} from the gateway`).toEqual([200, undefined]);
    }
  });

  test('identity tells nobody but the gateway whose session a credential is', async () => {
    const origin = new URL(world().product.subgraphUrls.identity!).origin;
    for (const path of ['/internal/session', '/internal/operation']) {
      for (const authorization of ['', `Bearer ${await signInternalContext(stranger, 'identity', await context())}`]) {
        const body = JSON.stringify({ credential: world().cedar.token });
        const headers = { 'content-type': 'application/json', authorization };
        expect((await fetch(`${origin}${path}`, { method: 'POST', headers, body })).status).toBe(401);
      }
    }
  });
};

/** An ordinary query, the schema, and an entity. */
const operationsOf = (name: string): Record<string, string> => {
  const { schema } = all.find((subgraph) => subgraph.name === name)!;
  const list = Object.values(schema.getQueryType()!.getFields()).find(({ type }) =>
    String(type).endsWith('Connection!'),
  );
  const union = schema.getType('_Entity');
  const entity = isUnionType(union) ? union.getTypes().find((type) => !isUnresolvable(type)) : undefined;
  return {
    'a query': `{ ${list!.name}(first: 1) { totalCount } }`,
    _service: '{ _service { sdl } }',
    _entities: `{ _entities(representations: [{ __typename: "${entity}", id: "00000000-0000-4000-8000-000000000000" }]) { __typename } }`,
  };
};

const kidOf = (secrets: Secrets): string => secrets.signingKeys(internalKeyPurpose)[0]!.kid;

type Variation = {
  readonly issuedAt?: number;
  readonly expires?: number;
  readonly issuer?: string;
  readonly type?: string;
  readonly kid?: string;
  readonly purpose?: string;
};

/** A context token that is right but for what is varied; times in seconds from now. */
const variation = (secrets: Secrets, audience: string, ctx: object, varied: Variation): string => {
  const now = Math.floor(Date.now() / 1000);
  const key = secrets.signingKeys(varied.purpose ?? internalKeyPurpose)[0]!;
  const head = encode({ alg: 'EdDSA', kid: varied.kid ?? key.kid, typ: varied.type ?? 'lintel-context+jwt' });
  const times = { iat: now + (varied.issuedAt ?? 0), exp: now + (varied.expires ?? 60) };
  const payload = encode({ ctx, iss: varied.issuer ?? 'lintel-gateway', aud: audience, ...times });
  return `${head}.${payload}.${sign(null, Buffer.from(`${head}.${payload}`), key.privateKey).toString('base64url')}`;
};

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part: string): Record<string, unknown> => JSON.parse(Buffer.from(part, 'base64url').toString());

const withPayload = (token: string, change: (payload: Record<string, unknown>) => object): string => {
  const [head, payload, signature] = token.split('.');
  return [head, encode(change(decode(payload!))), signature].join('.');
};

const withoutAlgorithm = (token: string): string => {
  const [head, payload] = token.split('.');
  return `${encode({ ...decode(head!), alg: 'none' })}.${payload}.`;
};
