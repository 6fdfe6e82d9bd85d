import { setTimeout as sleep } from 'node:timers/promises';
import { askSteadily, openAsker, pay, type Question, read } from './asking.ts';
import { atMost, check, type Fault, type Pace } from './fault.ts';
import { openFleet } from './fleet.ts';
import { describe } from './l6-postgres-away.ts';
import { activeLeases, openFaultyDatabase } from './stage.ts';
import type { StagedFault } from './staged.ts';
import { checkAlive } from './vitals.ts';

const exitBoundMs = 20_000;
/** Requests per second. */
const rate: Readonly<Record<Pace, number>> = { full: 60, short: 20 };

/** Gateways and subgraphs, two of each, are replaced one after the other while clients go on asking. */
export const rollingRestart: Fault = {
  group: 'L10',
  title: 'rolling restart, services',
  run: async (pace) => {
    const data = await openFaultyDatabase(pace);
    const fleet = await openFleet({ databaseUrl: data.database.serviceUrl, replicas: 2 });
    const asker = openAsker(fleet.url, 64);
    try {
      const client = await fleet.signIn();
      const leaseIds = await activeLeases(client);
      let turn = 0;
      const questions = (): Question => {
        turn += 1;
        return turn % 4 === 0 ? pay(client.token, leaseIds[turn % leaseIds.length]!) : read(client.token);
      };
      for (let round = 0; round < 40; round += 1) await asker.ask(questions());
      const load = askSteadily(asker, questions, 1000 / rate[pace]);
      const kinds = pace === 'full' ? [...fleet.balancers.keys()] : ['gateway', 'finance'];
      const ends: { status: number | null; exitMs: number }[] = [];
      for (const kind of kinds)
        for (const number of pace === 'full' ? [1, 2] : [1]) {
          ends.push(await fleet.replace(`${kind} ${number}`));
          await untilBalanced(fleet.balancers.get(kind)!.ready);
        }
      await sleep(500);
      const seen = await load.end();
      const failed = seen.filter(({ status, code }) => status !== 200 || code !== undefined);
      return [
        check(
          `no request fails while ${ends.length} servers are replaced`,
          `${failed.length} of ${seen.length}${describe(failed)}`,
          failed.length === 0,
        ),
        atMost('each is gone in time', Math.max(...ends.map(({ exitMs }) => exitMs)), exitBoundMs),
        check(
          'each says that all was finished',
          [...new Set(ends.map(({ status }) => `exit ${status}`))].join(),
          ends.every(({ status }) => status === 0),
        ),
        checkAlive(fleet.programs),
      ];
    } finally {
      asker.close();
      await fleet.close();
      await data.close();
    }
  },
};

const untilBalanced = async (ready: () => readonly number[]): Promise<void> => {
  const deadline = performance.now() + 30_000;
  while (ready().length < 2 && performance.now() < deadline) await sleep(20);
};

/** One process is told to stop while requests wait for a lock: they are answered, new ones are not taken. Ends its product. */
export const stopUnderLoad: StagedFault = {
  group: 'L10',
  title: 'SIGTERM',
  run: async ({ stage, asker }) => {
    const { manager, leaseIds, database } = stage;
    const count = async () => (await database.admin`select count(*)::int as n from finance.payments`)[0]?.n as number;
    const before = await count();
    const holder = await database.admin.reserve();
    await holder`begin`;
    await holder`lock table finance.payments in share mode`;
    const pending = leaseIds.slice(0, 6).map((leaseId) => asker.ask(pay(manager.token, leaseId)));
    await sleep(500);
    const since = performance.now();
    const exited = stage.product.programs.get('lintel')!.stop();
    await sleep(500);
    await holder`commit`;
    holder.release();
    const seen = await Promise.all(pending);
    const status = await exited;
    const exitMs = performance.now() - since;
    const served = seen.filter(({ status: http, code }) => http === 200 && code === undefined);
    const made = (await count()) - before;
    return [
      check(
        'what was under way is finished',
        `${served.length} of ${seen.length}${describe(seen)}`,
        served.length === seen.length,
      ),
      check('it says that all was finished', `exit ${status}`, status === 0),
      atMost('it is gone in time', exitMs, exitBoundMs),
      check('each payment is there once', `${made} of ${seen.length}`, made === seen.length),
    ];
  },
};
