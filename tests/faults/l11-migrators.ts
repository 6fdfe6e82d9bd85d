import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { migrate } from '@lintel/db/migrate';
import { migrationsDirectory, readMigrations } from '@lintel/db/migrate-files';
import { withDatabase } from '@lintel/db/testing';
import postgres from 'postgres';
import { startProgram } from '../support/processes.ts';
import { askSteadily, pay } from './asking.ts';
import { atMost, check, type Fault } from './fault.ts';
import { describe } from './l6-postgres-away.ts';
import { startFaultyPostgres } from './postgres.ts';
import type { StagedFault } from './staged.ts';

/** Ten processes migrate one empty database at once. */
export const tenMigrators: Fault = {
  group: 'L11',
  title: 'ten migrators at once',
  run: async (pace) => {
    const server = await startFaultyPostgres({ durable: pace === 'full' });
    const admin = postgres(server.adminUrl, { max: 1, onnotice: () => undefined });
    try {
      await admin`create database lintel`;
      const url = withDatabase(server.adminUrl, 'lintel');
      const programs = Array.from({ length: 10 }, () =>
        startProgram('packages/db/src/migrate-cli.ts', { DATABASE_ADMIN_URL: url }),
      );
      const statuses = await Promise.all(programs.map(({ exited }) => exited));
      const files = await readMigrations(migrationsDirectory);
      const workers = programs.filter(({ output }) =>
        output().includes(`${files.length} migrations applied, 0 were there`),
      );
      const inside = postgres(url, { max: 1, onnotice: () => undefined });
      const [row] = await inside`select count(*)::int as n, count(distinct name)::int as names from lintel.migrations`;
      await inside.end();
      return [
        check(
          'all ten succeed',
          statuses.join(),
          statuses.every((status) => status === 0),
        ),
        check(
          'one applies all files, nine find them applied',
          `${workers.length} applied ${files.length}`,
          workers.length === 1,
        ),
        check(
          'each file is applied once',
          `${row?.n} of ${files.length}`,
          row?.n === files.length && row?.names === files.length,
        ),
      ];
    } finally {
      await admin.end({ timeout: 1 });
      await server.stop();
    }
  },
};

/** A migration that wants a table which a long transaction reads, while payments come in. */
export const blockedMigration: StagedFault = {
  group: 'L11',
  title: 'migration behind a long transaction',
  run: async ({ stage, asker, pace }) => {
    const { manager, leaseIds, database } = stage;
    const folder = await mkdtemp(join(tmpdir(), 'lintel-migrations-'));
    await writeFile(
      join(folder, '9001_blocked.sql'),
      'alter table finance.payments add column if not exists faults_test int',
    );
    for (const leaseId of leaseIds) await asker.ask(pay(manager.token, leaseId));
    const holder = await database.admin.reserve();
    await holder`begin`;
    await holder`select count(*) from finance.payments`;
    const load = askSteadily(
      asker,
      () => pay(manager.token, leaseIds[Math.floor(Math.random() * leaseIds.length)]!),
      100,
    );
    await sleep(300);
    const attempts: string[] = [];
    const since = performance.now();
    const migrated = migrate({
      adminUrl: database.adminUrl,
      directory: pathToFileURL(`${folder}/`),
      onProgress: (message) => attempts.push(message),
    }).then(
      (report) => ({ report, ms: performance.now() - since }),
      (error: Error) => ({ error, ms: performance.now() - since }),
    );
    await sleep(pace === 'full' ? 12_000 : 4000);
    await holder`commit`;
    holder.release();
    const outcome = await migrated;
    await sleep(300);
    const seen = await load.end();
    const failed = seen.filter(({ status, code }) => status !== 200 || code !== undefined);
    const applied = 'report' in outcome ? outcome.report.applied.length : 0;
    return [
      check(
        'it gives way, tries again and gets through',
        `applied ${applied} after ${Math.round(outcome.ms)} ms`,
        applied === 1,
      ),
      atMost(`no write stalls (${seen.length} payments)`, Math.max(...seen.map(({ ms }) => ms)), 3000),
      check('no write fails', `${failed.length} of ${seen.length}${describe(failed)}`, failed.length === 0),
    ];
  },
};
