import { systemSession } from '@lintel/kernel/session';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Overloaded } from './admission.ts';
import { buildCommunity, buildOrganization, type Row } from './seeds/build.ts';
import { openDoor } from './session.ts';
import { openTestDatabase, type TestDatabase } from './testing.ts';

let database: TestDatabase;
let cedar: Row;
let birch: Row;

const acting = (organization: Row) => ({ session: systemSession(organization.id, 'test'), requestId: 'test' });
const names = sql`select name from identity.communities order by name_key`;

beforeAll(async () => {
  database = await openTestDatabase();
  cedar = await buildOrganization(database.admin);
  birch = await buildOrganization(database.admin);
  await buildCommunity(database.admin, cedar, { name: 'Cedar One', name_key: 'cedar one' });
  await buildCommunity(database.admin, birch, { name: 'Birch One', name_key: 'birch one' });
});
afterAll(() => database.close());

describe('a snapshot that is left', () => {
  const backend = sql`select pg_backend_pid() as pid, current_setting('app.organization_id', true) as organization, now()::text as began`;
  type Backend = { pid: number; organization: string; began: string };
  const lookAs = async (door: ReturnType<typeof openDoor>, organization: Row): Promise<Backend> => {
    const reader = door.reader(acting(organization));
    const [found] = await reader.read((tx) => tx.execute<Backend>(backend));
    await reader.end();
    return found!;
  };
  const openOne = () => openDoor({ url: database.serviceUrl, max: 1, queued: 10, waitMs: 10_000 });

  test('is none of the next one on its connection: another organization, another snapshot, the same backend', async () => {
    const door = openOne();
    for (let round = 0; round < 20; round += 1) {
      const first = await lookAs(door, cedar);
      const second = await lookAs(door, birch);
      expect(first.organization).toBe(cedar.id);
      expect(second.organization).toBe(birch.id);
      expect(second.pid).toBe(first.pid);
      expect(second.began).not.toBe(first.began);
      // Sometimes before the pool has ended it, sometimes after.
      await new Promise((resolve) => setTimeout(resolve, round % 5));
    }
    await door.close();
  });

  test('keeps its connection in the pool while it is being ended', async () => {
    const door = openOne();
    const seen = new Set<number>();
    for (let round = 0; round < 30; round += 1) {
      seen.add((await lookAs(door, round % 2 === 0 ? cedar : birch)).pid);
      // As long as the pool waits, and begun after it: this moment comes when its rollback is on its way.
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(seen.size).toBe(1);
    await door.close();
  });

  test('is ended soon when nobody comes', async () => {
    const door = openOne();
    const { pid } = await lookAs(door, cedar);
    const stateOf = async () => (await database.admin`select state from pg_stat_activity where pid = ${pid}`)[0]?.state;
    await expect.poll(stateOf, { timeout: 5000, interval: 5 }).toBe('idle');
    expect((await lookAs(door, birch)).pid).toBe(pid);
    await door.close();
  });

  test('of a backend that dies meanwhile costs the next one nothing', async () => {
    const door = openOne();
    const { pid } = await lookAs(door, cedar);
    await database.admin`select pg_terminate_backend(${pid})`;
    const rest = async () => (await database.admin`select from pg_stat_activity where pid = ${pid}`).length;
    await expect.poll(rest, { timeout: 10_000 }).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await lookAs(door, birch)).organization).toBe(birch.id);
    await door.close();
  });

  test('does not make anybody wait for a statement that still runs in it', async () => {
    const door = openDoor({ url: database.serviceUrl, max: 2, queued: 10, waitMs: 10_000 });
    const reader = door.reader(acting(cedar));
    await reader.read((tx) => tx.execute(sql`select 1`));
    const slow = reader.read((tx) => tx.execute(sql`select pg_sleep(60)`)).catch(() => 'cancelled');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const ending = reader.end();
    await lookAs(door, birch);
    const cancel = () => database.admin`
      select pg_cancel_backend(pid) from pg_stat_activity
      where datname = current_database() and state = 'active' and query like 'select pg_sleep(60)%'`;
    await expect.poll(async () => (await cancel()).length).toBe(1);
    expect(await slow).toBe('cancelled');
    await ending;
    expect(door.statistics()).toEqual({ running: 0, waiting: 0 });
    await door.close();
  });
});

