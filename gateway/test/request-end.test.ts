import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask } from './ask.ts';
import { openWorld, type World } from './subscriptions/world.ts';

// What a request leaves running in the database when its time is over, with the subgraphs in the gateway's process.
const deadlineMs = 500;
const units = { query: '{ units(first: 1) { nodes { id number } } }' };

let world: World;
let release: () => void;
let held: Promise<unknown>;

beforeEach(async () => {
  world = await openWorld({ deadlineMs });
  // The plan is made before anybody looks at a clock.
  await ask(world.url, units, { token: 'manager' });
  const locked = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  release = gate.resolve;
  held = world.database.admin.begin(async (tx) => {
    await tx`lock table property.units in access exclusive mode`;
    locked.resolve();
    await gate.promise;
  });
  await locked.promise;
});
afterEach(async () => {
  release();
  await held;
  await world.close();
});

const running = () => world.database.door.statistics().running;

test('its answer comes at the deadline and not when the statement is over', async () => {
  const answer = await ask(world.url, units, { token: 'manager' });
  expect([answer.status, answer.code]).toEqual([504, 'DEADLINE_EXCEEDED']);
  expect(running()).toBe(1);
  release();
  await expect.poll(running, { timeout: 10_000 }).toBe(0);
});

test('the app does not close before its snapshot is ended', async () => {
  await ask(world.url, units, { token: 'manager' });
  let isClosed = false;
  const closed = world.app.close().then(() => {
    isClosed = true;
  });
  await sleep(300);
  expect([isClosed, running()]).toEqual([false, 1]);
  release();
  await closed;
  expect(running()).toBe(0);
});
