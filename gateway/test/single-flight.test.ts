import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Session } from '@lintel/kernel/session';
import { sessionAs } from '@lintel/server/testing';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compose } from '../src/compose.ts';
import { createGateway, type GatewayOptions } from '../src/gateway.ts';
import { wantsSingleFlight } from '../src/http/single-flight.ts';
import { ask } from './ask.ts';
import { fixtureEdge } from './fixture.ts';

const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { slow(of: [Int!], at: String): Int fails: Int }
  type Mutation { touch: Int }
  type Subscription { told: Int }`;

/** How often the subgraph was asked, and what lets its answers go. */
let runs: string[];
let gate: PromiseWithResolvers<void>;
let aborted: number;
let app: FastifyInstance | undefined;

beforeEach(() => {
  runs = [];
  aborted = 0;
  gate = Promise.withResolvers();
});
afterEach(async () => {
  gate.resolve();
  await app?.close();
});

const session = (overrides: Partial<Session> = {}): Session => ({
  ...sessionAs('manager', { id: '018f0000-0000-7000-8000-000000000001' } as never),
  ...overrides,
});
const manager = session();

const start = async (options: Partial<GatewayOptions> = {}): Promise<string> => {
  const edge = fixtureEdge();
  const tokens: Record<string, Session> = {
    manager,
    // Another access token of the same session.
    refreshed: { ...manager, permissions: [...manager.permissions] },
    'signed-in-elsewhere': { ...manager, actor: { kind: 'user', userId: 'u', sessionId: 'another' } },
    'other-organization': { ...manager, organizationId: '018f0000-0000-7000-8000-000000000002' },
    'fewer-permissions': { ...manager, permissions: manager.permissions.slice(1) },
    'other-scope': { ...manager, unitIds: ['unit'] },
    'other-visibility': { ...manager, visibility: 'communities' },
    'other-language': { ...manager, locale: 'fr-FR' },
  };
  for (const [token, own] of Object.entries(tokens)) edge.sessions.set(token, { ok: true, session: own });
  app = await createGateway({
    supergraphSdl: compose([{ name: 'one', sdl }]).supergraph,
    source: (name) => ({
      name,
      execute: async ({ query }, _context, signal) => {
        runs.push(query);
        signal?.addEventListener('abort', () => {
          aborted += 1;
        });
        if (query.startsWith('mutation')) return { data: { touch: 1 } };
        const run = runs.length;
        await gate.promise;
        if (query.includes('fails')) throw new Error('CANARY');
        return { data: { slow: run } };
      },
    }),
    edge,
    introspection: 'open',
    isReady: async () => true,
    logLevel: 'silent',
    singleFlight: true,
    ...options,
  });
  return app.listen({ port: 0, host: '127.0.0.1' });
};

const query = 'query Slow($of: [Int!], $at: String) { slow(of: $of, at: $at) }';
const metric = async (url: string, name: string): Promise<number> => {
  const text = await (await fetch(new URL('/metrics', url))).text();
  return Number(new RegExp(`^${name}\\{.*\\} (.*)$`, 'm').exec(text)?.[1]);
};
const until = async (condition: () => boolean | Promise<boolean>) => {
  while (!(await condition())) await sleep(5);
};
/** Resolves when so many requests wait for an answer that is not their own. */
const shared = (url: string, count: number) =>
  until(async () => (await metric(url, 'lintel_shared_answers_total')) === count);

describe('identical queries of one session at the same time', () => {
  test('run once, and each client has the text and a request id of its own', async () => {
    const url = await start();
    const answers = Array.from({ length: 5 }, (_, index) =>
      ask(url, { query }, { token: 'manager', headers: { 'x-request-id': `request-${index}` } }),
    );
    await shared(url, 4);
    gate.resolve();
    const all = await Promise.all(answers);
    expect(runs).toHaveLength(1);
    expect(new Set(all.map(({ text }) => text))).toEqual(new Set(['{"data":{"slow":1}}\n']));
    expect(all.map(({ headers }) => headers['x-request-id'])).toEqual(
      [0, 1, 2, 3, 4].map((index) => `request-${index}`),
    );
    for (const { status, headers } of all) {
      expect(status).toBe(200);
      expect(headers['content-type']).toMatch(/^application\/json/);
      expect(headers['cache-control']).toBe('no-store');
    }
  });

  test('are the same with another token of that session and with variables in another order', async () => {
    const url = await start();
    const answers = [
      ask(url, { query, variables: { of: [1, 2], at: 'a' }, operationName: 'Slow' }, { token: 'manager' }),
      ask(url, { operationName: 'Slow', variables: { at: 'a', of: [1, 2] }, query }, { token: 'refreshed' }),
    ];
    await shared(url, 1);
    gate.resolve();
    await Promise.all(answers);
    expect(runs).toHaveLength(1);
  });

  test('run again once they have been answered', async () => {
    const url = await start();
    gate.resolve();
    expect((await ask(url, { query }, { token: 'manager' })).json.data).toEqual({ slow: 1 });
    expect((await ask(url, { query }, { token: 'manager' })).json.data).toEqual({ slow: 2 });
  });

  test('share an error with its status', async () => {
    const url = await start();
    const answers = [1, 2].map(() => ask(url, { query: '{ fails }' }, { token: 'manager' }));
    await shared(url, 1);
    gate.resolve();
    const [one, other] = await Promise.all(answers);
    expect(runs).toHaveLength(1);
    for (const { status, code, headers } of [one!, other!])
      expect([status, code, headers['retry-after']]).toEqual([503, 'SUBGRAPH_UNAVAILABLE', '1']);
    expect(other?.text).toBe(one?.text);
    expect(one?.text).not.toContain('CANARY');
  });

  test('a deadline is shared, and does not stand in the way of the next', async () => {
    const url = await start({ deadlineMs: 500 });
    const answers = [1, 2].map(() => ask(url, { query }, { token: 'manager' }));
    expect((await Promise.all(answers)).map(({ code }) => code)).toEqual(['DEADLINE_EXCEEDED', 'DEADLINE_EXCEEDED']);
    gate.resolve();
    expect((await ask(url, { query }, { token: 'manager' })).status).toBe(200);
  });
});

describe('what differs is answered apart', () => {
  test.each([
    'signed-in-elsewhere',
    'other-organization',
    'fewer-permissions',
    'other-scope',
    'other-visibility',
    'other-language',
  ])('a session %s', async (token) => {
    const url = await start();
    const answers = [ask(url, { query }, { token: 'manager' }), ask(url, { query }, { token })];
    await until(() => runs.length === 2);
    gate.resolve();
    expect(new Set((await Promise.all(answers)).map(({ json }) => json.data.slow))).toEqual(new Set([1, 2]));
  });

  test.each([
    ['another document', { query: `${query} ` }, {}],
    ['an operation name', { query, operationName: 'Slow' }, {}],
    ['other variables', { query, variables: { of: [2, 1] } }, {}],
    ['a list in another order', { query, variables: { of: [1, 2] } }, {}],
    ['another accept header', { query }, { accept: 'application/graphql-response+json' }],
    ['a dry run', { query }, { 'x-dry-run': 'true' }],
    ['an idempotency key', { query }, { 'idempotency-key': 'key' }],
  ])('%s', async (_what, body, headers) => {
    const url = await start();
    const base = _what.startsWith('a list') ? { query, variables: { of: [2, 1] } } : { query };
    const answers = [
      ask(url, base, { token: 'manager' }),
      ask(url, body, { token: 'manager', headers: headers as Record<string, string> }),
    ];
    await until(() => runs.length === 2);
    gate.resolve();
    await Promise.all(answers);
    expect(await metric(url, 'lintel_shared_answers_total')).toBe(0);
  });

  test.each(['x-dry-run', 'idempotency-key'])('two requests with the same %s', async (name) => {
    const url = await start();
    const headers = { [name]: name === 'x-dry-run' ? 'true' : 'key' };
    const answers = [1, 2].map(() => ask(url, { query }, { token: 'manager', headers }));
    await until(() => runs.length === 2);
    gate.resolve();
    await Promise.all(answers);
  });

  test('nobody in particular', async () => {
    const url = await start();
    const answers = [1, 2].map(() => ask(url, { query }));
    await until(() => runs.length === 2);
    gate.resolve();
    await Promise.all(answers);
  });

  test('mutations, also those whose document holds queries', async () => {
    const url = await start();
    const body = { query: 'query A { slow } mutation B { touch }', operationName: 'B' };
    await Promise.all([1, 2].map(() => ask(url, body, { token: 'manager' })));
    expect(runs).toHaveLength(2);
    const reads = [1, 2].map(() => ask(url, { ...body, operationName: 'A' }, { token: 'manager' }));
    await until(() => runs.length === 4);
    gate.resolve();
    await Promise.all(reads);
  });

  test('everything, when it is not turned on', async () => {
    const url = await start({ singleFlight: undefined } as never);
    const answers = [1, 2].map(() => ask(url, { query }, { token: 'manager' }));
    await until(() => runs.length === 2);
    gate.resolve();
    await Promise.all(answers);
  });
});

test('who reads after a mutation does not get what was being read before it', async () => {
  const url = await start();
  const before = ask(url, { query }, { token: 'manager' });
  await until(() => runs.length === 1);
  await ask(url, { query: 'mutation { touch }' }, { token: 'manager' });
  const after = ask(url, { query }, { token: 'manager' });
  await until(() => runs.length === 3);
  gate.resolve();
  expect([(await before).json.data.slow, (await after).json.data.slow]).toEqual([1, 3]);
});

describe('clients that leave', () => {
  const leaver = (url: string) => {
    const outgoing = request(new URL('/graphql', url), {
      method: 'POST',
      agent: false,
      headers: { 'content-type': 'application/json', authorization: 'Bearer manager' },
    });
    outgoing.on('error', () => undefined);
    outgoing.end(JSON.stringify({ query }));
    return outgoing;
  };

  test('the first one takes nothing away from the others', async () => {
    const url = await start();
    const hasLeft = new Promise((resolve) => app!.server.once('connection', (socket) => socket.once('close', resolve)));
    const first = leaver(url);
    await until(() => runs.length === 1);
    const other = ask(url, { query }, { token: 'manager' });
    await shared(url, 1);
    first.destroy();
    await hasLeft;
    gate.resolve();
    expect((await other).json).toEqual({ data: { slow: 1 } });
    expect([runs.length, aborted]).toEqual([1, 0]);
  });

  test('when all have left the run is given up, and the next client has a run of its own', async () => {
    const url = await start();
    const all = [leaver(url), leaver(url)];
    await shared(url, 1);
    for (const one of all) one.destroy();
    await until(() => aborted === 1);
    const next = ask(url, { query }, { token: 'manager' });
    await until(() => runs.length === 2);
    gate.resolve();
    expect((await next).json).toEqual({ data: { slow: 2 } });
  });
});

test('the setting is on, off or an error', () => {
  expect(
    [undefined, '', 'off', 'on'].map((LINTEL_SINGLE_FLIGHT) => wantsSingleFlight({ LINTEL_SINGLE_FLIGHT })),
  ).toEqual([false, false, false, true]);
  expect(() => wantsSingleFlight({ LINTEL_SINGLE_FLIGHT: 'yes' })).toThrow(
    'LINTEL_SINGLE_FLIGHT is "yes": it can be on or off',
  );
});
