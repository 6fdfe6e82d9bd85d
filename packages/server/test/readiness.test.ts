import { type Door, openDoor } from '@lintel/db/session';
import { openTestDatabase, type TestDatabase } from '@lintel/db/testing';
import { systemSession } from '@lintel/kernel/session';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseReadiness } from '../src/readiness.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** A door, and how often a lookup went through it. */
const counted = (door: Door) => {
  let lookups = 0;
  const authenticate: Door['authenticate'] = (...how) => {
    lookups += 1;
    return door.authenticate(...how);
  };
  return { door: { authenticate }, lookups: () => lookups };
};

test('however many ask whether it is ready, the database is asked once a second', async () => {
  const door = openDoor({ url: database.serviceUrl, max: 5 });
  const { door: watched, lookups } = counted(door);
  const isReady = databaseReadiness(watched);
  const answers = await Promise.all(Array.from({ length: 200 }, () => isReady()));
  expect(new Set(answers)).toEqual(new Set([true]));
  expect(lookups()).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect(await isReady()).toBe(true);
  expect(lookups()).toBe(2);
  await door.close(1);
});

test('a process with much to do is ready, and asking takes nothing that is kept for the critical lane', async () => {
  const door = openDoor({ url: database.serviceUrl, max: 5 });
  const { promise: end, resolve } = Promise.withResolvers<void>();
  const acting = { requestId: 'ready', session: systemSession('01890000-0000-7000-8000-000000000001', 'test') };
  const held = Array.from({ length: 4 }, () => door.write(acting, () => end));
  const asked = databaseReadiness(door)();
  await new Promise((done) => setTimeout(done, 100));
  expect(door.statistics()).toEqual({ running: 4, waiting: 1 });
  expect(await asked).toBe(true);
  resolve();
  await Promise.all(held);
  await door.close(1);
});

test('without its database it is not', async () => {
  const url = new URL(database.serviceUrl);
  url.port = '1';
  const door = openDoor({ url: url.href, max: 5 });
  expect(await databaseReadiness(door)()).toBe(false);
  await door.close(1);
});
