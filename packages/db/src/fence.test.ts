import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { systemSession } from '@lintel/kernel/session';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DatabaseUnavailable } from './connection.ts';
import { buildOrganization, type Row } from './seeds/build.ts';
import { openDoor } from './session.ts';
import { openTestDatabase, type TestDatabase } from './testing.ts';
import type { Tx } from './transaction.ts';

/**
 * F1 of the security notes: with plain postgres.js, statements of a transaction whose backend was killed run inside the next
 * transaction of the pool, another organization's included. Here real backends are killed while two organizations share
 * one connection.
 */
const rounds = Number(process.env.LINTEL_FENCE_ROUNDS ?? 60);

let database: TestDatabase;
let victim: Row;
let neighbour: Row;

beforeAll(async () => {
  database = await openTestDatabase();
  victim = await buildOrganization(database.admin);
  neighbour = await buildOrganization(database.admin);
});
afterAll(() => database.close());

const acting = (organization: Row) => ({ requestId: 'fence', session: systemSession(organization.id, 'test') });

const addCommunity = (tx: Tx, name: string) =>
  tx.execute(
    sql`insert into identity.communities (name, name_key, time_zone, currency) values (${name}, ${name}, 'UTC', 'USD')`,
  );
const countOf = async (organization: Row, pattern: string): Promise<number> => {
  const [row] =
    await database.admin`select count(*)::int as n from identity.communities where organization_id = ${organization.id} and name like ${pattern}`;
  return row?.n;
};

test(
  `no statement of a killed transaction reaches anybody (${rounds} rounds)`,
  async () => {
    const door = openDoor({ url: database.serviceUrl, max: 1, queued: 10, waitMs: 10_000 });
    let zombiesRefused = 0;
    for (let round = 0; round < rounds; round += 1) {
      const delayMs = Math.floor(Math.random() * 15);
      let zombie: Promise<unknown> = Promise.resolve();
      const killed = door.write(acting(victim), async (tx) => {
        await addCommunity(tx, `early ${round}`);
        const [backend] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
        await database.admin`select pg_terminate_backend(${backend?.pid ?? 0})`;
        // The callback goes on after its backend is gone, as any code that awaits something else does.
        await new Promise((resolve) => setTimeout(resolve, delayMs));
        zombie = addCommunity(tx, `zombie ${round}`);
        await zombie;
      });
      const queued = door.write(acting(neighbour), async (tx) => {
        await addCommunity(tx, `first ${round}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        await addCommunity(tx, `second ${round}`);
      });
      await expect(killed).rejects.toThrow();
      await zombie.catch(() => {
        zombiesRefused += 1;
      });
      await queued;
    }
    await door.close();
    expect(zombiesRefused).toBe(rounds);
    expect(await countOf(victim, '%')).toBe(0);
    expect(await countOf(neighbour, 'zombie%')).toBe(0);
    expect(await countOf(neighbour, 'first%')).toBe(rounds);
    expect(await countOf(neighbour, 'second%')).toBe(rounds);
  },
  30_000 + rounds * 500,
);

test('statements that are already on their way when the backend dies are rejected, not repeated', async () => {
  const door = openDoor({ url: database.serviceUrl, max: 1 });
  const before = await countOf(victim, '%');
  const killed = door.write(acting(victim), async (tx) => {
    const [backend] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    const kill = database.admin`select pg_terminate_backend(${backend?.pid ?? 0})`;
    // Different texts, so that the driver must prepare each and queues those behind.
    const writes = Array.from({ length: 20 }, (_, index) =>
      tx.execute(
        sql`insert into identity.communities (name, name_key, time_zone, currency) values (${`flying ${index}`}, ${`flying ${index}`}, ${sql.raw(`'UTC'`)}, ${sql.raw(`'US${String.fromCharCode(65 + index)}'`)})`,
      ),
    );
    await Promise.allSettled([kill, ...writes]);
    await Promise.all(writes);
  });
  await expect(killed).rejects.toThrow();
  expect(await countOf(victim, '%')).toBe(before);
  expect(await door.write(acting(neighbour), (tx) => tx.execute(sql`select 1 as one`))).toEqual([{ one: 1 }]);
  await door.close();
});

test('a statement made before the end of its transaction and awaited after it does not start', async () => {
  const door = openDoor({ url: database.serviceUrl, max: 1, queued: 10, waitMs: 10_000 });
  const who = sql`select app.organization_id() as organization, current_user as role`;
  for (let round = 0; round < 40; round += 1) {
    const reader = door.reader(acting(victim));
    await reader.read((tx) => tx.execute(sql`select 1`));
    // Drizzle is some turns of the microtask queue away from the driver, and the end of the snapshot comes in between.
    for (let turn = 0; turn < round % 8; turn += 1) await Promise.resolve();
    const late = reader
      .read((tx) => tx.execute<{ organization: string; role: string }>(who))
      .then(
        ([row]) => [row?.organization, row?.role],
        (error: Error) => (error.cause as Error | undefined)?.name,
      );
    await reader.end();
    expect([[victim.id, 'lintel_app'], 'TransactionOver']).toContainEqual(await late);
  }
  expect(door.statistics()).toEqual({ running: 0, waiting: 0 });
  await door.close();
});

test('a database that cannot be reached answers DatabaseUnavailable, again and again, without using up the pool', async () => {
  const door = openDoor({ url: 'postgres://nobody:x@127.0.0.1:1/none', max: 2, connectTimeoutMs: 300 });
  for (let attempt = 0; attempt < 6; attempt += 1) {
    await expect(door.write(acting(victim), (tx) => tx.execute(sql`select 1`))).rejects.toSatisfy(
      (error: Error) => error instanceof DatabaseUnavailable || error.cause instanceof DatabaseUnavailable,
    );
  }
  expect(door.statistics()).toEqual({ running: 0, waiting: 0 });
  await door.close();
});

/**
 * Why the fence stands, and that this way of killing is the fault it is for: the driver by itself, in the same situation. When
 * this fails after an update of postgres.js, upstream has mended it; then think again about `openConnection`.
 */
test('the driver by itself lets statements of a dead transaction into the next one', async () => {
  await database.admin`create table public.unfenced (who text not null)`;
  // Now and then the fault shows as a crash of the process before a row has leaked.
  for (let attempt = 0; attempt < 5 && (await leakedRows()) === 0; attempt += 1) {
    const child = spawn(process.execPath, [
      fileURLToPath(new URL('../test/unfenced.child.ts', import.meta.url)),
      database.adminUrl,
    ]);
    await once(child, 'exit');
  }
  expect(await leakedRows()).toBeGreaterThan(0);
}, 120_000);

const leakedRows = async (): Promise<number> =>
  (await database.admin`select count(*)::int as n from public.unfenced where who = 'victim'`)[0]?.n;
