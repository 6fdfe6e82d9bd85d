import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compose } from '../../src/compose.ts';
import { createGateway } from '../../src/gateway.ts';
import type { GatewayContext } from '../../src/gateway-context.ts';
import { type HttpSource, httpSource } from '../../src/sources/http-source.ts';
import { startServer } from '../fixture.ts';
import { connect, eventStream, subscribe } from './clients.ts';

// Subgraphs of strangers: nothing of ours but the protocols between us.
const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const news = `${link} type Query { now: Int } type Subscription { sold: Sale! } type Sale { item: Item! price: Int }
  type Item @key(fields: "id") { id: ID! }`;
const stock = `${link} type Query { stock: Int } type Item @key(fields: "id") { id: ID! name: String! }`;

let app: FastifyInstance;
let url: string;
/** The connections of the gateway to the subgraph that has the events. */
let listeners: ServerResponse[];
let isStockAway: boolean;
const closing: (() => Promise<void>)[] = [];

beforeEach(async () => {
  listeners = [];
  isStockAway = false;
  const newsServer = await startServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    request.resume();
    listeners.push(response);
    response.on('close', () => listeners.splice(listeners.indexOf(response), 1));
  });
  const stockServer = await startServer(async (request, response) => {
    if (isStockAway) return void response.destroy();
    const { variables } = JSON.parse(Buffer.concat(await request.toArray()).toString());
    const items = variables.representations.map(({ id }: { id: string }) => ({ name: `Item ${id}` }));
    return void response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify({ data: { _entities: items } }));
  });
  const urls: Record<string, string> = { news: newsServer.url, stock: stockServer.url };
  const sources: HttpSource<GatewayContext>[] = [];
  app = await createGateway({
    supergraphSdl: compose([
      { name: 'news', sdl: news },
      { name: 'stock', sdl: stock },
    ]).supergraph,
    source: (name) => {
      const source = httpSource<GatewayContext>({ name, url: urls[name]!, breaker: false, retries: 0 });
      sources.push(source);
      return source;
    },
    edge: {
      resolveSession: async () => ({ ok: true, session: null }),
      findOperation: async () => null,
      operationsToWarm: async () => [],
      jwks: async () => ({ keys: [] }),
    },
    introspection: 'open',
    isReady: async () => true,
    logLevel: 'silent',
    subscriptions: { drainMs: 2000 },
  });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
  closing.push(
    async () => void (await app.close()),
    async () => void (await Promise.all(sources.map((source) => source.close()))),
    newsServer.close,
    stockServer.close,
  );
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const query = 'subscription { sold { cost: price item { id name } } }';
const sell = (id: string, price: unknown = 5) => {
  for (const listener of listeners)
    listener.write(
      `event: next\ndata: ${JSON.stringify({ data: { sold: { cost: price, item: { __typename: 'Item', id } } } })}\n\n`,
    );
};
const heard = async (count: number) => {
  while (listeners.length < count) await sleep(2);
};
const sold = (id: string) => ({ data: { sold: { cost: 5, item: { id, name: `Item ${id}` } } } });

test('events of a subgraph that speaks event streams are enriched by others', async () => {
  const client = connect(url);
  const socket = subscribe(client, { query });
  const stream = eventStream(url, { query });
  await heard(2);
  sell('1');
  sell('2');
  for (const { until } of [socket, stream]) expect(await until(2)).toEqual([sold('1'), sold('2')]);
  for (const listener of [...listeners]) listener.end('event: complete\ndata:\n\n');
  for (const { ended } of [socket, stream]) expect(await ended).toBeUndefined();
  await client.dispose();
});

test('a client that leaves takes its connection to the subgraph with it', async () => {
  const client = connect(url);
  const socket = subscribe(client, { query });
  const stream = eventStream(url, { query });
  await heard(2);
  socket.stop();
  while (listeners.length > 1) await sleep(2);
  stream.stop();
  while (listeners.length > 0) await sleep(2);
  await client.dispose();
});

test('a subgraph that is lost in the middle ends the subscription with a typed error', async () => {
  const client = connect(url);
  const socket = subscribe(client, { query });
  const stream = eventStream(url, { query });
  await heard(2);
  sell('1');
  await Promise.all([socket.until(1), stream.until(1)]);
  for (const listener of [...listeners]) listener.destroy();
  const lost = [
    expect.objectContaining({ extensions: { code: 'SUBGRAPH_UNAVAILABLE', requestId: expect.any(String) } }),
  ];
  expect(await socket.ended).toEqual(lost);
  expect(await stream.ended).toBeUndefined();
  expect(stream.results).toEqual([sold('1'), { errors: lost }]);
  expect(`${JSON.stringify(await socket.ended)}${stream.text()}`).not.toMatch(/127\.0\.0\.1|ECONN|http:/);
  await client.dispose();
});

test('a subgraph that cannot be reached at all is a typed error too', async () => {
  await closing[2]!();
  const client = connect(url);
  expect((await subscribe(client, { query }).ended)![0].extensions.code).toBe('SUBGRAPH_UNAVAILABLE');
  await client.dispose();
});

test('what another subgraph cannot add costs that part, and the subscription goes on', async () => {
  const stream = eventStream(url, { query });
  await heard(1);
  isStockAway = true;
  sell('1');
  const [result] = await stream.until(1);
  expect(result.data).toBeNull();
  expect(result.errors[0]).toMatchObject({ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } });
  isStockAway = false;
  sell('2');
  expect((await stream.until(2))[1]).toEqual(sold('2'));
  stream.stop();
});

test('an event of a wrong type is an error at its place, not the end', async () => {
  const stream = eventStream(url, { query });
  await heard(1);
  sell('1', 'not a number');
  sell('2');
  const [wrong, right] = await stream.until(2);
  expect(wrong.errors[0]).toMatchObject({ path: ['sold', 'cost'], extensions: { code: 'INTERNAL' } });
  expect(right).toEqual(sold('2'));
  stream.stop();
});

test('closing tells WebSockets to come back and streams that they have ended, at once', async () => {
  const closes: unknown[] = [];
  const client = connect(url, undefined, { onClosed: (code, reason) => closes.push([code, reason]) });
  const socket = subscribe(client, { query });
  const stream = eventStream(url, { query });
  await heard(2);
  const start = performance.now();
  await app.close();
  expect(performance.now() - start).toBeLessThan(10_000);
  await socket.ended;
  expect(closes).toEqual([[1001, 'Going away']]);
  expect(socket.results).toEqual([]);
  expect(await stream.ended).toBeUndefined();
  expect(stream.results).toMatchObject([{ errors: [{ extensions: { code: 'SUBSCRIPTION_ENDED' } }] }]);
  while (listeners.length > 0) await sleep(2);
});
