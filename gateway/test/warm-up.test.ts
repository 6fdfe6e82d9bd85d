import { createHash } from 'node:crypto';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildOrganization } from '@lintel/db/seeds/build';
import { openTestDatabase, type TestDatabase } from '@lintel/db/testing';
import { identityEdge, identityRoutes } from '@lintel/identity/edge';
import { identity } from '@lintel/identity/identity';
import { internalKeyPurpose, publicJwks } from '@lintel/server/session-token';
import { startSubgraph } from '@lintel/server/subgraph-server';
import { sessionAs, testPlatform } from '@lintel/server/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { compose } from '../src/compose.ts';
import type { IdentityEdge } from '../src/edge/identity-edge.ts';
import { remoteEdge } from '../src/edge/remote-edge.ts';
import { createGateway, type GatewayOptions } from '../src/gateway.ts';
import { ask, send } from './ask.ts';
import { fixtureEdge, gatewaySecrets } from './fixture.ts';

const { supergraph } = compose([
  { name: 'one', sdl: 'type Query { number(of: Int): Int } type Mutation { touch: Int }' },
]);
const documents = Array.from({ length: 5 }, (_, index) => `query Number${index} { number(of: ${index}) }`);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A gateway that is told by `operationsToWarm` what is registered; its manager may call all of it. */
const start = async (
  operationsToWarm: IdentityEdge['operationsToWarm'],
  { port = 0, ...options }: Partial<GatewayOptions> & { port?: number } = {},
) => {
  const edge = fixtureEdge();
  const session = sessionAs('manager', { id: '018f0000-0000-7000-8000-000000000001' } as never);
  edge.sessions.set('manager', { ok: true, session });
  for (const document of documents) edge.register(session, sha256(document), document);
  const app = await createGateway({
    supergraphSdl: supergraph,
    source: (name) => ({ name, execute: async () => ({ data: { number: 1 } }) }),
    edge: { ...edge, operationsToWarm },
    introspection: 'open',
    isReady: async () => true,
    logLevel: 'silent',
    ...options,
  });
  app.get('/.well-known/lintel-gateway.json', () => publicJwks(gatewaySecrets, internalKeyPurpose));
  closing.push(() => app.close());
  return { app, url: await app.listen({ port, host: '127.0.0.1' }) };
};

const plans = async (url: string) => {
  const { text } = await send(url, { method: 'GET', path: '/metrics' });
  const count = (result: string) =>
    Number(new RegExp(`^lintel_plan_cache_total\\{.*result="${result}".*\\} (.*)$`, 'm').exec(text)?.[1] ?? 0);
  return { hit: count('hit'), miss: count('miss'), warmed: count('warmed') };
};
const ready = async (url: string) => (await send(url, { method: 'GET', path: '/health/ready' })).status;
const until = async (condition: () => Promise<boolean>) => {
  while (!(await condition())) await sleep(10);
};
/** One for the query type and one for the mutation type. */
const builtIn = 2;

/** Every registered operation is asked for by its id, with the name and without: all plans must be there. */
const askForAll = async (url: string) => {
  for (const document of documents) {
    const body = { documentId: sha256(document) };
    const operationName = /Number\d/.exec(document)?.[0];
    for (const own of [body, { ...body, operationName }])
      expect((await ask(url, own, { token: 'manager' })).json).toEqual({ data: { number: 1 } });
  }
  expect(await plans(url)).toEqual({ hit: documents.length * 2, miss: 0, warmed: documents.length + builtIn });
};