describe('the door', () => {
  test('a reader sees its own organization only', async () => {
    const reader = database.door.reader(acting(cedar));
    expect(await reader.read((tx) => tx.execute(names))).toEqual([{ name: 'Cedar One' }]);
    await reader.end();
  });

  test('a reader is one snapshot until it ends', async () => {
    const reader = database.door.reader(acting(cedar));
    await reader.read((tx) => tx.execute(names));
    const added = await buildCommunity(database.admin, cedar, { name: 'Cedar Two', name_key: 'cedar two' });
    expect(await reader.read((tx) => tx.execute(names))).toHaveLength(1);
    await reader.end();
    expect(await reader.read((tx) => tx.execute(names))).toHaveLength(2);
    await reader.end();
    await database.admin`delete from identity.communities where id = ${added.id}`;
  });

  test('a reader cannot write', async () => {
    const reader = database.door.reader(acting(cedar));
    const attempt = reader.read((tx) => tx.execute(sql`update identity.communities set address = 'x'`));
    await expect(attempt).rejects.toMatchObject({ cause: { code: '25006' } });
    await reader.end();
  });

  test('a write that throws leaves nothing behind', async () => {
    const attempt = database.door.write(acting(cedar), async (tx) => {
      await tx.execute(sql`update identity.communities set address = 'half done'`);
      throw new Error('changed my mind');
    });
    await expect(attempt).rejects.toThrow('changed my mind');
    const [row] = await database.admin`select count(*)::int as n from identity.communities where address = 'half done'`;
    expect(row?.n).toBe(0);
  });

  test('a transaction that is over takes no more statements', async () => {
    let escaped: Promise<unknown> | undefined;
    await database.door.write(acting(cedar), async (tx) => {
      escaped = new Promise((resolve) => setTimeout(resolve, 30)).then(() =>
        tx.execute(sql`update identity.communities set address = 'late'`),
      );
      escaped.catch(() => undefined);
    });
    await expect(escaped).rejects.toMatchObject({ cause: { message: 'the transaction has ended with commit' } });
  });

  test('before sign-in every table answers nothing, and business tables are out of reach', async () => {
    const attempt = database.door.authenticate('test', (tx) => tx.execute(names));
    await expect(attempt).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  test('the context of one transaction is gone in the next one on the same connection', async () => {
    const single = openDoor({ url: database.serviceUrl, max: 1 });
    await single.write(acting(cedar), (tx) => tx.execute(sql`select 1`));
    const [row] = await single.authenticate('test', (tx) =>
      tx.execute(
        sql`select app.organization_id() as organization, app.visibility() as visibility, current_user as role`,
      ),
    );
    expect(row).toEqual({ organization: null, visibility: 'none', role: 'lintel_auth' });
    await single.close();
  });

  test('a context value that could end its literal is refused before anything is sent', async () => {
    const session = { ...systemSession(cedar.id, 'test'), organizationId: "x'; drop table app.audit_log; --" };
    const attempt = database.door.write({ session, requestId: 'test' }, async (tx) => tx.execute(sql`select 1`));
    await expect(attempt).rejects.toThrow('a context value has a character');
  });

  test('more than the line holds is refused at once, and the wait is bounded', async () => {
    const narrow = openDoor({ url: database.serviceUrl, max: 1, queued: 1, waitMs: 50 });
    let release: () => void = () => undefined;
    const held = narrow.write(acting(cedar), () => new Promise<void>((resolve) => (release = resolve)));
    const waiting = narrow.write(acting(cedar), async () => undefined);
    const refused = narrow.write(acting(cedar), async () => undefined);
    await expect(refused).rejects.toBeInstanceOf(Overloaded);
    await expect(waiting).rejects.toBeInstanceOf(Overloaded);
    release();
    await held;
    await narrow.write(acting(cedar), async () => undefined);
    await narrow.close();
  });
});
