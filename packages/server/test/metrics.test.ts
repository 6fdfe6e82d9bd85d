import { describe, expect, test } from 'vitest';
import type { Log } from '../src/log.ts';
import { createMetrics } from '../src/metrics.ts';
import { slowOperationLog, slowOperationMs } from '../src/telemetry/slow-operations.ts';

describe('the name of an operation in metrics', () => {
  test('is a registered one, or a word of ours', () => {
    const { operationName } = createMetrics('test');
    expect(operationName(undefined, false)).toBe('anonymous');
    expect(operationName('', true)).toBe('anonymous');
    expect(operationName('Invented', false)).toBe('other');
    expect(operationName('Dashboard', true)).toBe('Dashboard');
    expect(operationName('Invented', false)).toBe('other');
  });

  test('is one of two hundred, however many are registered', () => {
    const { operationName } = createMetrics('test');
    const names = new Set(Array.from({ length: 10_000 }, (_, index) => operationName(`Operation${index}`, true)));
    expect(names.size).toBe(201);
    expect(names).toContain('other');
    expect(operationName('Operation0', true)).toBe('Operation0');
    expect(operationName('Operation9999', true)).toBe('other');
  });

  test('makes no more series than names', async () => {
    const { operations, operationName, registry } = createMetrics('test');
    for (let index = 0; index < 1000; index += 1)
      operations.observe(
        { operation: 'query', name: operationName(`Operation${index}`, index % 2 === 0), outcome: 'ok' },
        0.1,
      );
    const series = (await registry.metrics())
      .split('\n')
      .filter((line) => line.startsWith('lintel_operation_seconds_count'));
    expect(series).toHaveLength(201);
  });
});

test('every metric of ours has a value under the name that it promises', async () => {
  const metrics = createMetrics('finance');
  metrics.operations.observe({ operation: 'query', name: 'anonymous', outcome: 'ok' }, 0.1);
  metrics.fetches.observe({ subgraph: 'finance', outcome: 'ok' }, 0.1);
  metrics.fetchFailures.inc({ subgraph: 'finance', reason: 'lost' });
  metrics.retries.inc({ subgraph: 'finance' });
  metrics.breakers.set({ subgraph: 'finance' }, 2);
  metrics.plans.observe(0.01);
  metrics.planCache.inc({ result: 'hit' });
  metrics.representations.inc({ subgraph: 'finance', kind: 'wanted' }, 465);
  metrics.representations.inc({ subgraph: 'finance', kind: 'sent' }, 27);
  metrics.subscriptions.inc();
  metrics.slowOperations.inc();
  metrics.errors.inc({ code: 'INTERNAL' });
  // The labels come in the order in which they were given.
  const lines = (await metrics.registry.metrics())
    .split('\n')
    .map((line) => line.replace(/\{(.*)\}/, (_match, labels: string) => `{${labels.split(',').toSorted().join(',')}}`));
  for (const line of [
    'lintel_operation_seconds_count{name="anonymous",operation="query",outcome="ok",service="finance"} 1',
    'lintel_subgraph_fetch_seconds_count{outcome="ok",service="finance",subgraph="finance"} 1',
    'lintel_subgraph_fetch_failures_total{reason="lost",service="finance",subgraph="finance"} 1',
    'lintel_subgraph_retries_total{service="finance",subgraph="finance"} 1',
    'lintel_subgraph_breaker_state{service="finance",subgraph="finance"} 2',
    'lintel_plan_seconds_count{service="finance"} 1',
    'lintel_plan_cache_total{result="hit",service="finance"} 1',
    'lintel_representations_total{kind="wanted",service="finance",subgraph="finance"} 465',
    'lintel_representations_total{kind="sent",service="finance",subgraph="finance"} 27',
    'lintel_subscriptions_active{service="finance"} 1',
    'lintel_slow_operations_total{service="finance"} 1',
    'lintel_graphql_errors_total{code="INTERNAL",service="finance"} 1',
  ])
    expect(lines).toContain(line);
});

describe('the log of slow operations', () => {
  const operation = {
    name: 'Dashboard',
    documentHash: 'a1b2',
    requestId: 'r-1',
    durationMs: 1234.56,
    planMs: 40.4,
    fetches: new Map([['finance', { count: 3, ms: 1100.2 }]]),
  };

  const start = (thresholdMs: number) => {
    const lines: (readonly [object, string])[] = [];
    const log: Log = {
      info: () => undefined,
      warn: (fields, message) => void lines.push([fields, message]),
      error: () => undefined,
    };
    const metrics = createMetrics('test');
    const count = async () => (await metrics.slowOperations.get()).values[0]?.value;
    return { lines, count, report: slowOperationLog(log, metrics, thresholdMs) };
  };

  test('has one line for each, with where the time went', async () => {
    const { lines, count, report } = start(1000);
    report({ ...operation, durationMs: 999.9 });
    expect([lines, await count()]).toEqual([[], 0]);
    report(operation);
    expect(lines).toEqual([
      [
        {
          operation: 'Dashboard',
          documentHash: 'a1b2',
          requestId: 'r-1',
          durationMs: 1235,
          planMs: 40,
          fetches: { finance: { count: 3, ms: 1100 } },
        },
        'an operation was slow',
      ],
    ]);
    expect(await count()).toBe(1);
  });

  test('does not repeat a name without end, and knows those without one', () => {
    const { lines, report } = start(1000);
    report({ ...operation, name: 'x'.repeat(10_000) });
    report({ ...operation, name: undefined });
    expect(lines.map(([fields]) => (fields as { operation: string }).operation)).toEqual([
      'x'.repeat(100),
      'anonymous',
    ]);
  });

  test('is off with a threshold of zero', () => {
    const { lines, report } = start(0);
    report(operation);
    expect(lines).toEqual([]);
  });

  test('has its threshold from the environment', () => {
    expect(slowOperationMs({})).toBe(1000);
    expect(slowOperationMs({ LINTEL_SLOW_OPERATION_MS: '' })).toBe(1000);
    expect(slowOperationMs({ LINTEL_SLOW_OPERATION_MS: '0' })).toBe(0);
    expect(slowOperationMs({ LINTEL_SLOW_OPERATION_MS: '250' })).toBe(250);
    for (const text of ['-1', '1s', 'x', '1.5'])
      expect(() => slowOperationMs({ LINTEL_SLOW_OPERATION_MS: text })).toThrow('LINTEL_SLOW_OPERATION_MS');
  });
});
