import { expect, test } from 'vitest';
import type { EngineResult } from '../src/measure.ts';
import { ratiosOf, scenarioText, table } from '../src/report.ts';
import type { ScenarioResult } from '../src/run-scenario.ts';

const engine = (rps: number): EngineResult => ({
  rps,
  p50Ms: 10,
  p95Ms: 20,
  p99Ms: 30,
  cpuMsPerRequest: 2,
  postgresCpuMsPerRequest: 1,
  generatorCpuMsPerRequest: 0.1,
  rssMb: 300,
  bytesPerAnswer: 2048,
  rounds: [rps],
  spread: { least: rps, most: rps, share: 0 },
});

const result: ScenarioResult = {
  title: 'a tree',
  entities: 260,
  engines: { lintel: engine(500), lintelServices: engine(300), postgraphile: engine(400), hiveGateway: engine(150) },
  leftOut: { sqlFloor: 'it has no statement' },
  failed: { apolloHttp: 'status 500' },
};

test('ratios of medians stand beside their targets', () => {
  expect(ratiosOf('nested', result)).toEqual({
    'lintel/lintelServices': { ratio: 1.67 },
    'lintel/postgraphile': { ratio: 1.25, target: 1.3, met: false },
    'lintel/hiveGateway': { ratio: 3.33 },
    'lintelServices/hiveGateway': { ratio: 2, target: 1.5, met: true },
  });
});

test('a scenario without targets has the plain ratios', () => {
  expect(ratiosOf('wide', result)['lintel/postgraphile']).toEqual({ ratio: 1.25 });
});

test('the text names who is left out, who failed, and which target is not met', () => {
  const text = scenarioText('nested', result);
  expect(text).toContain('- sqlFloor is left out: it has no statement');
  expect(text).toContain('- apolloHttp FAILED: status 500');
  expect(text).toContain('- lintel/postgraphile: 1.25 (target 1.3: not met)');
});

test('a table lines up its columns', () => {
  expect(table(['engine', 'ms'], [['lintel', '12.5']])).toBe(
    ['| engine |   ms |', '| ------ | ---: |', '| lintel | 12.5 |'].join('\n'),
  );
});
