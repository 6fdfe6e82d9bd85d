import { openDoor } from '@lintel/db/session';
import { gatewayAdmission } from '@lintel/server/gateway-admission';
import { deriveSecrets } from '@lintel/server/secrets';
import { internalKeyPurpose, publicJwks, signInternalContext } from '@lintel/server/session-token';
import { sessionAs } from '@lintel/server/testing';
import Fastify, { type FastifyInstance } from 'fastify';
import { createLocalJWKSet, decodeProtectedHeader, createLocalJWKSet as jwkSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identityEdge, identityRoutes } from '../src/edge.ts';
import { makeOrganization, openWorld, run, signIn, type World } from './support.ts';

let world: World;
let app: FastifyInstance;
let cedar: Awaited<ReturnType<typeof makeOrganization>>;
const gateway = deriveSecrets('the secret of the gateway, which identity does not have');
const stranger = deriveSecrets('the secret of somebody else, who signs just as well');

beforeAll(async () => {
  world = await openWorld();
  cedar = await makeOrganization(world);
  app = Fastify();
  await identityRoutes(
    app,
    world.platform,
    gatewayAdmission(app, 'identity', jwkSet((await publicJwks(gateway, internalKeyPurpose)) as never)),
  );
});
afterAll(async () => {
  await app.close();
  await world.database.close();
});

const signed = async (secrets = gateway, audience = 'identity') =>
  `Bearer ${await signInternalContext(secrets, audience, { requestId: 'r', session: null, dryRun: false })}`;
const post = async (url: string, payload: object, authorization?: string) =>
  app.inject({ method: 'POST', url, payload, headers: { ...(authorization ? { authorization } : {}) } });

describe('in services mode', () => {
  test('the gateway resolves sessions, and nobody else does', async () => {
    const credential = (await signIn(world, { email: cedar.admin.email })).session!.accessToken;
    const answer = await post('/internal/session', { credential }, await signed());
    expect(answer.json()).toEqual(await identityEdge(world.platform).resolveSession(credential));
    expect(answer.json()).toMatchObject({ ok: true, session: { organizationId: cedar.id } });
    expect((await post('/internal/session', { credential: 'x' }, await signed())).json()).toEqual({
      ok: false,
      code: 'UNAUTHENTICATED',
    });
    for (const authorization of [
      undefined,
      'Bearer x',
      await signed(stranger),
      await signed(gateway, 'finance'),
      `Bearer ${credential}`,
    ]) {
      for (const url of ['/internal/session', '/internal/operation'])
        expect((await post(url, { credential }, authorization)).statusCode).toBe(401);
    }
    expect((await post('/internal/session', {}, await signed())).statusCode).toBe(400);
  });

  test('only the session of an operation of the critical lane is looked up over a connection that is kept for it', async () => {
    const credential = (await signIn(world, { email: cedar.admin.email })).session!.accessToken;
    const door = openDoor({ url: world.database.serviceUrl, max: 5 });
    const server = Fastify();
    await identityRoutes(
      server,
      { ...world.platform, door },
      gatewayAdmission(server, 'identity', jwkSet((await publicJwks(gateway, internalKeyPurpose)) as never)),
    );
    const { promise: end, resolve } = Promise.withResolvers<void>();
    const acting = { requestId: 'lanes', session: sessionAs('admin', cedar) };
    const held = Array.from({ length: 4 }, () => door.write(acting, () => end));
    const ask = async (payload: object) => {
      const headers = { authorization: await signed() };
      return (await server.inject({ method: 'POST', url: '/internal/session', payload, headers })).statusCode;
    };
    expect(await ask({ credential, lane: 'critical' })).toBe(200);
    expect(await ask({ credential })).not.toBe(200);
    expect(await ask({ credential, lane: 'ordinary' })).not.toBe(200);
    resolve();
    await Promise.all(held);
    await server.close();
    await door.close(1);
  });

  test('the gateway finds registered operations', async () => {
    const document = 'query Who { viewer { permissions } }';
    const { data } = await run(world, {
      query:
        'mutation R($i: PersistedOperationsRegisterInput!) { persistedOperationsRegister(input: $i) { operations { documentId } } }',
      variables: { i: { clientName: 'App', operations: [{ name: 'Who', document }] } },
      as: sessionAs('admin', cedar),
    });
    const { documentId } = data.persistedOperationsRegister.operations[0];
    const lookup = { organizationId: cedar.id, clientId: null, documentId };
    expect((await post('/internal/operation', lookup, await signed())).json()).toEqual({
      operation: { document, name: 'Who' },
    });
    expect((await post('/internal/operation', { ...lookup, documentId: 'x' }, await signed())).json()).toEqual({
      operation: null,
    });
    for (const wrong of [{}, { ...lookup, organizationId: 'x' }, { ...lookup, clientId: 1 }])
      expect((await post('/internal/operation', wrong, await signed())).statusCode).toBe(400);
  });
});

