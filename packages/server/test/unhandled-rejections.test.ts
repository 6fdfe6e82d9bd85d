import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** What a list of graphql-js does: an item fails at once, and the promise of one before it is left to fail when nobody listens. */
const program = (setUp: string) => `
  import { setTimeout as sleep } from 'node:timers/promises';
  import { buildSchema, graphql } from 'graphql';
  import { createMetrics } from '../src/metrics.ts';
  import { processLog } from '../src/log.ts';
  import { surviveUnhandledRejections } from '../src/unhandled-rejections.ts';
  ${setUp}
  const { errors } = await graphql({
    schema: buildSchema('type Query { rows: [Row!]! } type Row { value: Int! }'),
    source: '{ rows { value } }',
    rootValue: {
      rows: () => [
        { value: async () => { await sleep(30); throw new Error('late'); } },
        { value: () => { throw new Error('at once'); } },
      ],
    },
  });
  await sleep(100);
  const metric = createMetrics('test').registry.getSingleMetricAsString('lintel_unhandled_rejections_total');
  console.log(JSON.stringify({ errors: errors.length, metric: await metric }));
`;

const run = (setUp: string): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '--eval', program(setUp)], { cwd: folder }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });

test('a rejection that nobody had caught is logged and counted, and the process goes on', async () => {
  const { code, out, err } = await run(
    'surviveUnhandledRejections(processLog()); surviveUnhandledRejections(processLog());',
  );
  expect(code, err).toBe(0);
  const told = JSON.parse(out);
  expect(told.errors).toBe(1);
  expect(told.metric).toMatch(/^lintel_unhandled_rejections_total\{service="test"\} 1$/m);
  const lines = err
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toEqual([
    expect.objectContaining({
      level: 'error',
      message: 'a promise was rejected and nobody listened',
      errorMessage: 'late',
    }),
  ]);
});

test('without the guard the same list ends the process', async () => {
  const { code, out, err } = await run('');
  expect(code).toBe(1);
  expect(out).toBe('');
  expect(err).toContain('late');
});

test('an error that was thrown and not caught still ends the process', async () => {
  const { code, err } = await run(
    "surviveUnhandledRejections(processLog()); setTimeout(() => { throw new Error('thrown'); });",
  );
  expect(code).toBe(1);
  expect(err).toContain('thrown');
});
