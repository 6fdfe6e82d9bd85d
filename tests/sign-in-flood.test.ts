import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post } from './support/client.ts';
import { openWorld, type World } from './support/world.ts';

/** Points per minute of an address in this world. */
const limit = 1000;

let world: World;

beforeAll(async () => {
  world = await openWorld('one process', { environment: { LINTEL_RATE_ADDRESS: String(limit) } });
}, 180_000);
afterAll(() => world?.close());

const read = '{ viewer { organization { slug } roles } }';

const tryToSignIn = (name: number) =>
  post(world.product.url, {
    query: 'mutation ($input: SessionCreateInput!) { sessionCreate(input: $input) { userErrors { code } } }',
    variables: { input: { email: `nobody-${name}@cedar.example`, password: 'wrong' } },
  });

/** Statements that wait for a lock of somebody else. */
const waiting = async (): Promise<number> => {
  const [row] = await world.database.admin`select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return row!.count;
};

describe('a flood of sign-ins from one address', { timeout: 60_000 }, () => {
  test('takes a few connections of the database, however long each waits there: reads of others go on', async () => {
    const { admin } = world.database;
    await tryToSignIn(0);
    const held = Promise.withResolvers<void>();
    const locking = Promise.withResolvers<void>();
    // As slow as sign-ins can get: somebody holds the row that all of them must change.
    const transaction = admin.begin(async (tx) => {
      const locked = await tx`select 1 from identity.sign_in_attempts where kind = 'ip' for update`;
      expect(locked.length).toBeGreaterThan(0);
      locking.resolve();
      await held.promise;
    });
    await locking.promise;
    // More than there are connections, and too few for the process to be overloaded.
    const flood = Array.from({ length: 14 }, (_, index) => tryToSignIn(index + 1));
    try {
      while ((await waiting()) === 0) await sleep(10);
      for (let index = 0; index < 20; index += 1) {
        const { data, errors } = await world.cedar.ask(read);
        expect({ errors, slug: data?.viewer?.organization.slug }).toEqual({ errors: undefined, slug: 'cedar' });
      }
      expect(await waiting()).toBeLessThanOrEqual(3);
    } finally {
      held.resolve();
      await transaction;
      await Promise.all(flood);
    }
  });

  test('is refused with 429 when the points of the address are spent, and who is signed in there asks on', async () => {
    let refused = await tryToSignIn(0);
    for (let index = 1; refused.status !== 429; index += 1) {
      expect(index).toBeLessThan(limit);
      refused = await tryToSignIn(index);
    }
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.cedar.ask(read)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });
});
