import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { createMetrics } from '@lintel/server/metrics';
import { RequestError } from '@lintel/server/request-error';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type HttpSource, type HttpSourceOptions, httpSource } from '../../src/sources/http-source.ts';
import { answering, endless, type HostileServer, startHostileServer } from './hostile-server.ts';

type Context = { readonly who: string };

const context: Context = { who: 'somebody' };
const query = { query: '{ rates }', variables: {} };
const canary = 'CANARY-1618 select * from payments 127.0.0.1';

let server: HostileServer;
let source: HttpSource<Context>;
const metrics = createMetrics('test');

beforeEach(async () => {
  server = await startHostileServer();
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
    metricsOf: () => metrics,
    ...options,
  });
  return source;
};

/** The code of the rejection, after a look that it says nothing else. */
const failureOf = async (answer: Promise<unknown>): Promise<string> => {
  const error = await answer.then(
    (result) => expect.unreachable(`there is an answer: ${JSON.stringify(result)}`),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(RequestError);
  const told = JSON.stringify(error) + (error as Error).message;
  for (const secret of ['CANARY', '127.0.0.1', 'ECONN', 'UND_ERR', 'select', String(server.port), 'finance'])
    expect(told).not.toContain(secret);
  return (error as RequestError).code;
};

const echo: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () =>
    response.writeHead(200, { 'content-type': 'application/json', 'idempotency-replayed': 'true' }).end(
      JSON.stringify({
        data: { body: JSON.parse(Buffer.concat(chunks).toString()), headers: request.headers, path: request.url },
      }),
    ),
  );
};

describe('what is sent', () => {
  test('is the operation as JSON, with the headers of the context and no wish for compression', async () => {
    server.behave = echo;
    const seen: unknown[] = [];
    open({
      url: `${server.url}?tenant=1`,
      headers: async ({ who }) => ({ authorization: `Bearer ${who}` }),
      onHeaders: (headers, { who }) => seen.push([who, headers['idempotency-replayed']]),
    });
    const { data } = await source.execute(
      { query: 'query A { a }', operationName: 'A', variables: { x: 'é' } },
      context,
    );
    expect(data?.body).toEqual({ query: 'query A { a }', operationName: 'A', variables: { x: 'é' } });
    expect(data?.path).toBe('/graphql?tenant=1');
    expect(data?.headers).toMatchObject({
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      authorization: 'Bearer somebody',
    });
    expect(data?.headers).not.toHaveProperty('accept-encoding');
    expect(data?.headers).not.toHaveProperty('traceparent');
    expect(seen).toEqual([['somebody', 'true']]);
  });

  test('is sent to a server that nobody has told who asks, too', async () => {
    server.behave = echo;
    const { data } = await open().execute(query, context);
    expect(data?.headers).not.toHaveProperty('authorization');
  });
});

describe('an answer that cannot be used is SUBGRAPH_UNAVAILABLE, with one attempt', () => {
  test.each<readonly [what: string, behave: RequestListener]>([
    ['HTML', answering(`<html>${canary}</html>`, { type: 'text/html' })],
    ['502 with HTML', answering(`<html>${canary}</html>`, { status: 502, type: 'text/html' })],
    ['502 with HTML that does not end', (_request, response) => void response.writeHead(502).write(canary)],
    ['500 with an error as plain JSON', answering({ errors: [{ message: canary }] }, { status: 500 })],
    ['401 with an error as plain JSON', answering({ errors: [{ message: canary }] }, { status: 401 })],
    [
      '500 as GraphQL without errors',
      answering({ data: { a: 1 } }, { status: 500, type: 'application/graphql-response+json' }),
    ],
    ['500 as GraphQL that is none', answering(canary, { status: 500, type: 'application/graphql-response+json' })],
    ['204', answering('', { status: 204 })],
    [
      'a redirect',
      answering('', { status: 302, headers: { location: `http://169.254.169.254/${encodeURI(canary)}` } }),
    ],
    ['a redirect that keeps the method', answering('', { status: 307, headers: { location: '/graphql' } })],
    ['half a JSON', answering('{"data":{"rates":[3,')],
    ['nothing', answering('')],
    ['a list', answering('[]')],
    ['data that are a list', answering('{"data":[]}')],
    ['errors that are no list', answering(`{"data":{},"errors":"${canary}"}`)],
    ['what it calls compressed', answering({ data: {} }, { headers: { 'content-encoding': 'br' } })],
    [
      'a gzip bomb, indeed',
      (_request, response) =>
        void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000))),
    ],
    ['no HTTP', (request) => void request.socket.end(`SSH-2.0-${canary}\r\n`)],
    [
      'more than it says',
      (request) => void request.socket.end('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n{"data":{}}'),
    ],
    [
      'two lengths',
      (request) =>
        void request.socket.end('HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\n{"data":{}}'),
    ],
    [
      'a head without end',
      (request) => void request.socket.write(`HTTP/1.1 200 OK\r\n${'x-pad: y\r\n'.repeat(100_000)}`),
    ],
    ['an endless body', endless],
    [
      'a length that is too large',
      (_request, response) => void response.writeHead(200, { 'content-length': String(2 ** 40) }).flushHeaders(),
    ],
    [
      'half of what it promised',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"data":', () => response.socket?.destroy());
      },
    ],
    [
      'a chunk and a cut',
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"data":{}}', () => response.socket?.destroy());
      },
    ],
    ['a status line and a cut', (request) => void request.socket.end('HTTP/1.1 200 OK\r\n')],
  ])('%s', async (_what, behave) => {
    server.behave = behave;
    open({ mostAnswerBytes: 1024 * 1024 });
    expect(await failureOf(source.execute(query, context))).toBe('SUBGRAPH_UNAVAILABLE');
    expect(server.requests()).toBe(1);
    // The source is as good as new.
    server.behave = answering({ data: { rates: [8] } });
    expect(await source.execute(query, context)).toEqual({ data: { rates: [8] } });
  });
});

describe('an answer that is used', () => {
  test.each([200, 400, 500])('is what says of itself that it is GraphQL, with status %d', async (status) => {
    server.behave = answering(
      { data: null, errors: [{ message: 'no', locations: [{ line: 1, column: 1 }] }] },
      { status, type: 'application/graphql-response+json; charset=utf-8' },
    );
    expect(await open().execute(query, context)).toEqual({ data: null, errors: [{ message: 'no' }] });
  });

  test('is one with many errors, of which a hundred are passed on', async () => {
    server.behave = answering({ data: null, errors: Array.from({ length: 10_000 }, () => ({ message: 'no' })) });
    expect((await open().execute(query, context)).errors).toHaveLength(101);
  });

  test('comes in pieces that cut a letter in two, behind early hints', async () => {
    server.behave = (_request, response) => {
      response.writeEarlyHints({ link: '</x>; rel=preload' });
      const text = Buffer.from('{"data":{"name":"Škoda 🏠"}}');
      response.writeHead(200, { 'content-type': 'application/json' });
      let at = 0;
      const next = () => {
        if (at === text.length) return void response.end();
        response.write(text.subarray(at, at + 1), () => setTimeout(next, 1));
        at += 1;
      };
      next();
    };
    expect(await open().execute(query, context)).toEqual({ data: { name: 'Škoda 🏠' } });
  });
});
