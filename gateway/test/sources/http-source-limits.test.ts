import { getEventListeners } from 'node:events';
import type { RequestListener } from 'node:http';
import { RequestError } from '@lintel/server/request-error';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type HttpSource, type HttpSourceOptions, httpSource } from '../../src/sources/http-source.ts';
import { answering, endless, eventually, type HostileServer, sleep, startHostileServer } from './hostile-server.ts';

const context = undefined;
const query = { query: '{ rates }', variables: {} };

let server: HostileServer;
let source: HttpSource<undefined>;

beforeEach(async () => {
  server = await startHostileServer();
});
afterEach(async () => {
  await source.close();
  await server.close();
});

const open = (options: Partial<HttpSourceOptions<undefined>> = {}) => {
  source = httpSource<undefined>({
    name: 'finance',
    url: server.url,
    deadlineMs: 5000,
    ...options,
  });
  return source;
};

/** The code of the rejection. */
const failureOf = (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    () => 'there is an answer',
    (error) => error.code,
  );

const stalling: RequestListener = () => undefined;

const dripping: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};

describe('a deadline', () => {
  test.each<readonly [what: string, behave: RequestListener]>([
    ['no answer', stalling],
    ['a head only', (_request, response) => void response.writeHead(200).flushHeaders()],
    ['drops, now and then', dripping],
  ])('ends a fetch that gets %s, and frees its socket', async (_what, behave) => {
    server.behave = behave;
    open({ deadlineMs: 200 });
    const started = performance.now();
    expect(await failureOf(source.execute(query, context))).toBe('DEADLINE_EXCEEDED');
    expect(performance.now() - started).toBeLessThan(3000);
    expect(server.requests()).toBe(1);
    await eventually(() => server.openSockets() === 0);
  });

  test('counts the time in the queue', async () => {
    server.behave = stalling;
    open({ deadlineMs: 200, sockets: 1 });
    const codes = await Promise.all([1, 2, 3].map(() => failureOf(source.execute(query, context))));
    expect(codes).toEqual(['DEADLINE_EXCEEDED', 'DEADLINE_EXCEEDED', 'DEADLINE_EXCEEDED']);
  });
});

describe('a client that leaves', () => {
  test('takes the fetch with it, and its socket', async () => {
    server.behave = stalling;
    open();
    const leaving = new AbortController();
    const answer = failureOf(source.execute(query, context, leaving.signal));
    await eventually(() => server.requests() === 1);
    leaving.abort();
    expect(await answer).toBe('SUBGRAPH_UNAVAILABLE');
    await eventually(() => server.openSockets() === 0);
  });

  test('gets back what the engine gave as a reason', async () => {
    server.behave = stalling;
    const reason = new RequestError('DEADLINE_EXCEEDED', { message: 'The operation took too long.' });
    const leaving = new AbortController();
    const answer = open().execute(query, context, leaving.signal);
    leaving.abort(reason);
    await expect(answer).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    await expect(source.execute(query, context, AbortSignal.abort(new Error('any')))).rejects.toMatchObject({
      code: 'SUBGRAPH_UNAVAILABLE',
    });
    expect(server.requests()).toBe(0);
  });

  test('while its token is being signed sends nothing and takes no socket', async () => {
    const leaving = new AbortController();
    open({
      sockets: 1,
      waiting: 0,
      headers: async () => {
        leaving.abort();
        return {};
      },
    });
    expect(await failureOf(source.execute(query, context, leaving.signal))).toBe('SUBGRAPH_UNAVAILABLE');
    expect(server.requests()).toBe(0);
    expect(await source.execute(query, context)).toEqual({ data: {} });
  });

  test('long after the answer finds nothing to end', async () => {
    const leaving = new AbortController();
    await open().execute(query, context, leaving.signal);
    expect(getEventListeners(leaving.signal, 'abort')).toEqual([]);
  });

  test('leaves a place in the queue that is free at once', async () => {
    let finish: () => void = () => undefined;
    server.behave = (request, response) => {
      finish = () => answering({ data: { rates: [1] } })(request, response);
    };
    open({ sockets: 1, waiting: 1 });
    const first = source.execute(query, context);
    await eventually(() => server.requests() === 1);
    const leaving = new AbortController();
    const second = failureOf(source.execute(query, context, leaving.signal));
    leaving.abort();
    await second;
    const third = source.execute(query, context);
    finish();
    expect(await first).toEqual({ data: { rates: [1] } });
    await eventually(() => server.requests() === 2);
    finish();
    expect(await third).toEqual({ data: { rates: [1] } });
  });
});

describe('sockets', () => {
  test('are no more than allowed, however many fetches there are, and are kept', async () => {
    server.behave = (request, response) => void setTimeout(() => answering({ data: { a: 1 } })(request, response), 5);
    open({ sockets: 4 });
    const answers = await Promise.all(Array.from({ length: 60 }, () => source.execute(query, context)));
    expect(answers).toHaveLength(60);
    expect(server.mostSockets()).toBe(4);
  });

  test('have a queue with an end', async () => {
    server.behave = stalling;
    open({ sockets: 2, waiting: 3, deadlineMs: 400 });
    const order: string[] = [];
    const fetch = async () => void order.push(await failureOf(source.execute(query, context)));
    await Promise.all(Array.from({ length: 6 }, fetch));
    expect(order).toEqual(['SUBGRAPH_UNAVAILABLE', ...Array(5).fill('DEADLINE_EXCEEDED')]);
    expect(server.requests()).toBe(2);
  });

  test('are free again after every way to end', async () => {
    open({ sockets: 1, waiting: 0, deadlineMs: 1000, breaker: false, mostAnswerBytes: 1000 });
    const leaving = new AbortController();
    for (const behave of [
      answering('x'),
      endless,
      stalling,
      (request) => void request.socket.destroy(),
    ] as RequestListener[]) {
      server.behave = behave;
      await failureOf(source.execute(query, context));
    }
    server.behave = stalling;
    const left = failureOf(source.execute(query, context, leaving.signal));
    await sleep(20);
    leaving.abort();
    await left;
    server.behave = answering({ data: { a: 1 } });
    expect(await source.execute(query, context)).toEqual({ data: { a: 1 } });
  });
});
