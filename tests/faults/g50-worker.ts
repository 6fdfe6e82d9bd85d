import { setTimeout as sleep } from 'node:timers/promises';
import { type Asker, pay } from './asking.ts';
import { atMost, type Check, check } from './fault.ts';
import type { Stage } from './stage.ts';
import type { StagedFault } from './staged.ts';

type Cut = { readonly name: string; readonly happen: (stage: Stage) => Promise<void> };

const cuts: readonly Cut[] = [
  {
    name: 'LISTEN connection ended',
    happen: async ({ database }) => {
      const rows =
        await database.admin`select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen %'`;
      if (rows.length === 0) throw new Error('nobody listens');
    },
  },
  {
    name: 'all connections reset',
    happen: async ({ postgresLine }) => postgresLine.cut(),
  },
  {
    name: 'black hole of 5 s',
    happen: async ({ postgresLine }) => {
      await postgresLine.stall();
      await sleep(5000);
      // What was swallowed never arrives, unlike behind a wall that opens.
      postgresLine.cut();
      await postgresLine.pass();
    },
  },
];

/** The worker loses the connections by which it hears of jobs. */
export const workerCutOff: StagedFault = {
  group: '50',
  title: 'worker is cut off',
  run: async ({ stage, asker }) => {
    const checks: Check[] = [];
    for (const { name, happen } of cuts) {
      await happen(stage);
      checks.push(atMost(`${name}: events are delivered again`, await untilDelivered(stage, asker), 15_000));
    }
    const [row] = await stage.database
      .admin`select count(*)::int as n from app.outbox_events where delivered_at is null`;
    return [...checks, check('no event is left', String(row?.n), row?.n === 0)];
  },
};

/** Milliseconds until a payment is recorded and its event has been delivered. */
export const untilDelivered = async ({ database, manager, leaseIds }: Stage, { ask }: Asker): Promise<number> => {
  const since = performance.now();
  while ((await ask(pay(manager.token, leaseIds[0]!))).code !== undefined) await sleep(100);
  for (;;) {
    const [row] = await database.admin`select count(*)::int as n from app.outbox_events where delivered_at is null`;
    if (row?.n === 0) return performance.now() - since;
    if (performance.now() - since > 60_000) return 60_000;
    await sleep(50);
  }
};
