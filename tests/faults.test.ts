import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockedTable } from './faults/g50-locked-table.ts';
import { schemaChanged } from './faults/g50-prepared.ts';
import { postgresAway } from './faults/l6-postgres-away.ts';
import { redisAway } from './faults/l7-redis-away.ts';
import { overload } from './faults/l8-overload.ts';
import { stopUnderLoad } from './faults/l10-restarts.ts';
import { blockedMigration } from './faults/l11-migrators.ts';
import { openScene, type Scene } from './faults/staged.ts';
import { hasRedis } from './support/product.ts';

// The short form of `npm run faults`: a few seconds of each fault upon one product, which must outlive them all. Bounds of time are wide here,
// because the machine of a test run is busy with other tests; whatever hangs, is lost, answers 500 or says nothing is found all the same.
const timeout = 120_000;
let scene: Scene & { readonly close: () => Promise<void> };

beforeAll(async () => {
  if (hasRedis) scene = await openScene({ mode: 'one process', pace: 'short' });
}, timeout);
afterAll(() => scene?.close(), timeout);

const inTurn = [schemaChanged, postgresAway, redisAway, lockedTable, blockedMigration, overload, stopUnderLoad];

test.skipIf(!hasRedis).each(inTurn)('$group, $title: every promise is kept', { timeout }, async ({ run }) => {
  const checks = await run(scene);
  expect(checks.length).toBeGreaterThan(0);
  expect(checks.filter(({ isKept }) => !isKept)).toEqual([]);
});

test.skipIf(!hasRedis)('no process has ended by itself, and no rejection was without a listener', () => {
  const { output, child } = scene.stage.product.programs.get('lintel')!;
  expect(child.exitCode).toBe(0);
  const unheard = output()
    .split('\n')
    .filter((line) => line.includes('a promise was rejected and nobody listened') && !isOfTheQueue(line));
  expect(unheard).toEqual([]);
});

/**
 * graphile-worker 0.18 does not wait for what it writes at the end of a job: when the database is gone at that moment, nobody hears of it but the
 * process's own guard. The job is taken up again; the next one of its kind does its work meanwhile.
 */
const isOfTheQueue = (line: string): boolean => /graphile-worker\/dist\/sql\/(fail|complete)Jobs?\.js/.test(line);
