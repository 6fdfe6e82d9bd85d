import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openTracer } from '../src/telemetry/start.ts';
import { statementSpans } from '../src/telemetry/statements.ts';

type OtlpSpan = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
  readonly status: { readonly code: number };
};

// A collector: OTLP over HTTP, as JSON.
let collector: Server;
let endpoint: string;
let paths: string[] = [];
let services: unknown[] = [];
let spans: OtlpSpan[] = [];

beforeAll(async () => {
  collector = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      paths.push(request.url ?? '');
      for (const { resource, scopeSpans } of JSON.parse(Buffer.concat(chunks).toString()).resourceSpans) {
        services.push(attributesOf(resource)['service.name']);
        spans.push(...scopeSpans.flatMap((scope: { spans: OtlpSpan[] }) => scope.spans));
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
});
afterEach(() => {
  paths = [];
  services = [];
  spans = [];
});
afterAll(() => {
  collector.closeAllConnections();
  collector.close();
});

const attributesOf = ({ attributes }: Pick<OtlpSpan, 'attributes'>) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

const spanNamed = (name: string) => spans.find((span) => span.name === name)!;

const on = async (service = 'gateway') => (await openTracer({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }, service))!;

describe('tracing that is on', () => {
  test('sends spans with their parents, names and counts', async () => {
    const tracer = await on();
    const operation = tracer.start('operation', { name: 'Dashboard' });
    const plan = operation.child('plan');
    plan.end();
    const fetch = operation.child('fetch', { subgraph: 'finance' }, 'client');
    fetch.set({ errors: 2 });
    fetch.end('error');
    operation.end();
    await tracer.close();

    expect(new Set(paths)).toEqual(new Set(['/v1/traces']));
    expect(new Set(services)).toEqual(new Set(['lintel-gateway']));
    expect(spans.map(({ name }) => name).toSorted()).toEqual(['fetch', 'operation', 'plan']);
    const root = spanNamed('operation');
    expect(root.parentSpanId ?? '').toBe('');
    expect(attributesOf(root)).toEqual({ name: 'Dashboard' });
    for (const name of ['plan', 'fetch']) {
      expect(spanNamed(name).parentSpanId).toBe(root.spanId);
      expect(spanNamed(name).traceId).toBe(root.traceId);
    }
    expect(attributesOf(spanNamed('fetch'))).toEqual({ subgraph: 'finance', errors: 2 });
    // Server, internal, client; unset and error.
    expect([root.kind, spanNamed('plan').kind, spanNamed('fetch').kind]).toEqual([2, 1, 3]);
    expect([root.status.code, spanNamed('fetch').status.code]).toEqual([0, 2]);
  });

  test('joins the trace of the gateway in a subgraph', async () => {
    const gateway = await on('gateway');
    const subgraph = await on('finance');
    const fetch = gateway.start('operation').child('fetch', {}, 'client');
    expect(fetch.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    const work = subgraph.start('subgraph', {}, fetch.traceparent);
    work.end();
    fetch.end();
    await Promise.all([gateway.close(), subgraph.close()]);
    expect(spanNamed('subgraph').parentSpanId).toBe(spanNamed('fetch').spanId);
    expect(spanNamed('subgraph').traceId).toBe(spanNamed('fetch').traceId);
  });

  test('records nothing of a trace that its gateway does not record', async () => {
    const tracer = await on();
    const span = tracer.start('subgraph', {}, `00-${'a'.repeat(32)}-${'b'.repeat(16)}-00`);
    expect(span.traceparent).toMatch(new RegExp(`^00-${'a'.repeat(32)}-[0-9a-f]{16}-00$`));
    span.end();
    await tracer.close();
    expect(spans).toEqual([]);
  });

  test.each([
    '',
    'x',
    `00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`,
    `00-${'a'.repeat(32)}-${'0'.repeat(16)}-01`,
    `00-${'A'.repeat(32)}-${'b'.repeat(16)}-01`,
    `ff-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
    `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01-extra`,
  ])('starts a trace of its own for a traceparent that is none: %s', async (traceparent) => {
    const tracer = await on();
    const span = tracer.start('subgraph', {}, traceparent);
    span.end();
    await tracer.close();
    expect(spans).toHaveLength(1);
    expect(spans[0]?.parentSpanId ?? '').toBe('');
    expect(spans[0]?.traceId).not.toBe('a'.repeat(32));
  });

  test('tells of statements their verb, and nothing that stands in them', async () => {
    const tracer = await on();
    const operation = tracer.start('operation');
    const observe = statementSpans(operation);
    observe("select 'CANARY' from finance.payments")(false);
    observe('  INSERT into x values ($1)')(true);
    observe("/* CANARY */ select 'x'")(false);
    observe('CANARY')(false);
    operation.end();
    await tracer.close();
    const statements = spans.filter(({ name }) => name === 'sql');
    expect(statements.map((span) => attributesOf(span).verb)).toEqual(['select', 'insert', 'other', 'other']);
    expect(statements.map(({ status }) => status.code)).toEqual([0, 2, 0, 0]);
    expect(new Set(statements.map(({ parentSpanId }) => parentSpanId))).toEqual(
      new Set([spanNamed('operation').spanId]),
    );
    expect(JSON.stringify(spans)).not.toContain('CANARY');
  });

  test('does not hold up a process whose collector is away', async () => {
    const tracer = (await openTracer(
      { LINTEL_TRACING: 'on', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' },
      'x',
    ))!;
    tracer.start('operation').end();
    const started = performance.now();
    await tracer.close();
    expect(performance.now() - started).toBeLessThan(8000);
  });
});

test.each([
  [{}, false],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: '' }, false],
  [{ LINTEL_TRACING: 'off', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }, false],
  [{ LINTEL_TRACING: 'on' }, true],
])('%j: %s', async (environment, isOn) => {
  const tracer = await openTracer(environment, 'x');
  expect(tracer !== undefined).toBe(isOn);
  await tracer?.close();
});

/** Runs the start of a process that would trace, and says which modules of OpenTelemetry it has loaded. */
const loadedBy = async (environment: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const folder = fileURLToPath(new URL('../src/telemetry/', import.meta.url));
  const script = `
    import { registerHooks } from 'node:module';
    const loaded = new Set();
    registerHooks({ load: (url, context, next) => {
      const name = /node_modules\\/(@opentelemetry\\/[^/]+)\\/(?!.*node_modules)/.exec(url)?.[1];
      if (name) loaded.add(name);
      return next(url, context);
    } });
    const { openTracer } = await import(${JSON.stringify(`${folder}start.ts`)});
    await import(${JSON.stringify(`${folder}statements.ts`)});
    await import(${JSON.stringify(`${folder}slow-operations.ts`)});
    await import(${JSON.stringify(`${folder}../metrics.ts`)});
    await import(${JSON.stringify(`${folder}../../../../gateway/src/sources/http-source.ts`)});
    const tracer = await openTracer(${JSON.stringify(environment)}, 'x');
    await tracer?.close();
    console.log(JSON.stringify([...loaded]));
  `;
  const node = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url));
  const { stdout } = await promisify(execFile)(node, ['--input-type=module', '-e', script]);
  return JSON.parse(stdout);
};

test('tracing that is off loads nothing of OpenTelemetry; on, it does', async () => {
  // prom-client brings the API with it, which is a hundred kilobytes of empty functions.
  expect((await loadedBy({})).filter((name) => name !== '@opentelemetry/api')).toEqual([]);
  expect(await loadedBy({ LINTEL_TRACING: 'on' })).toEqual(
    expect.arrayContaining(['@opentelemetry/sdk-trace-base', '@opentelemetry/exporter-trace-otlp-http']),
  );
}, 60_000);
