import type { RequestListener } from 'node:http';
import { createMetrics, type Metrics } from '@lintel/server/metrics';
import { RequestError } from '@lintel/server/request-error';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BreakerOptions } from '../../src/sources/breaker.ts';
import { type HttpSource, type HttpSourceOptions, httpSource } from '../../src/sources/http-source.ts';
import { answering, freePort, type HostileServer, sleep, startHostileServer } from './hostile-server.ts';

type Context = { readonly metrics: Metrics };

const query = { query: 'query { rates }', variables: {} };
const mutation = { query: 'mutation { pay }', variables: {} };
const well = answering({ data: { rates: [1] } });
const hangingUp: RequestListener = (request) => void request.socket.destroy();

let server: HostileServer;
let source: HttpSource<Context>;
let context: Context;

beforeEach(async () => {
  server = await startHostileServer();
  context = { metrics: createMetrics('test') };
});
afterEach(async () => {
  await source.close();
  await server.close();
});

const open = (options: Partial<HttpSourceOptions<Context>> = {}) => {
  source = httpSource<Context>({
    name: 'finance',
    url: server.url,
    deadlineMs: 5000,
    breaker: false,
    metricsOf: ({ metrics }) => metrics,
    ...options,
  });
  return source;
};

const codeOf = (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    () => 'ok',
    (error) => error.code,
  );

/** The lines of our metrics that are not zero, without the labels that all have. */
const counted = async (name: string): Promise<readonly string[]> =>
  (await context.metrics.registry.metrics())
    .split('\n')
    .filter((line) => line.startsWith(name))
    .map((line) => line.replace(/,?service="test"/, ''));

/** Behaves like the first for the first request, like the second for the second, and like the last from then on. */
const inTurn = (...behaviours: readonly RequestListener[]): RequestListener => {
  let turn = 0;
  return (request, response) => {
    const behave = behaviours[Math.min(turn, behaviours.length - 1)]!;
    turn += 1;
    behave(request, response);
  };
};

describe('a lost connection', () => {
  test('is tried again for a query', async () => {
    server.behave = inTurn(hangingUp, hangingUp, well);
    expect(await open().execute(query, context)).toEqual({ data: { rates: [1] } });
    expect(server.requests()).toBe(3);
    expect(await counted('lintel_subgraph_retries_total')).toEqual([
      'lintel_subgraph_retries_total{subgraph="finance"} 2',
    ]);
    expect(await counted('lintel_subgraph_fetch_failures_total')).toEqual([]);
  });

  test('is tried again so often and no more', async () => {
    server.behave = hangingUp;
    expect(await codeOf(open().execute(query, context))).toBe('SUBGRAPH_UNAVAILABLE');
    expect(server.requests()).toBe(3);
    expect(await counted('lintel_subgraph_fetch_failures_total')).toEqual([
      'lintel_subgraph_fetch_failures_total{subgraph="finance",reason="lost"} 1',
    ]);
  });

  test.each([
    mutation,
    { query: '\n mutation Pay { pay }', variables: {} },
    { query: 'fragment F on Query { a } query { ...F }', variables: {} },
    { query: 'queryish', variables: {} },
  ])('is never tried again for what may have an effect: $query', async (request) => {
    server.behave = hangingUp;
    expect(await codeOf(open().execute(request, context))).toBe('SUBGRAPH_UNAVAILABLE');
    expect(server.requests()).toBe(1);
  });

  test('is not tried again after a byte of the answer', async () => {
    server.behave = (request) => void request.socket.end('H');
    expect(await codeOf(open().execute(query, context))).toBe('SUBGRAPH_UNAVAILABLE');
    expect(server.requests()).toBe(1);
  });

  test('that the server had kept and then closed is replaced by a new one', async () => {
    const used = new WeakSet<object>();
    server.behave = (request, response) => {
      if (used.has(request.socket)) return hangingUp(request, response);
      used.add(request.socket);
      well(request, response);
    };
    open({ sockets: 1 });
    for (let count = 0; count < 5; count += 1)
      expect(await source.execute(query, context)).toEqual({ data: { rates: [1] } });
  });

  test('that is refused is tried again: a server that restarts loses nothing', async () => {
    const port = await freePort();
    open({ url: `http://127.0.0.1:${port}/graphql`, retries: 5, deadlineMs: 25_000 });
    const answer = source.execute(query, context);
    await sleep(5);
    const late = await startHostileServer(port);
    late.behave = well;
    expect(await answer).toEqual({ data: { rates: [1] } });
    await late.close();
  });

  test('is not tried again beyond the deadline', async () => {
    server.behave = (request) => void setTimeout(() => request.socket.destroy(), 60);
    open({ deadlineMs: 90 });
    expect(await codeOf(source.execute(query, context))).toBe('DEADLINE_EXCEEDED');
  });

  test('is not tried again when nobody waits', async () => {
    const leaving = new AbortController();
    server.behave = (request) => {
      leaving.abort();
      request.socket.destroy();
    };
    expect(await codeOf(open().execute(query, context, leaving.signal))).toBe('SUBGRAPH_UNAVAILABLE');
    await sleep(300);
    expect(server.requests()).toBe(1);
  });
});

