import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { type Asker, pay, read, type Seen } from './asking.ts';
import { atMost, check } from './fault.ts';
import { describe } from './l6-postgres-away.ts';
import type { Stage } from './stage.ts';
import type { StagedFault } from './staged.ts';

/** Others have taken every connection that the server has. */
export const connectionsExhausted: StagedFault = {
  group: '50',
  title: 'max_connections exhausted',
  options: { settings: { max_connections: '60' } },
  run: async ({ stage, asker }) => {
    const greedy = await takeAllConnections(stage);
    const during = await askAll(asker, stage, 12);
    await greedy.release();
    const since = performance.now();
    const back = await untilWell(asker, stage, since);
    const typed = during.filter(({ status, code }) => status === 503 && code !== undefined);
    return [
      check(
        'requests without a connection get a typed 503',
        `${typed.length} of ${during.length}${describe(during)}`,
        typed.length === during.length,
      ),
      atMost('none hangs', Math.max(...during.map(({ ms }) => ms)), 3000),
      atMost('serves again once there are some', back, 5000),
    ];
  },
};

/** Ends the product's own connections and takes their places, until the server has none left for it. */
const takeAllConnections = async ({ database }: Stage): Promise<{ readonly release: () => Promise<void> }> => {
  const taken: postgres.Sql[] = [];
  const isFull = { yes: false };
  const take = async (): Promise<void> => {
    const connection = postgres(database.serviceUrl, { max: 1, onnotice: () => undefined, connect_timeout: 5 });
    try {
      await connection`select 1`;
      taken.push(connection);
    } catch {
      isFull.yes = true;
      await connection.end({ timeout: 0 });
    }
  };
  for (let round = 0; round < 3; round += 1) {
    await database.admin`select pg_terminate_backend(pid) from pg_stat_activity
      where usename = 'lintel_service' and application_name <> 'postgres.js'`;
    isFull.yes = false;
    while (!isFull.yes) await take();
  }
  return { release: async () => void (await Promise.all(taken.map((each) => each.end({ timeout: 1 })))) };
};

const askAll = async ({ ask }: Asker, { manager, leaseIds }: Stage, count: number): Promise<readonly Seen[]> => {
  const seen: Seen[] = [];
  for (let round = 0; round < count; round += 1) {
    seen.push(await ask(read(manager.token)), await ask(pay(manager.token, leaseIds[round % leaseIds.length]!)));
    await sleep(50);
  }
  return seen;
};

const untilWell = async (asker: Asker, stage: Stage, since: number): Promise<number> => {
  for (;;) {
    const seen = await askAll(asker, stage, 1);
    if (seen.every(({ status, code }) => status === 200 && code === undefined)) return performance.now() - since;
    if (performance.now() - since > 30_000) throw new Error(`not back: ${JSON.stringify(seen)}`);
  }
};
