import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Session } from '@lintel/kernel/session';
import { sessionAs } from '@lintel/server/testing';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compose } from '../../src/compose.ts';
import { createGateway } from '../../src/gateway.ts';
import type { GatewayContext } from '../../src/gateway-context.ts';
import { endStalledAnswers } from '../../src/http/stalled-answers.ts';
import { ask } from '../ask.ts';
import { fixtureEdge } from '../fixture.ts';

const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { slow: Int long: String quick: Int }
  type Mutation { paymentRecord: Int touch: Int }
  type Subscription { told: Int }`;

/** More than all buffers between a server and a client on one machine take. */
const longText = 'x'.repeat(12_000_000);
/** Of 40: 32 for ordinary work, of which one organization has 16 and those who are not signed in 8; 8 for critical work. */
const places = 40;
const id = 'a'.repeat(64);

let app: FastifyInstance;
let url: string;
let gate: PromiseWithResolvers<void>;
/** Lanes of what reached the subgraph. */
let seen: string[];
let sockets: Socket[];
let edge: ReturnType<typeof fixtureEdge>;

const organization = (digit: string): Session =>
  sessionAs('manager', { id: `018f0000-0000-7000-8000-00000000000${digit}` } as never);
const userOf = (digit: string, userId: string): Session => ({
  ...organization(digit),
  actor: { kind: 'user', userId, sessionId: `session of ${userId}` },
});

beforeEach(async () => {
  gate = Promise.withResolvers();
  seen = [];
  sockets = [];
  edge = fixtureEdge();
  for (const [token, session] of Object.entries({
    ann: userOf('1', 'ann'),
    ben: userOf('1', 'ben'),
    zoe: userOf('2', 'zoe'),
  }))
    edge.sessions.set(token, { ok: true, session });
  app = await createGateway({
    supergraphSdl: compose([{ name: 'one', sdl }]).supergraph,
    source: (name) => ({
      name,
      execute: async ({ query }, { facts }: GatewayContext) => {
        seen.push(facts.lane ?? 'none');
        if (query.includes('slow')) await gate.promise;
        return {
          data: { slow: 1, quick: 1, paymentRecord: 1, touch: 1, ...(query.includes('long') && { long: longText }) },
        };
      },
    }),
    edge,
    introspection: 'signed-in',
    isReady: async () => true,
    logLevel: 'silent',
    maxInFlight: places,
  });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(async () => {
  gate.resolve();
  for (const socket of sockets) socket.destroy();
  await app.close();
});

const askMany = (count: number, token: string | undefined, query = '{ slow }') =>
  Array.from({ length: count }, () => ask(url, { query }, token === undefined ? {} : { token }));

/** Waits until as many of these operations were answered while the others run. */
const answered = async (asked: readonly Promise<{ readonly code: string | undefined }>[], count: number) => {
  const answers: (string | undefined)[] = [];
  for (const each of asked) void each.then(({ code }) => answers.push(code));
  while (answers.length < count) await sleep(10);
  return answers;
};

describe('places are shared', { timeout: 30_000 }, () => {
  test('one organization takes half of them; others, and its critical work, are let in', async () => {
    const flood = askMany(40, 'ann');
    expect(new Set(await answered(flood, 24))).toEqual(new Set(['OVERLOADED']));
    expect(seen).toHaveLength(16);
    expect((await ask(url, { query: '{ quick }' }, { token: 'ben' })).code).toBe('OVERLOADED');
    expect((await ask(url, { query: '{ quick }' }, { token: 'zoe' })).status).toBe(200);
    expect((await ask(url, { query: 'mutation { paymentRecord }' }, { token: 'ann' })).status).toBe(200);
    gate.resolve();
    await Promise.all(flood);
    expect((await ask(url, { query: '{ quick }' }, { token: 'ann' })).status).toBe(200);
  });

  test('who is refused is told when to come back', async () => {
    const flood = askMany(17, 'ann');
    await answered(flood, 1);
    const refused = await ask(url, { query: '{ quick }' }, { token: 'ann' });
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '1']);
  });

  test('those who are not signed in take a quarter of them', async () => {
    const flood = askMany(40, undefined);
    expect(new Set(await answered(flood, 32))).toEqual(new Set(['OVERLOADED']));
    expect(seen).toHaveLength(8);
    expect((await ask(url, { query: '{ quick }' }, { token: 'ann' })).status).toBe(200);
  });

  test('who does not read his answers keeps out himself alone, and that until he has left', async () => {
    const body = JSON.stringify({ query: '{ long }' });
    const request = `POST /graphql HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ann\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    for (let each = 0; each < 16; each += 1) {
      const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
      socket.on('error', () => undefined).pause();
      socket.write(request);
      sockets.push(socket);
    }
    const quick = (token: string) => ask(url, { query: '{ quick }' }, { token });
    while ((await quick('ann')).status === 200) await sleep(20);
    for (const token of ['ben', 'zoe']) expect((await quick(token)).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    while ((await quick('ann')).status !== 200) await sleep(20);
  });
});

describe('the lane that an operation runs in', () => {
  test('is that of what runs, whatever text stands beside its id', async () => {
    edge.register(organization('1'), id, '{ quick }');
    const answer = await ask(url, { documentId: id, query: 'mutation { paymentRecord }' }, { token: 'ann' });
    expect([answer.json, seen]).toEqual([{ data: { quick: 1 } }, ['ordinary']]);
  });

  test.each([
    ['documentId', { documentId: id }],
    ['the hash of a persisted query', { extensions: { persistedQuery: { sha256Hash: id } } }],
  ])('is critical for a critical operation that is named by %s', async (_form, body) => {
    edge.register(organization('1'), id, 'mutation { paymentRecord }');
    expect((await ask(url, body, { token: 'ann' })).json).toEqual({ data: { paymentRecord: 1 } });
    expect(seen).toEqual(['critical']);
  });

  test('is ordinary without a session', async () => {
    await ask(url, { query: 'mutation { paymentRecord }' });
    expect(seen).toEqual(['ordinary']);
  });
});

describe('a client that does not read', { timeout: 30_000 }, () => {
  test('is disconnected; one that waits for its answer is not', async () => {
    const slow = Promise.withResolvers<void>();
    const own = Fastify();
    endStalledAnswers(own, 100);
    own.get('/long', async () => longText);
    own.get('/slow', async () => {
      await slow.promise;
      return 'done';
    });
    const at = await own.listen({ port: 0, host: '127.0.0.1' });
    try {
      const waiting = fetch(`${at}/slow`).then((answer) => answer.text());
      const gone = Promise.withResolvers<void>();
      own.server.on('connection', (accepted: Socket) => accepted.once('close', gone.resolve));
      const socket = connect((own.server.address() as AddressInfo).port, '127.0.0.1');
      socket.on('error', () => undefined).pause();
      socket.write('GET /long HTTP/1.1\r\nhost: x\r\n\r\n');
      await gone.promise;
      socket.destroy();
      slow.resolve();
      expect(await waiting).toBe('done');
    } finally {
      await own.close();
    }
  });
});