describe('the circuit breaker of a source', () => {
  const breaker: BreakerOptions = {
    failuresInRow: 3,
    failureRate: 1,
    fetchesToJudge: 1000,
    windowMs: 60_000,
    pauseMs: 1000,
    longestPauseMs: 1000,
  };
  const state = async () =>
    (await counted('lintel_subgraph_breaker_state')).map((line) => Number(line.split(' ').at(-1)));

  test('opens, answers at once without a request, probes, and closes', async () => {
    server.behave = answering('x', { status: 503 });
    open({ breaker });
    for (let count = 0; count < 3; count += 1) await codeOf(source.execute(query, context));
    expect([server.requests(), await state()]).toEqual([3, [2]]);
    expect(await codeOf(source.execute(query, context))).toBe('SUBGRAPH_UNAVAILABLE');
    expect(await codeOf(source.execute(mutation, context))).toBe('SUBGRAPH_UNAVAILABLE');
    expect(server.requests()).toBe(3);
    expect(await counted('lintel_subgraph_fetch_failures_total')).toEqual([
      'lintel_subgraph_fetch_failures_total{subgraph="finance",reason="answer"} 3',
      'lintel_subgraph_fetch_failures_total{subgraph="finance",reason="open"} 2',
    ]);
    server.behave = well;
    await sleep(1100);
    expect(await codeOf(source.execute(query, context))).toBe('ok');
    expect([server.requests(), await state()]).toEqual([4, [0]]);
  });

  test.each([400, 401, 404, 413, 431])('stays closed for status %i, which blames the request', async (status) => {
    server.behave = answering('x', { status });
    open({ breaker });
    for (let count = 0; count < 6; count += 1)
      expect(await codeOf(source.execute(query, context))).toBe('SUBGRAPH_UNAVAILABLE');
    expect(await counted('lintel_subgraph_fetch_failures_total')).toEqual([
      'lintel_subgraph_fetch_failures_total{subgraph="finance",reason="refused"} 6',
    ]);
    server.behave = well;
    expect(await codeOf(source.execute(query, context))).toBe('ok');
    expect([server.requests(), await state()]).toEqual([7, [0]]);
  });

  test.each([408, 429, 500])('opens for status %i, which blames the subgraph', async (status) => {
    server.behave = answering('x', { status });
    open({ breaker });
    for (let count = 0; count < 3; count += 1) await codeOf(source.execute(query, context));
    expect(await state()).toEqual([2]);
  });

  test('lets one request through to see whether the subgraph is back', async () => {
    server.behave = hangingUp;
    open({ breaker, retries: 0 });
    for (let count = 0; count < 3; count += 1) await codeOf(source.execute(query, context));
    server.behave = (request, response) => void setTimeout(() => well(request, response), 50);
    await sleep(1100);
    const codes = await Promise.all(Array.from({ length: 10 }, () => codeOf(source.execute(query, context))));
    expect(codes.toSorted()).toEqual([...Array(9).fill('SUBGRAPH_UNAVAILABLE'), 'ok'].toSorted());
    expect(server.requests()).toBe(4);
  });

  test('sends its probe once, since the subgraph is ill as far as anybody knows', async () => {
    server.behave = answering('x');
    open({ breaker });
    for (let count = 0; count < 3; count += 1) await codeOf(source.execute(query, context));
    server.behave = hangingUp;
    await sleep(1100);
    expect(await codeOf(source.execute(query, context))).toBe('SUBGRAPH_UNAVAILABLE');
    expect(server.requests()).toBe(4);
  });

  test('opens for a subgraph that never answers', async () => {
    server.behave = () => undefined;
    open({ breaker, deadlineMs: 100 });
    for (let count = 0; count < 3; count += 1)
      expect(await codeOf(source.execute(query, context))).toBe('DEADLINE_EXCEEDED');
    expect(await codeOf(source.execute(query, context))).toBe('SUBGRAPH_UNAVAILABLE');
    expect(await state()).toEqual([2]);
  });

  test.each<readonly [what: string, behave: RequestListener, options: Partial<HttpSourceOptions<Context>>]>([
    ['errors of resolvers', answering({ data: null, errors: [{ message: 'no' }] }), {}],
    [
      'refusals that are GraphQL',
      answering({ errors: [{ message: 'no' }] }, { status: 400, type: 'application/graphql-response+json' }),
      {},
    ],
    ['answers that are too large', answering({ data: { text: 'x'.repeat(2000) } }), { mostAnswerBytes: 1000 }],
  ])('does not open for %s', async (_what, behave, options) => {
    server.behave = behave;
    open({ breaker, ...options });
    for (let count = 0; count < 10; count += 1) await codeOf(source.execute(query, context));
    expect([server.requests(), await state()]).toEqual([10, [0]]);
  });

  test('does not open for clients that leave, nor for operations that gave the fetch no time', async () => {
    server.behave = () => undefined;
    open({ breaker });
    const outOfTime = [new DOMException('late', 'TimeoutError'), new RequestError('DEADLINE_EXCEEDED')];
    for (const reason of [new Error('left'), ...outOfTime])
      for (let count = 0; count < 5; count += 1) {
        const leaving = new AbortController();
        const answer = codeOf(source.execute(query, context, leaving.signal));
        leaving.abort(reason);
        await answer;
      }
    expect(await state()).toEqual([0]);
  });

  test('opens when the time of the operation runs out and the subgraph had most of it', async () => {
    server.behave = () => undefined;
    open({ breaker, deadlineMs: 200 });
    for (let count = 0; count < 3; count += 1) {
      const leaving = new AbortController();
      const answer = codeOf(source.execute(query, context, leaving.signal));
      await sleep(150);
      leaving.abort(new DOMException('late', 'TimeoutError'));
      expect(await answer).toBe('DEADLINE_EXCEEDED');
    }
    expect(await state()).toEqual([2]);
  });

  test('does not open for clients that leave late, by the reason that the gateway gives', async () => {
    server.behave = () => undefined;
    open({ breaker, deadlineMs: 1000 });
    for (let count = 0; count < 3; count += 1) {
      const leaving = new AbortController();
      const answer = codeOf(source.execute(query, context, leaving.signal));
      await sleep(550);
      leaving.abort(new RequestError('DEADLINE_EXCEEDED', { cause: new DOMException('left', 'AbortError') }));
      expect(await answer).toBe('DEADLINE_EXCEEDED');
    }
    expect(await state()).toEqual([0]);
  });

  test('does not open for those who waited for a socket until it was too late', async () => {
    server.behave = () => undefined;
    open({ breaker, sockets: 1, deadlineMs: 150 });
    const codes = await Promise.all([1, 2, 3, 4].map(() => codeOf(source.execute(query, context))));
    expect(codes).toEqual(Array(4).fill('DEADLINE_EXCEEDED'));
    expect(await state()).toEqual([0]);
  });

  test('does not open for a full queue of our own', async () => {
    server.behave = (request, response) => void setTimeout(() => well(request, response), 50);
    open({ breaker, sockets: 1, waiting: 0 });
    const codes = await Promise.all(Array.from({ length: 10 }, () => codeOf(source.execute(query, context))));
    expect(codes.filter((code) => code === 'SUBGRAPH_UNAVAILABLE')).toHaveLength(9);
    expect(await state()).toEqual([0]);
    expect(await counted('lintel_subgraph_fetch_failures_total')).toEqual([
      'lintel_subgraph_fetch_failures_total{subgraph="finance",reason="busy"} 9',
    ]);
  });
});
