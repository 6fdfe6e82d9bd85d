import type { RequestListener } from 'node:http';
import { openTestDatabase, type TestDatabase } from '@lintel/db/testing';
import { testPlatform } from '@lintel/server/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { remoteEdge } from '../src/edge/remote-edge.ts';
import { createGateway } from '../src/gateway.ts';
import { localSource } from '../src/sources/local-source.ts';
import { remoteSource } from '../src/sources/remote-source.ts';
import { type Answer, ask } from './ask.ts';
import { fixtureEdge, gatewaySecrets, startServer } from './fixture.ts';
import { fixtureSubgraphs } from './fixture-subgraphs.ts';

// Property answers in this process; finance is a server that does whatever the test says.
let database: TestDatabase;
let app: FastifyInstance;
let url: string;
let server: Awaited<ReturnType<typeof startServer>>;
let behave: RequestListener;
let calls = 0;
const deadlineMs = 300;
const subgraphs = fixtureSubgraphs();

beforeAll(async () => {
  database = await openTestDatabase();
  server = await startServer((request, response) => {
    calls += 1;
    behave(request, response);
  });
  const finance = remoteSource({ name: 'finance', url: server.url, secrets: gatewaySecrets, deadlineMs });
  app = await createGateway({
    supergraphSdl: subgraphs.supergraphSdl,
    edge: fixtureEdge(),
    platform: testPlatform(database.door),
    source: (name) => (name === 'finance' ? finance : localSource(subgraphs.property)),
    introspection: 'off',
    isReady: async () => true,
    logLevel: 'silent',
  });
  app.addHook('onClose', () => finance.close());
  url = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await app.close();
  await server.close();
  await database.close();
});
afterEach(() => {
  calls = 0;
});

const answering =
  (body: string, status = 200, type = 'application/json'): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': type }).end(body);

const canary = 'CANARY-1618';
const stack = `Error: connect ECONNREFUSED 127.0.0.1:5432 ${canary} at /srv/finance/src/main.ts:1`;

const faults: readonly (readonly [string, RequestListener])[] = [
  ['answers HTML', answering(`<html><body>${stack}</body></html>`, 200, 'text/html')],
  ['answers HTML with 502', answering(`<html>${stack}</html>`, 502, 'text/html')],
  ['answers 500 with an error', answering(JSON.stringify({ errors: [{ message: stack }] }), 500)],
  [
    'answers 401',
    answering(JSON.stringify({ errors: [{ message: stack, extensions: { code: 'UNAUTHENTICATED' } }] }), 401),
  ],
  [
    'redirects',
    (_request, response) => void response.writeHead(302, { location: `http://169.254.169.254/${canary}` }).end(),
  ],
  ['answers half a JSON', answering('{"data":{"rates":[3,')],
  ['answers nothing', answering('')],
  ['answers null', answering('null')],
  ['answers a list', answering('[]')],
  ['answers an empty object', answering('{}')],
  ['answers data that are a text', answering('{"data":"x"}')],
  ['answers errors that are a text', answering(`{"data":null,"errors":"${canary}"}`)],
  ['answers errors that are null', answering('{"data":null,"errors":[null]}')],
  ['closes the socket', (request) => void request.socket.destroy()],
  [
    'closes the socket in the middle of the answer',
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"data":{"rates":[3,5]', () => response.socket?.destroy());
    },
  ],
  ['answers no HTTP', (request) => void request.socket.end(`SSH-2.0-${canary}\r\n`)],
];

const expectNothingLeaked = (answer: Answer) => {
  const everything = answer.text + JSON.stringify(answer.headers);
  for (const secret of [
    '127.0.0.1',
    'localhost',
    'ECONN',
    'UND_ERR',
    canary,
    String(server.port),
    '/srv/',
    'finance',
    'JSON',
  ])
    expect(everything).not.toContain(secret);
};

describe.each(faults)('a subgraph that %s', (_what, listener) => {
  test('is SUBGRAPH_UNAVAILABLE: typed, to be tried again, and silent about why', async () => {
    behave = listener;
    const answer = await ask(url, { query: '{ rates }' });
    expect([answer.status, answer.code]).toEqual([503, 'SUBGRAPH_UNAVAILABLE']);
    expect(answer.headers['retry-after']).toBe('1');
    expect(answer.json.data).toEqual({ rates: null });
    expect(answer.json.errors[0].extensions.requestId).toBe(answer.headers['x-request-id']);
    expect(Object.keys(answer.json).sort()).toEqual(['data', 'errors']);
    expectNothingLeaked(answer);
  });

  test('does not take the data of the others with it', async () => {
    behave = listener;
    const answer = await ask(url, { query: '{ hello rates units { number balance } }' });
    expect(answer.status).toBe(200);
    expect(answer.json.data).toMatchObject({ hello: 'Hello nobody', rates: null });
    expect(answer.json.data.units).toHaveLength(9);
    expect(answer.json.data.units[0]).toEqual({ number: '1', balance: null });
    expect(new Set(answer.json.errors.map((error: { extensions: { code: string } }) => error.extensions.code))).toEqual(
      new Set(['SUBGRAPH_UNAVAILABLE']),
    );
    expectNothingLeaked(answer);
  });

  test('is asked once per fetch: a mutation behind it must not happen twice', async () => {
    behave = listener;
    await ask(url, { query: '{ rates }' });
    expect(calls).toBe(1);
  });
});

