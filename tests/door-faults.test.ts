import { setTimeout as sleep } from 'node:timers/promises';
import { Overloaded } from '@lintel/db/admission';
import { assertServiceRole } from '@lintel/db/boot';
import { DatabaseUnavailable } from '@lintel/db/connection';
import { buildOrganization, type Row } from '@lintel/db/seeds/build';
import { type Door, openDoor } from '@lintel/db/session';
import { openTestDatabase, type TestDatabase } from '@lintel/db/testing';
import { systemSession } from '@lintel/kernel/session';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ChaosProxy, openProxy } from './support/chaos-proxy.ts';
import { openForgetfulLine } from './support/forgetful-line.ts';
import { openSlowLine, type Slowness } from './support/slow-line.ts';

// The door alone, on real Postgres, behind a line that can be spoilt. `npm run faults` does the same to the whole product.
let database: TestDatabase;
let organization: Row;
let line: ChaosProxy;
let door: Door;

beforeAll(async () => {
  database = await openTestDatabase();
  organization = await buildOrganization(database.admin);
});
afterAll(() => database.close());
beforeEach(async () => {
  line = await openProxy(Number(new URL(database.serviceUrl).port));
  door = openDoor({ url: behind(line.port), max: 5 });
});
afterEach(async () => {
  await line.pass();
  await door.close(1);
  await line.close();
});

const behind = (port: number): string => {
  const url = new URL(database.serviceUrl);
  url.port = String(port);
  return url.toString();
};
const acting = () => ({ requestId: 'faults', session: systemSession(organization.id, 'test') });
const ask = (of: Door = door) => of.write(acting(), (tx) => tx.execute<{ one: number }>('select 1 as one'));
const timed = async <T>(work: Promise<T>): Promise<{ readonly ms: number; readonly error: unknown }> => {
  const since = performance.now();
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { ms: performance.now() - since, error };
};
const isUnavailable = (error: unknown): boolean => {
  for (let current = error; current instanceof Error; current = current.cause)
    if (current instanceof DatabaseUnavailable) return true;
  return false;
};

test('a server that falls silent is noticed within two seconds, by those who wait and by all who come', async () => {
  await ask();
  await line.stall();
  const waiting = await Promise.all([ask(), ask(), ask()].map(timed));
  expect(waiting.map(({ error }) => isUnavailable(error))).toEqual([true, true, true]);
  // The promise is 2 s; the machine of a test may be busy.
  expect(Math.max(...waiting.map(({ ms }) => ms))).toBeLessThan(4000);
  const later = await timed(ask());
  expect(isUnavailable(later.error)).toBe(true);
  expect(later.ms).toBeLessThan(500);
  expect(door.statistics()).toEqual({ running: 0, waiting: 0 });
});

test('it serves again by itself when the server is heard of again', async () => {
  await ask();
  await line.stall();
  await timed(ask());
  await line.pass();
  const deadline = performance.now() + 10_000;
  while ((await timed(ask())).error !== undefined && performance.now() < deadline) await sleep(50);
  expect((await ask())[0]?.one).toBe(1);
});

test('a statement that takes long is no silence', async () => {
  const slow = await timed(door.write(acting(), (tx) => tx.execute('select pg_sleep(2.5)')));
  expect(slow.error).toBeUndefined();
  expect(slow.ms).toBeGreaterThan(2400);
});

/** Runs with a door of its own behind a line that is slow from the beginning. */
const withSlowLine = async <T>(slowness: Slowness, work: (own: Door) => Promise<T>): Promise<T> => {
  const slow = await openSlowLine(Number(new URL(database.serviceUrl).port), slowness);
  const own = openDoor({ url: behind(slow.port), max: 5 });
  try {
    return await work(own);
  } finally {
    await own.close(1);
    await slow.close();
  }
};