describe('documents whose plans are made before anybody asks', () => {
  const register = async (organization: { id: string }, clientName: string, names: readonly string[]) => {
    const operations = names.map((name) => ({ name, document: `query ${name} { viewer { permissions } }` }));
    const { data } = await run(world, {
      query: `mutation R($i: PersistedOperationsRegisterInput!) {
        persistedOperationsRegister(input: $i) { operations { id } userErrors { code } } }`,
      variables: { i: { clientName, operations } },
      as: sessionAs('admin', organization as never),
    });
    return data.persistedOperationsRegister.operations as { id: string }[];
  };
  const clientNamed = async (name: string) => {
    const [client] = await world.database.admin`
      select id from identity.api_clients where organization_id = ${cedar.id} and name = ${name}`;
    return client?.id as string;
  };
  const change = (mutation: string, id: string) =>
    run(world, {
      query: `mutation { ${mutation}(input: { id: "${id}" }) { userErrors { code } } }`,
      as: sessionAs('admin', cedar),
    });
  const namesOf = (documents: readonly string[]) => documents.map((document) => document.split(' ')[1]);

  test('are those that may be called, each once, the newest first, and nothing but their text', async () => {
    const other = await makeOrganization(world);
    const [old] = await register(cedar, 'Site', ['Old']);
    const [, retired] = await register(cedar, 'Site', ['Shared', 'Retired']);
    await register(other, 'Site', ['Shared', 'Theirs']);
    await register(cedar, 'Suspended', ['Suspended']);
    expect((await change('persistedOperationDeprecate', old!.id)).data.persistedOperationDeprecate.userErrors).toEqual(
      [],
    );
    expect((await change('persistedOperationRetire', retired!.id)).data.persistedOperationRetire.userErrors).toEqual(
      [],
    );
    const suspension = await change('apiClientSuspend', await clientNamed('Suspended'));
    expect(suspension.data.apiClientSuspend.userErrors).toEqual([]);

    const answer = await post('/internal/operations-to-warm', {}, await signed());
    const { documents, ...rest } = answer.json();
    expect(rest).toEqual({});
    expect(namesOf(documents).toSorted()).toEqual(['Old', 'Shared', 'Theirs', 'Who']);
    // Deprecated last, which counts as news; registered by two, told once.
    expect(namesOf(documents)[0]).toBe('Old');
    expect(await identityEdge(world.platform).operationsToWarm()).toEqual(documents);
    for (const authorization of [undefined, await signed(stranger), await signed(gateway, 'finance')])
      expect((await post('/internal/operations-to-warm', {}, authorization)).statusCode).toBe(401);
  });

  test('are as many as it is worth waiting for', async () => {
    await register(cedar, 'Large', ['First']);
    const clientId = await clientNamed('Large');
    await world.database.admin`
      insert into identity.persisted_operations (organization_id, client_id, document_id, name, document)
      select ${cedar.id}, ${clientId}, encode(sha256(n::text::bytea), 'hex'), 'Many' || n, 'query Many' || n || ' { viewer { permissions } }'
      from generate_series(1, 250) as n`;
    expect(await identityEdge(world.platform).operationsToWarm()).toHaveLength(200);
    await world.database.admin`
      insert into identity.persisted_operations (organization_id, client_id, document_id, name, document)
      select ${cedar.id}, ${clientId}, encode(sha256(('large' || n)::bytea), 'hex'), 'Large' || n, repeat('#', 50000) || n
      from generate_series(1, 30) as n`;
    expect(await identityEdge(world.platform).operationsToWarm()).toHaveLength(19);
  });
});

test('the public keys verify access tokens and give nothing else away', async () => {
  const { accessToken } = (await signIn(world, { email: cedar.admin.email })).session!;
  const answer = await app.inject({ url: '/.well-known/jwks.json' });
  const jwks = answer.json();
  expect(jwks).toEqual(await identityEdge(world.platform).jwks());
  const { payload } = await jwtVerify(accessToken, createLocalJWKSet(jwks), {
    issuer: 'http://localhost:4000',
    audience: 'lintel',
    typ: 'at+jwt',
  });
  expect(payload).toMatchObject({ sub: cedar.admin.userId, tid: cedar.id });
  expect(payload.exp! - payload.iat!).toBe(600);
  expect(decodeProtectedHeader(accessToken).kid).toBe(jwks.keys[0].kid);
  for (const key of jwks.keys) expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
});
