import { setTimeout as sleep } from 'node:timers/promises';
import { demoPassword } from '@lintel/demo/logins';
import { signIn } from '../support/client.ts';
import { startProduct } from '../support/product.ts';
import { type Asker, openAsker, pay, read, type Seen } from './asking.ts';
import { check, type Fault } from './fault.ts';
import { describe } from './l6-postgres-away.ts';
import { openResettingPooler } from './resetting-pooler.ts';
import { activeLeases, openFaultyDatabase } from './stage.ts';
import type { StagedFault } from './staged.ts';
import { checkAlive } from './vitals.ts';

/** What was prepared is gone, because a pooler has reset the session. */
export const statementsDeallocated: Fault = {
  group: '50',
  title: 'prepared statements deallocated, one process',
  run: async (pace) => {
    const data = await openFaultyDatabase(pace);
    const pooler = await openResettingPooler(data.postgres.port);
    const url = new URL(data.database.serviceUrl);
    url.port = String(pooler.port);
    const product = await startProduct('one process', { databaseUrl: url.toString() });
    const asker = openAsker(product.url);
    try {
      const manager = await signIn(product.url, 'manager@cedar.example', demoPassword);
      const { token } = manager;
      const leaseIds = await activeLeases(manager);
      await askMany(asker, token, leaseIds, 20);
      pooler.reset(true);
      await sleep(50);
      // A burst of transactions, each on a session that has just forgotten everything.
      const seen = await askMany(asker, token, leaseIds, 40);
      const resets = pooler.resets();
      pooler.reset(false);
      const failed = seen.filter(({ status, code }) => status !== 200 || code !== undefined);
      return [
        check(
          'no request fails',
          `${failed.length} of ${seen.length}${describe(failed)}, ${resets} resets`,
          failed.length === 0 && resets > 0,
        ),
        checkAlive(product.programs),
      ];
    } finally {
      asker.close();
      await product.stop();
      await pooler.close();
      await data.close();
    }
  },
};

const askMany = async (
  { ask }: Asker,
  token: string,
  leaseIds: readonly string[],
  rounds: number,
): Promise<readonly Seen[]> => {
  const seen: Seen[] = [];
  for (let round = 0; round < rounds; round += 1)
    seen.push(
      ...(await Promise.all([
        ask(read(token)),
        ask(read(token, '{ payments(first: 5) { nodes { id reference memo } } viewer { user { id } } }')),
        ask(pay(token, leaseIds[round % leaseIds.length]!)),
      ])),
    );
  return seen;
};

/** The type of a column changes under plans that connections have cached. */
export const schemaChanged: StagedFault = {
  group: '50',
  title: 'schema changed under cached plans',
  run: async ({ stage, asker }) => {
    const { manager, leaseIds, database } = stage;
    const seen: Seen[] = [];
    for (const type of ['varchar(900)', 'text', 'varchar(900)', 'text']) {
      await askMany(asker, manager.token, leaseIds, 8);
      await database.admin.unsafe(`alter table finance.payments alter column reference type ${type}`);
      seen.push(...(await askMany(asker, manager.token, leaseIds, 8)));
    }
    const failed = seen.filter(({ status, code }) => status !== 200 || code !== undefined);
    return [check('no request fails', `${failed.length} of ${seen.length}${describe(failed)}`, failed.length === 0)];
  },
};
