import { errorFields } from '@lintel/server/log';
import type { Platform } from '@lintel/server/platform';
import { Logger, type Runner, run } from 'graphile-worker';
import { Pool } from 'pg';
import { deliverEvents } from './deliver-events.ts';
import { forgetIdempotencyKeys } from './forget-idempotency-keys.ts';
import { sealAuditLog } from './seal-audit-log.ts';

/** Every task that may stand in the queue. A task runs at least once, so each is written to do no harm twice. */
const tasks = { deliverEvents, forgetIdempotencyKeys, sealAuditLog };

/** minute hour day month weekday, in UTC. */
const crontab = `17 3 * * * forgetIdempotencyKeys
* * * * * sealAuditLog`;

export type Worker = { readonly stop: () => Promise<void> };

/** Runs the job queue until stopped: jobs that are under way finish first. */
export const startWorker = async (platform: Platform, databaseUrl: string): Promise<Worker> => {
  // A pool of our own: the one that graphile-worker would make is not waited for when it stops, and takes its error handler
  // off before, so that a database which stops at that moment ends the process.
  const pool = new Pool({ connectionString: asWorkerRole(databaseUrl), max: 4 });
  const lost = (error: Error) => platform.log.warn(errorFields(error), 'a connection of the job queue was lost');
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: 2,
    noHandleSignals: true,
    crontab,
    logger: quietLogger(platform),
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [
        name,
        (payload: unknown, helpers: { withPgClient: WithClient }) =>
          task({ platform, payload, withClient: helpers.withPgClient }),
      ]),
    ) as never,
  });
  return {
    stop: async () => {
      await runner.stop();
      await pool.end();
    },
  };
};

/** A connection as `lintel_worker`, which owns the queue and may not touch a business table. */
export type WithClient = <T>(
  work: (client: {
    query: (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;
  }) => Promise<T>,
) => Promise<T>;

export type TaskInput = { readonly platform: Platform; readonly payload: unknown; readonly withClient: WithClient };

const asWorkerRole = (databaseUrl: string): string => {
  const url = new URL(databaseUrl);
  url.searchParams.set('options', '-c role=lintel_worker');
  return url.toString();
};

/** Failures only: a line for every job would drown everything else. */
const quietLogger = (platform: Platform): Logger =>
  new Logger(() => (level, message, meta) => {
    if (level === 'error')
      platform.log.error({ job: message.slice(0, 200), ...errorFields(meta?.error) }, 'a job failed');
  });
