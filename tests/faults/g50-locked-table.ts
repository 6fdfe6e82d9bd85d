import { setTimeout as sleep } from 'node:timers/promises';
import { askSteadily, read } from './asking.ts';
import { atMost, check, type Pace } from './fault.ts';
import { describe } from './l6-postgres-away.ts';
import type { StagedFault } from './staged.ts';

const lockedMs: Readonly<Record<Pace, number>> = { full: 30_000, short: 4000 };

/** `ALTER TABLE` holds its lock for half a minute. Who needs the table is told within the time that a lock may be waited for. */
export const lockedTable: StagedFault = {
  group: '50',
  title: 'a table is locked',
  run: async ({ stage, asker, pace }) => {
    const { token } = stage.manager;
    const needing = () => read(token, '{ charges(first: 5) { nodes { id } } }');
    const others = () => read(token, '{ properties(first: 5) { nodes { id name } } }');
    for (let round = 0; round < 20; round += 1) await Promise.all([asker.ask(needing()), asker.ask(others())]);
    const holder = await stage.database.admin.reserve();
    await holder`begin`;
    await holder`alter table finance.charges add column faults_test int`;
    const waiting = askSteadily(asker, needing, 1000);
    const passing = askSteadily(asker, others, 100);
    await sleep(lockedMs[pace]);
    const [held, free] = [await waiting.end(), await passing.end()];
    await holder`rollback`;
    holder.release();
    const after = await asker.ask(needing());
    const untyped = held.filter(({ status, code }) => ![409, 503].includes(status) || code === undefined);
    const failed = free.filter(({ status, code }) => status !== 200 || code !== undefined);
    return [
      check(
        'who needs it gets a typed error',
        `${held.length - untyped.length} of ${held.length}${describe(held)}`,
        untyped.length === 0,
      ),
      atMost(
        'nobody waits longer than a lock may be waited for',
        Math.max(...held.map(({ ms }) => ms)),
        pace === 'full' ? 3000 : 6000,
      ),
      check(
        'who does not need it is served',
        `${free.length - failed.length} of ${free.length}${describe(failed)}`,
        failed.length === 0,
      ),
      check(
        'all is well when the lock is gone',
        `${after.status} ${after.code ?? ''}`.trim(),
        after.status === 200 && after.code === undefined,
      ),
    ];
  },
};