describe('a subgraph that is too slow', () => {
  test.each<readonly [string, RequestListener]>([
    ['never answers', () => undefined],
    [
      'sends only headers',
      (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders(),
    ],
    [
      'drips',
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const timer = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(timer));
      },
    ],
  ])('and %s is DEADLINE_EXCEEDED in time', async (_what, listener) => {
    behave = listener;
    const started = Date.now();
    const answer = await ask(url, { query: '{ hello rates }' });
    expect(Date.now() - started).toBeLessThan(deadlineMs + 1000);
    expect(answer.json.data).toEqual({ hello: 'Hello nobody', rates: null });
    expect(answer.code).toBe('DEADLINE_EXCEEDED');
    expectNothingLeaked(answer);
    const alone = await ask(url, { query: '{ rates }' });
    expect([alone.status, alone.code]).toEqual([504, 'DEADLINE_EXCEEDED']);
  });

  test('is served again as soon as it is well', async () => {
    behave = answering('{"data":{"rates":[8]}}');
    expect((await ask(url, { query: '{ rates }' })).json).toEqual({ data: { rates: [8] } });
  });
});

test("entities fewer than asked for are a fault, not other units' balances", async () => {
  behave = answering('{"data":{"_entities":[{"balance":1}]}}');
  const answer = await ask(url, { query: '{ units { number balance } }' });
  expect(answer.json.data.units.every((unit: { balance: unknown }) => unit.balance === null)).toBe(true);
  expect(answer.code).toBe('SUBGRAPH_UNAVAILABLE');
  expectNothingLeaked(answer);
});

test('an answer of hundreds of megabytes is cut off', async () => {
  behave = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const chunk = Buffer.alloc(1024 * 1024, ' ');
    const more = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', more);
    more();
  };
  const answer = await ask(url, { query: '{ rates }' });
  expect(['SUBGRAPH_UNAVAILABLE', 'DEADLINE_EXCEEDED']).toContain(answer.code);
  expectNothingLeaked(answer);
});

test('what a remote subgraph says beyond code and coordinate does not pass', async () => {
  behave = answering(
    JSON.stringify({
      data: { rates: null },
      errors: [
        { message: stack, path: ['rates'], extensions: { code: 'SOMETHING', stacktrace: [stack], url: canary } },
      ],
      extensions: { ftv1: canary, debug: stack },
    }),
  );
  const answer = await ask(url, { query: '{ rates }' });
  expect([answer.status, answer.code]).toEqual([500, 'INTERNAL']);
  expectNothingLeaked(answer);
});

describe('an identity that is away', () => {
  test.each(faults.filter(([what]) => !/data|errors|list|empty object|null/.test(what)))(
    'and %s is SUBGRAPH_UNAVAILABLE',
    async (_what, listener) => {
      behave = listener;
      const edge = remoteEdge(server.url, gatewaySecrets);
      const gateway = await createGateway({
        supergraphSdl: subgraphs.supergraphSdl,
        edge,
        platform: testPlatform(database.door),
        source: () => localSource(subgraphs.property),
        introspection: 'off',
        isReady: async () => true,
        logLevel: 'silent',
      });
      const address = await gateway.listen({ port: 0, host: '127.0.0.1' });
      const answer = await ask(address, { query: '{ hello }' }, { token: 'manager' });
      await gateway.close();
      await edge.close();
      expect([answer.status, answer.code]).toEqual([503, 'SUBGRAPH_UNAVAILABLE']);
      expectNothingLeaked(answer);
    },
  );
});

test('a null where the schema promises a value is an error, not a hole in silence', async () => {
  const finance = remoteSource({ name: 'finance', url: server.url, secrets: gatewaySecrets, deadlineMs });
  const gateway = await createGateway({
    supergraphSdl: subgraphs.supergraphSdl,
    edge: fixtureEdge(),
    source: () => finance,
    introspection: 'off',
    isReady: async () => true,
    logLevel: 'silent',
  });
  const address = await gateway.listen({ port: 0, host: '127.0.0.1' });
  behave = answering('{"data":{"hello":"x","units":[{"__typename":"Unit","id":"a","number":null}]}}');
  const answer = await ask(address, { query: '{ hello units { id number } }' });
  const alone = await ask(address, { query: '{ units { number } }' });
  await gateway.close();
  await finance.close();
  for (const { json, code, headers } of [answer, alone]) {
    expect(code).toBe('INTERNAL');
    expect(json.data).toBeNull();
    expect(json.errors[0]).toMatchObject({
      path: ['units', 0, 'number'],
      extensions: { requestId: headers['x-request-id'] },
    });
    expect(json.extensions).toBeUndefined();
    expect(JSON.stringify(json)).not.toContain('Unit.number');
  }
  expect(alone.status).toBe(500);
});
