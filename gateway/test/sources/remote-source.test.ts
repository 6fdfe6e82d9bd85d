import type { AddressInfo } from 'node:net';
import { openTestDatabase, type TestDatabase } from '@lintel/db/testing';
import { createMetrics } from '@lintel/server/metrics';
import { internalKeyPurpose, publicJwks } from '@lintel/server/session-token';
import { startSubgraph } from '@lintel/server/subgraph-server';
import { openTracer } from '@lintel/server/telemetry/start';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GatewayContext } from '../../src/gateway-context.ts';
import { remoteSource } from '../../src/sources/remote-source.ts';
import { gatewaySecrets, startServer } from '../fixture.ts';
import { fixtureSubgraphs } from '../fixture-subgraphs.ts';
import { answering, startHostileServer } from './hostile-server.ts';

type SpanLine = {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
};

let database: TestDatabase;
let subgraph: FastifyInstance;
let keys: Awaited<ReturnType<typeof startServer>>;
let collector: Awaited<ReturnType<typeof startServer>>;
let url: string;
let collected = '';
const spans: SpanLine[] = [];

// A real subgraph server, which traces to a collector of ours.
beforeAll(async () => {
  database = await openTestDatabase();
  keys = await startServer(async (_request, response) => {
    const jwks = await publicJwks(gatewaySecrets, internalKeyPurpose);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(jwks));
  });
  collector = await startServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      collected += Buffer.concat(chunks).toString();
      for (const { scopeSpans } of JSON.parse(Buffer.concat(chunks).toString()).resourceSpans)
        spans.push(...scopeSpans.flatMap((scope: { spans: SpanLine[] }) => scope.spans));
      response.end('{}');
    });
  });
  subgraph = await startSubgraph(fixtureSubgraphs().property, {
    PORT: '0',
    DATABASE_URL: database.serviceUrl,
    LINTEL_SECRET: 'the secret of property in tests, which nobody else has',
    LINTEL_GATEWAY_JWKS_URL: keys.url,
    LINTEL_LOG_LEVEL: 'silent',
    OTEL_EXPORTER_OTLP_ENDPOINT: new URL(collector.url).origin,
  });
  url = `http://127.0.0.1:${(subgraph.server.address() as AddressInfo).port}/graphql`;
});
afterAll(async () => {
  await collector.close();
  await keys.close();
  await database.close();
});

const contextWith = (span: GatewayContext['span']): GatewayContext => ({
  facts: { requestId: 'r-1', session: null, dryRun: false },
  scope: undefined,
  metrics: createMetrics('test'),
  signal: new AbortController().signal,
  isRegistered: false,
  timings: { fetches: new Map() },
  charging: {},
  span,
  idempotency: { replayed: false },
});

const name = 'CANARY577';
const query = { query: 'query ($name: String) { hello(name: $name) }', variables: { name } };

test('a subgraph believes the signature, and only for itself', async () => {
  const source = remoteSource({ name: 'property', url, secrets: gatewaySecrets });
  const other = remoteSource({ name: 'finance', url, secrets: gatewaySecrets });
  expect(await source.execute(query, contextWith(undefined))).toEqual({ data: { hello: `Hello ${name}` } });
  await expect(other.execute(query, contextWith(undefined))).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
  await Promise.all([source.close(), other.close()]);
});

test('an answer that is a replay is noted in the context of its request, and in no other', async () => {
  const server = await startHostileServer();
  const source = remoteSource({ name: 'property', url: server.url, secrets: gatewaySecrets });
  const [first, second] = [contextWith(undefined), contextWith(undefined)];
  server.behave = answering({ data: {} }, { headers: { 'idempotency-replayed': 'true' } });
  await source.execute(query, first);
  server.behave = answering({ data: {} });
  await source.execute(query, second);
  expect([first.idempotency.replayed, second.idempotency.replayed]).toEqual([true, false]);
  await source.close();
  await server.close();
});

test('operation, fetch and the work of the subgraph are one trace, and say nothing of what was asked', async () => {
  const tracer = (await openTracer({ OTEL_EXPORTER_OTLP_ENDPOINT: new URL(collector.url).origin }, 'gateway'))!;
  const operation = tracer.start('operation');
  const source = remoteSource({ name: 'property', url, secrets: gatewaySecrets });
  await source.execute(query, contextWith(operation));
  operation.end();
  // Both send what they have when they end.
  await Promise.all([source.close(), tracer.close(), subgraph.close()]);
  const fetch = spans.find((span) => span.name === 'fetch')!;
  const work = spans.find((span) => span.name === 'subgraph' && span.traceId === fetch.traceId)!;
  const root = spans.find((span) => span.name === 'operation')!;
  expect([work.parentSpanId, fetch.parentSpanId, root.parentSpanId ?? '']).toEqual([fetch.spanId, root.spanId, '']);
  expect(collected).not.toMatch(/CANARY577|hello|r-1/);
});
