import { setTimeout as sleep } from 'node:timers/promises';
import { buildCommunity, buildOrganization, type Row } from '@lintel/db/seeds/build';
import { type Door, openDoor } from '@lintel/db/session';
import { openTestDatabase, type TestDatabase } from '@lintel/db/testing';
import { ok } from '@lintel/kernel/result';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { command, run } from '../src/command.ts';
import { createContext } from '../src/context.ts';
import { sessionAs, testPlatform } from '../src/testing.ts';

// A client may leave while its dry run is anywhere: the transaction must not stay behind.
let database: TestDatabase;
let organization: Row;
let community: Row;
let door: Door;

beforeAll(async () => {
  database = await openTestDatabase();
  organization = await buildOrganization(database.admin);
  community = await buildCommunity(database.admin, organization);
});
afterAll(() => database.close());
beforeEach(() => {
  door = openDoor({ url: database.serviceUrl, max: 1, queued: 10, waitMs: 20_000 });
  return () => door.close();
});

const rehearsing = () =>
  createContext(testPlatform(door), {
    requestId: 'test',
    session: sessionAs('manager', organization),
    dryRun: true,
  });
const move = command('communityMove', {}, async ({ tx }) => {
  await tx.execute(sql`update identity.communities set address = 'rehearsed' where id = ${community.id}`);
  return ok('moved');
});
const call = { input: undefined, path: 'communityMove' };

/** Nothing is lent, nothing is locked, nothing is written. */
const expectNothingLeft = async () => {
  expect(door.statistics()).toEqual({ running: 0, waiting: 0 });
  const [row] =
    await database.admin`select address from identity.communities where id = ${community.id} for update nowait`;
  expect(row?.address).not.toBe('rehearsed');
};

test('a dry run is open until its request ends, and then gone', async () => {
  const context = rehearsing();
  expect(await run(context, move, call)).toEqual({ ok: true, value: 'moved' });
  const address = sql`select address from identity.communities where id = ${community.id}`;
  expect(await context.read((tx) => tx.execute(address))).toEqual([{ address: 'rehearsed' }]);
  expect(door.statistics().running).toBe(1);
  await context.end();
  await expectNothingLeft();
});

test('a dry run that begins after the end of its request opens nothing', async () => {
  const context = rehearsing();
  await context.end();
  await expect(run(context, move, call)).rejects.toThrow('the request has been answered');
  await expectNothingLeft();
});

test('a dry run that waits for a connection when its request ends is rolled back as soon as it has one', async () => {
  const blocker = await door.open({ session: sessionAs('manager', organization), requestId: 'blocker' });
  const context = rehearsing();
  const answer = run(context, move, call).catch((error: Error) => error.message);
  await expect.poll(() => door.statistics().waiting).toBe(1);
  const ended = context.end();
  await blocker.rollback();
  expect(await answer).toBe('the request has been answered');
  await ended;
  await expectNothingLeft();
});

test('a dry run whose request ends at any moment of it leaves nothing', async () => {
  for (let round = 0; round < 20; round += 1) {
    const context = rehearsing();
    const answer = Promise.allSettled([run(context, move, call)]);
    await sleep(round % 5);
    await context.end();
    await answer;
    await expectNothingLeft();
  }
});