describe('the first request of a registered operation finds its plan', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    for (let index = 0; index < 2; index += 1) {
      const { id } = await buildOrganization(database.admin);
      const [client] = await database.admin`
        insert into identity.api_clients (organization_id, name) values (${id as string}, 'Site') returning id`;
      for (const document of documents)
        await database.admin`insert into identity.persisted_operations (organization_id, client_id, document_id, name, document)
          values (${id as string}, ${client?.id}, ${sha256(document)}, 'Number', ${document})`;
    }
  });
  afterAll(() => database.close());

  test('with identity in the same process, as soon as the gateway listens', async () => {
    const { url } = await start(identityEdge(testPlatform(database.door)).operationsToWarm);
    expect(await ready(url)).toBe(200);
    await askForAll(url);
  });

  test('with identity behind HTTP, which knows the gateway by keys that it can read only later, as soon as it is ready', async () => {
    const port = await freePort();
    const server: FastifyInstance = await startSubgraph(
      identity,
      {
        PORT: '0',
        DATABASE_URL: database.serviceUrl,
        LINTEL_SECRET: 'the secret of identity in this test, which nobody else has',
        LINTEL_GATEWAY_JWKS_URL: `http://127.0.0.1:${port}/.well-known/lintel-gateway.json`,
        LINTEL_LOG_LEVEL: 'silent',
      },
      identityRoutes,
    );
    const identityPort = (server.server.address() as AddressInfo).port;
    const edge = remoteEdge(`http://127.0.0.1:${identityPort}/graphql`, gatewaySecrets);
    closing.push(
      () => server.close(),
      () => edge.close(),
    );
    const { url } = await start(edge.operationsToWarm, { port, warmUpMs: 25_000 });
    await until(async () => (await ready(url)) === 200);
    await askForAll(url);
  });
});

describe('when identity is away', () => {
  test('the gateway starts, is ready when it has waited long enough, and plans when identity is back', async () => {
    let attempts = 0;
    let isBack = false;
    const { url } = await start(
      async () => {
        attempts += 1;
        if (!isBack) throw new Error('away');
        return documents;
      },
      { warmUpMs: 600 },
    );
    expect(attempts).toBeGreaterThan(0);
    await until(async () => (await ready(url)) === 200);
    expect(await plans(url)).toMatchObject({ warmed: builtIn });
    isBack = true;
    await until(async () => (await plans(url)).warmed === documents.length + builtIn);
    await askForAll(url);
  });

  test('traffic waits for no answer longer than that', async () => {
    const { url } = await start(() => new Promise(() => undefined), { warmUpMs: 100 });
    await until(async () => (await ready(url)) === 200);
  });

  test('it is not ready before', async () => {
    const { url } = await start(
      async () => {
        throw new Error('away');
      },
      { warmUpMs: 60_000 },
    );
    expect(await ready(url)).toBe(503);
    expect((await ask(url, { query: '{ number }' })).json).toEqual({ data: { number: 1 } });
  });
});

test('what there is no time for is planned beside traffic', async () => {
  const { url } = await start(async () => documents, { warmUpMs: 0 });
  expect(await ready(url)).toBe(200);
  await until(async () => (await plans(url)).warmed === documents.length + builtIn);
  await askForAll(url);
});

test('what is planned early drives nothing out: the first that were named stay', async () => {
  const large = Array.from({ length: 60 }, (_, index) => `query Large${index} { number } ${'#'.repeat(30_000)}`);
  const { url } = await start(async () => [...documents, ...large, `query TooLong { number } ${'#'.repeat(70_000)}`]);
  const { warmed } = await plans(url);
  expect(warmed).toBeGreaterThan(documents.length + builtIn);
  expect(warmed).toBeLessThan(large.length);
  for (const document of documents) await ask(url, { documentId: sha256(document) }, { token: 'manager' });
  expect(await plans(url)).toEqual({ hit: documents.length, miss: 0, warmed });
});

test('texts that anybody sends, each once or twice, drive out no plan of a registered operation', async () => {
  const { url } = await start(async () => documents);
  const sent = { hit: 0, miss: 30, warmed: documents.length + builtIn };
  for (let index = 0; index < sent.miss; index += 1) {
    const query = `query Flood${index} { number } ${'#'.repeat(60_000)}`;
    for (let times = 0; times <= index % 2; times += 1)
      expect((await ask(url, { query })).json).toEqual({ data: { number: 1 } });
  }
  expect(await plans(url)).toMatchObject({ miss: sent.miss, hit: 15 });
  for (const document of documents) await ask(url, { documentId: sha256(document) }, { token: 'manager' });
  expect(await plans(url)).toEqual({ ...sent, hit: 15 + documents.length });
});

test('a document that does not fit the schema any more is left out, and the others are planned', async () => {
  const { url } = await start(async () => ['query Gone { gone }', 'no GraphQL', '{ a } { b }', '', ...documents]);
  await askForAll(url);
});

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
