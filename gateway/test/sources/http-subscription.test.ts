import type { RequestListener, ServerResponse } from 'node:http';
import { RequestError } from '@lintel/server/request-error';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SourceResult } from '../../src/engine/source.ts';
import { type HttpSource, type HttpSourceOptions, httpSource } from '../../src/sources/http-source.ts';
import { answering, eventually, freePort, type HostileServer, sleep, startHostileServer } from './hostile-server.ts';

const subscription = { query: 'subscription { unitUpdated { id } }', operationName: undefined, variables: { a: 1 } };

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
  source = httpSource<undefined>({ name: 'property', url: server.url, deadlineMs: 1000, breaker: false, ...options });
  return source;
};

const listen = (signal: AbortSignal = new AbortController().signal) =>
  source.subscribe(subscription, undefined, signal)[Symbol.asyncIterator]();

/** All results, and the code of the error that ended them if there was one. */
const all = async (signal?: AbortSignal): Promise<{ results: SourceResult[]; code?: string; told?: string }> => {
  const results: SourceResult[] = [];
  try {
    for await (const result of source.subscribe(subscription, undefined, signal ?? new AbortController().signal))
      results.push(result);
    return { results };
  } catch (error) {
    expect(error).toBeInstanceOf(RequestError);
    return { results, code: (error as RequestError).code, told: JSON.stringify(error) };
  }
};

const next = (value: unknown) => `event: next\ndata: ${JSON.stringify(value)}\n\n`;
const complete = 'event: complete\ndata:\n\n';

/** A stream of events that goes on as the test says. */
const streaming =
  (go: (response: ServerResponse) => void): RequestListener =>
  (request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    response.write(':\n\n');
    go(response);
  };