test('a server that is slow to let somebody in is not away', async () => {
  await withSlowLine({ admissionMs: 1200 }, async (own) => {
    const sleepTwo = () => own.write(acting(), (tx) => tx.execute('select pg_sleep(2)'));
    // The first opens a connection, the others have one that has answered; each is looked after by a pulse of a new connection.
    for (const outcome of [await timed(sleepTwo()), ...(await Promise.all([sleepTwo(), sleepTwo()].map(timed)))])
      expect(outcome.error).toBeUndefined();
    expect((await timed(ask(own))).error).toBeUndefined();
  });
});

test('a large answer that arrives slowly is no silence', async () => {
  await withSlowLine({ bytesPerStep: 40_000 }, async (own) => {
    const rows = await own.write(acting(), (tx) =>
      tx.execute<{ text: string }>(`select repeat('x', 1000) as text from generate_series(1, 1000)`),
    );
    expect(rows).toHaveLength(1000);
  });
});

test('a service that starts while its database is away waits for it, for a time', async () => {
  await line.refuse();
  const impatient = await timed(assertServiceRole(door, { patienceMs: 600 }));
  expect(isUnavailable(impatient.error)).toBe(true);
  expect(String(impatient.error)).not.toMatch(/select|Failed query/i);
  const patient = timed(assertServiceRole(door));
  await sleep(1000);
  await line.pass();
  expect((await patient).error).toBeUndefined();
});

test('connections that something on the way has forgotten are given up, while others are served', async () => {
  const forgetful = await openForgetfulLine(Number(new URL(database.serviceUrl).port));
  const own = openDoor({ url: behind(forgetful.port), max: 5 });
  await Promise.all([ask(own), ask(own), ask(own)]);
  forgetful.forget();
  const lost = await Promise.all([ask(own), ask(own), ask(own)].map(timed));
  expect(lost.map(({ error }) => isUnavailable(error))).toEqual([true, true, true]);
  expect(Math.max(...lost.map(({ ms }) => ms))).toBeLessThan(4000);
  expect((await ask(own))[0]?.one).toBe(1);
  await own.close(1);
  await forgetful.close();
});

test('a part of the connections is kept for the critical lane', async () => {
  const { promise: end, resolve } = Promise.withResolvers<void>();
  const held = Array.from({ length: 4 }, () => door.write(acting(), () => end));
  const ordinary = timed(door.write(acting(), () => end));
  const critical = await timed(door.write({ ...acting(), lane: 'critical' }, (tx) => tx.execute('select 1')));
  expect(critical.error).toBeUndefined();
  expect((await ordinary).error).toBeInstanceOf(Overloaded);
  resolve();
  await Promise.all(held);
});

test('a lookup before sign-in takes none of them, unless it is for an operation of the critical lane', async () => {
  const { promise: end, resolve } = Promise.withResolvers<void>();
  const held = Array.from({ length: 4 }, () => door.write(acting(), () => end));
  const lookUp = (lane?: 'critical') => timed(door.authenticate('faults', (tx) => tx.execute('select 1'), lane));
  const [anybody, critical] = await Promise.all([lookUp(), lookUp('critical')]);
  expect(anybody.error).toBeInstanceOf(Overloaded);
  expect(critical.error).toBeUndefined();
  resolve();
  await Promise.all(held);
});

test('a change of the schema under a prepared statement is noticed by nobody', async () => {
  await database.admin`create table public.changing (id int, note text)`;
  await database.admin`insert into public.changing values (1, 'x')`;
  await database.admin`grant select on public.changing to lintel_app`;
  const look = (of: Door) => {
    const reader = of.reader(acting());
    return reader.read((tx) => tx.execute<{ note: string }>('select note from public.changing')).finally(reader.end);
  };
  await Promise.all(Array.from({ length: 4 }, () => look(door)));
  for (const type of ['varchar(80)', 'text']) {
    await database.admin.unsafe(`alter table public.changing alter column note type ${type}`);
    const seen = await Promise.all(Array.from({ length: 4 }, () => look(door)));
    expect(seen.map(([row]) => row?.note)).toEqual(['x', 'x', 'x', 'x']);
  }
});
