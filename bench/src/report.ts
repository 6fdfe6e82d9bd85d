import type { EngineName } from './engines/engine.ts';
import type { Machine } from './machine.ts';
import type { EngineResult } from './measure.ts';
import type { ScenarioResult } from './run-scenario.ts';
import { rounded } from './statistics.ts';
import type { StudyResult } from './studies/study.ts';

/** A ratio that the design sets a target for. */
type Target = {
  readonly of: EngineName;
  readonly to: EngineName;
  readonly atLeast: number;
};

/** The targets of the design (`engine.md`), by scenario: ratios of median requests per second. */
export const targets: Readonly<Record<string, readonly Target[]>> = {
  small: [{ of: 'lintel', to: 'postgraphile', atLeast: 2 }],
  nested: [
    { of: 'lintel', to: 'postgraphile', atLeast: 1.3 },
    { of: 'lintel', to: 'apolloHttp', atLeast: 3 },
    { of: 'lintel', to: 'sqlFloor', atLeast: 0.65 },
    { of: 'lintelServices', to: 'hiveGateway', atLeast: 1.5 },
  ],
};

export type Ratio = { readonly ratio: number; readonly target?: number; readonly met?: boolean };

/** How many times as many requests Lintel answers as each peer, and the targets. */
export const ratiosOf = (scenario: string, { engines }: ScenarioResult): Readonly<Record<string, Ratio>> => {
  const wanted = targets[scenario] ?? [];
  const pairs: readonly Omit<Target, 'atLeast'>[] = [
    ...Object.keys(engines)
      .filter((name) => name !== 'lintel')
      .map((name) => ({ of: 'lintel', to: name }) as const as Omit<Target, 'atLeast'>),
    ...wanted.filter(({ of }) => of !== 'lintel'),
  ];
  return Object.fromEntries(
    pairs.flatMap(({ of, to }) => {
      const left = engines[of]?.rps;
      const right = engines[to]?.rps;
      if (left === undefined || right === undefined) return [];
      const ratio = rounded(left / right, 2);
      const target = wanted.find((each) => each.of === of && each.to === to)?.atLeast;
      return [[`${of}/${to}`, { ratio, ...(target === undefined ? {} : { target, met: ratio >= target }) }]];
    }),
  );
};

const columns: readonly { readonly title: string; readonly value: (result: EngineResult) => string }[] = [
  { title: 'requests/s', value: ({ rps }) => rps.toFixed(0) },
  { title: '±', value: ({ spread }) => `${(spread.share * 50).toFixed(0)} %` },
  { title: 'p50 ms', value: ({ p50Ms }) => p50Ms.toFixed(1) },
  { title: 'p95 ms', value: ({ p95Ms }) => p95Ms.toFixed(1) },
  { title: 'CPU ms', value: ({ cpuMsPerRequest }) => cpuMsPerRequest.toFixed(2) },
  { title: 'Postgres CPU ms', value: ({ postgresCpuMsPerRequest }) => postgresCpuMsPerRequest.toFixed(2) },
  { title: 'RSS MB', value: ({ rssMb }) => rssMb.toFixed(0) },
  { title: 'kB', value: ({ bytesPerAnswer }) => (bytesPerAnswer / 1024).toFixed(1) },
];

/** One scenario as a Markdown table, which reads well on a terminal too. */
export const scenarioText = (name: string, result: ScenarioResult): string => {
  const rows = Object.entries(result.engines).map(([engine, each]) => [
    engine,
    ...columns.map(({ value }) => value(each)),
  ]);
  const leftOut = Object.entries(result.leftOut).map(([engine, reason]) => `- ${engine} is left out: ${reason}`);
  const failed = Object.entries(result.failed).map(([engine, reason]) => `- ${engine} FAILED: ${reason}`);
  const ratios = Object.entries(ratiosOf(name, result)).map(
    ([pair, { ratio, target, met }]) =>
      `- ${pair}: ${ratio.toFixed(2)}${target === undefined ? '' : ` (target ${target}: ${met ? 'met' : 'not met'})`}`,
  );
  return [
    `## ${name}: ${result.title}`,
    '',
    table(['engine', ...columns.map(({ title }) => title)], rows),
    ...(ratios.length + leftOut.length + failed.length === 0 ? [] : ['', ...ratios, ...leftOut, ...failed]),
    '',
  ].join('\n');
};

/** One study in the same form. */
export const studyText = (name: string, { title, engines, remarks, failed }: StudyResult): string => {
  const names = Object.keys(Object.values(engines)[0] ?? {});
  const rows = Object.entries(engines).map(([engine, numbers]) => [
    engine,
    ...names.map((column) => String(numbers[column] ?? '')),
  ]);
  const notes = [...remarks, ...Object.entries(failed).map(([engine, reason]) => `${engine} FAILED: ${reason}`)];
  return [
    `## ${name}: ${title}`,
    '',
    table(['engine', ...names], rows),
    '',
    ...notes.map((text) => `- ${text}`),
    '',
  ].join('\n');
};

/** A Markdown table with the first column to the left and all others to the right. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((title, index) => Math.max(title.length, ...rows.map((row) => (row[index] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[index]!) : cell.padStart(widths[index]!))).join(' | ')} |`;
  const rule = widths.map((width, index) => (index === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
};

/** The machine as Markdown. */
export const machineText = (machine: Machine, sizes: Readonly<Record<string, number>>): string =>
  [
    `- ${machine.date.slice(0, 10)}, ${machine.cores} cores (${machine.cpu}), ${machine.memoryGb} GB, ${machine.system}`,
    `- Node ${machine.node}, Postgres ${machine.postgres}`,
    `- ${Object.entries(machine.packages)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}`,
    `- rows: ${Object.entries(sizes)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')}`,
    '',
  ].join('\n');