describe('a subscription', () => {
  test('is a POST that wants events, and gives them one by one until they are complete', async () => {
    const seen: unknown[] = [];
    server.behave = (request, response) => {
      const { method, headers } = request;
      seen.push([method, headers.accept?.split(',')[0], headers['content-type'], headers.authorization]);
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => seen.push(JSON.parse(Buffer.concat(chunks).toString())));
      streaming((stream) => {
        for (const id of [1, 2, 3]) stream.write(next({ data: { unitUpdated: { id } } }));
        stream.write('event: other\ndata: x\n\n');
        stream.write(complete);
      })(request, response);
    };
    open({ headers: async () => ({ authorization: 'Bearer x' }) });
    expect(await all()).toEqual({ results: [1, 2, 3].map((id) => ({ data: { unitUpdated: { id } } })) });
    expect(seen).toEqual([
      ['POST', 'text/event-stream', 'application/json', 'Bearer x'],
      { query: subscription.query, variables: { a: 1 } },
    ]);
    await eventually(() => server.openSockets() === 0);
  });

  test('gives each event when it comes, errors as results', async () => {
    let stream: ServerResponse | undefined;
    server.behave = streaming((response) => {
      stream = response;
    });
    open();
    const events = listen();
    const first = events.next();
    await eventually(() => stream !== undefined);
    stream?.write(next({ data: null, errors: [{ message: 'no' }] }));
    expect(await first).toEqual({ done: false, value: { data: null, errors: [{ message: 'no' }] } });
    stream?.write(next({ data: { a: 2 } }));
    expect(await events.next()).toEqual({ done: false, value: { data: { a: 2 } } });
    stream?.end(complete);
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  test('that is refused by a GraphQL answer gives that answer and ends', async () => {
    server.behave = answering(
      { errors: [{ message: 'no' }] },
      { status: 400, type: 'application/graphql-response+json' },
    );
    open();
    expect(await all()).toEqual({ results: [{ errors: [{ message: 'no' }] }] });
  });

  test('keeps its events in order for a slow reader, and the server waits', async () => {
    server.behave = streaming((response) => {
      for (let id = 0; id < 2000; id += 1) response.write(next({ data: { id, pad: 'x'.repeat(1000) } }));
      response.end(complete);
    });
    open();
    const ids: unknown[] = [];
    for await (const { data } of source.subscribe(subscription, undefined, new AbortController().signal)) {
      ids.push(data?.id);
      if (ids.length % 500 === 0) await sleep(20);
    }
    expect(ids).toEqual(Array.from({ length: 2000 }, (_, id) => id));
  });
});

describe('a subscription is left', () => {
  test('by the signal: it ends without an error and the subgraph notices', async () => {
    server.behave = streaming((response) => void response.write(next({ data: { a: 1 } })));
    open();
    const leaving = new AbortController();
    const events = listen(leaving.signal);
    expect((await events.next()).value).toEqual({ data: { a: 1 } });
    const pending = events.next();
    leaving.abort();
    expect(await pending).toEqual({ done: true, value: undefined });
    expect(await events.next()).toEqual({ done: true, value: undefined });
    await eventually(() => server.openSockets() === 0);
  });

  test('by return, while the next event is awaited', async () => {
    server.behave = streaming(() => undefined);
    open();
    const events = listen();
    const pending = events.next();
    await eventually(() => server.requests() === 1);
    expect(await events.return?.()).toEqual({ done: true, value: undefined });
    expect(await pending).toEqual({ done: true, value: undefined });
    await eventually(() => server.openSockets() === 0);
  });

  test('before it has begun', async () => {
    open();
    expect(await all(AbortSignal.abort())).toEqual({ results: [] });
    expect(await listen().return?.()).toEqual({ done: true, value: undefined });
    expect(server.requests()).toBe(0);
  });

  test('before the subgraph has taken it', async () => {
    server.behave = () => undefined;
    open();
    const leaving = new AbortController();
    const ended = all(leaving.signal);
    await eventually(() => server.requests() === 1);
    leaving.abort();
    expect(await ended).toEqual({ results: [] });
    await eventually(() => server.openSockets() === 0);
  });
});

const canary = 'CANARY-1618';

describe('a subscription that cannot go on ends with a typed error', () => {
  test.each<readonly [what: string, behave: RequestListener, code: string, before: number]>([
    ['HTML', answering(`<html>${canary}</html>`, { type: 'text/html' }), 'SUBGRAPH_UNAVAILABLE', 0],
    ['503 without end', (_request, response) => void response.writeHead(503).write(canary), 'SUBGRAPH_UNAVAILABLE', 0],
    ['503', answering(canary, { status: 503 }), 'SUBGRAPH_UNAVAILABLE', 0],
    [
      'a redirect',
      answering('', { status: 302, headers: { location: 'http://169.254.169.254/' } }),
      'SUBGRAPH_UNAVAILABLE',
      0,
    ],
    [
      'a compressed stream',
      answering(complete, { type: 'text/event-stream', headers: { 'content-encoding': 'gzip' } }),
      'SUBGRAPH_UNAVAILABLE',
      0,
    ],
    ['a socket that closes', (request) => void request.socket.destroy(), 'SUBGRAPH_UNAVAILABLE', 0],
    ['no HTTP', (request) => void request.socket.end(`SSH-2.0-${canary}\r\n`), 'SUBGRAPH_UNAVAILABLE', 0],
    ['no head in time', () => undefined, 'DEADLINE_EXCEEDED', 0],
    [
      'no stream and no end',
      (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).write(' '),
      'DEADLINE_EXCEEDED',
      0,
    ],
    [
      'an end that is not complete',
      streaming((response) => void response.end(next({ data: { a: 1 } }))),
      'SUBGRAPH_UNAVAILABLE',
      1,
    ],
    [
      'a socket that closes in the middle',
      streaming(
        (response) => void response.write(next({ data: { a: 1 } }), () => setTimeout(() => response.destroy(), 50)),
      ),
      'SUBGRAPH_UNAVAILABLE',
      1,
    ],
    [
      'an event that is no JSON',
      streaming((response) => void response.write(`${next({ data: { a: 1 } })}event: next\ndata: ${canary}\n\n`)),
      'SUBGRAPH_UNAVAILABLE',
      1,
    ],
    ['an event that is no result', streaming((response) => void response.write(next([]))), 'SUBGRAPH_UNAVAILABLE', 0],
    [
      'an event without end',
      streaming((response) => void response.write(`event: next\ndata: ${'x'.repeat(20_000)}`)),
      'SUBGRAPH_UNAVAILABLE',
      0,
    ],
    ['silence', streaming((response) => void response.write(next({ data: { a: 1 } }))), 'SUBGRAPH_UNAVAILABLE', 1],
  ])('%s', async (_what, behave, code, before) => {
    server.behave = behave;
    open({ deadlineMs: 400, silenceMs: 600, mostEventCharacters: 10_000 });
    const { results, told, ...ended } = await all();
    expect([results.length, ended.code]).toEqual([before, code]);
    expect(told).not.toMatch(/CANARY|127\.0\.0\.1|ECONN|UND_ERR|property/);
    await eventually(() => server.openSockets() === 0);
  });

  test('a refusal that does not end keeps no socket', async () => {
    server.behave = (_request, response) => void response.writeHead(503).write(canary);
    open({ silenceMs: 60_000 });
    expect((await all()).code).toBe('SUBGRAPH_UNAVAILABLE');
    await eventually(() => server.openSockets() === 0);
  });

  test('a server that is not there', async () => {
    open({ url: `http://127.0.0.1:${await freePort()}/graphql` });
    expect((await all()).code).toBe('SUBGRAPH_UNAVAILABLE');
  });
});

test('comments keep a quiet subscription alive', async () => {
  server.behave = streaming((response) => {
    let beats = 0;
    const timer = setInterval(() => {
      beats += 1;
      response.write(':\n\n');
      if (beats < 25) return;
      clearInterval(timer);
      response.end(complete);
    }, 100);
    response.on('close', () => clearInterval(timer));
  });
  open({ silenceMs: 1500 });
  expect(await all()).toEqual({ results: [] });
});

test('subscriptions have an end in number, and do not take the sockets of queries', async () => {
  server.behave = (request, response) => {
    if (request.headers.accept?.startsWith('text/event-stream'))
      streaming((stream) => void stream.write(next({ data: { a: 1 } })))(request, response);
    else answering({ data: { b: 2 } })(request, response);
  };
  open({ streams: 5, sockets: 1 });
  const leaving = new AbortController();
  const events = Array.from({ length: 5 }, () => listen(leaving.signal));
  for (const one of events) expect((await one.next()).done).toBe(false);
  expect((await all()).code).toBe('SUBGRAPH_UNAVAILABLE');
  expect(await source.execute({ query: '{ b }', variables: {} }, undefined)).toEqual({ data: { b: 2 } });
  const ends = events.map((one) => one.next());
  leaving.abort();
  for (const end of ends) expect(await end).toEqual({ done: true, value: undefined });
  expect((await listen().next()).value).toEqual({ data: { a: 1 } });
});

test('the breaker of the source stands before subscriptions, too, and learns from them', async () => {
  server.behave = answering('x', { status: 503 });
  open({
    breaker: {
      failuresInRow: 2,
      failureRate: 1,
      fetchesToJudge: 100,
      windowMs: 1000,
      pauseMs: 60_000,
      longestPauseMs: 60_000,
    },
  });
  for (let count = 0; count < 4; count += 1) expect((await all()).code).toBe('SUBGRAPH_UNAVAILABLE');
  expect(server.requests()).toBe(2);
  await expect(source.execute({ query: '{ b }', variables: {} }, undefined)).rejects.toMatchObject({
    code: 'SUBGRAPH_UNAVAILABLE',
  });
  expect(server.requests()).toBe(2);
});
