import { systemSession } from '@lintel/kernel/session';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Door, openDoor } from '../src/session.ts';
import { openWall, type Wall } from './wall/world.ts';

/**
 * One connection for two organizations: whatever happened to the first of them on it, the second finds a connection that knows
 * nothing of that, and plans that were made for one do not answer the other.
 */
describe('a pooled connection', () => {
  let wall: Wall;
  let door: Door;
  beforeAll(async () => {
    wall = await openWall();
  });
  afterAll(() => wall.database.close());

  const acting = (which: 'cedar' | 'birch', more: { statementTimeoutMs?: number } = {}) => ({
    session: systemSession(wall[which].organization.id, which),
    requestId: which,
    ...more,
  });
  type Tx = Parameters<Parameters<Door['write']>[1]>[0];
  const kill = async (tx: Tx, by: 'pg_terminate_backend' | 'pg_cancel_backend', then: () => Promise<unknown>) => {
    const [backend] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    const running = then();
    running.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await wall.database.admin.unsafe(`select ${by}(${backend?.pid})`);
    await running;
  };
  const change = sql`update property.units set floor = 3`;

  /** How a transaction of cedar can end. Each must reject but for those that say that they do not. */
  const endings: Readonly<Record<string, { readonly isFine?: true; readonly run: () => Promise<unknown> }>> = {
    'a commit': { isFine: true, run: () => door.write(acting('cedar'), (tx) => tx.execute(change)) },
    'a longer timeout of its own': {
      isFine: true,
      run: () => door.write(acting('cedar', { statementTimeoutMs: 60_000 }), (tx) => tx.execute(change)),
    },
    'a dry run': {
      isFine: true,
      run: async () => {
        const open = await door.open(acting('cedar'));
        await open.tx.execute(change);
        await open.rollback();
      },
    },
    'a savepoint that was undone': {
      isFine: true,
      run: () =>
        door.write(acting('cedar'), async (tx, { savepoint }) => {
          const { undo } = await savepoint();
          await tx.execute(change);
          await undo();
        }),
    },
    'a snapshot that was left open': {
      isFine: true,
      run: async () => {
        const reader = door.reader(acting('cedar'));
        await reader.read((tx) => tx.execute(sql`select count(*) from property.units`));
        await reader.end();
      },
    },
    'a snapshot in which a statement failed': {
      run: async () => {
        const reader = door.reader(acting('cedar'));
        await reader.read((tx) => tx.execute(sql`select 1 / 0`)).finally(() => reader.end());
      },
    },
    'an error of the program': {
      run: () =>
        door.write(acting('cedar'), async (tx) => {
          await tx.execute(change);
          throw new Error('the program');
        }),
    },
    'an error of a statement': { run: () => door.write(acting('cedar'), (tx) => tx.execute(sql`select 1 / 0`)) },
    'a refused commit': {
      run: () =>
        door.write(acting('cedar'), (tx) =>
          tx.execute(sql`insert into finance.journal_entries (community_id, entry_date, currency, source)
            values (${wall.cedar.places.ash.community.id}, '2026-01-01', 'USD', 'manual')`),
        ),
    },
    'a statement timeout': {
      run: () => door.write(acting('cedar', { statementTimeoutMs: 30 }), (tx) => tx.execute(sql`select pg_sleep(30)`)),
    },
    'a cancelled statement': {
      run: () =>
        door.write(acting('cedar'), (tx) =>
          kill(tx, 'pg_cancel_backend', async () => tx.execute(sql`select pg_sleep(30)`)),
        ),
    },
    'a backend that was killed at rest': {
      run: () =>
        door.write(acting('cedar'), (tx) =>
          kill(tx, 'pg_terminate_backend', () => new Promise((resolve) => setTimeout(resolve, 60))),
        ),
    },
    'a backend that was killed at work': {
      run: () =>
        door.write(acting('cedar'), (tx) =>
          kill(tx, 'pg_terminate_backend', async () => tx.execute(sql`select pg_sleep(30)`)),
        ),
    },
    'a setting that was made for the whole session': {
      run: () =>
        door.write(acting('cedar'), async (tx) => {
          await tx.execute(
            sql`select set_config('app.organization_id', ${wall.cedar.organization.id}, false), pg_advisory_xact_lock(7)`,
          );
          throw new Error('undone');
        }),
    },
    'a sign-in': { isFine: true, run: () => door.authenticate('cedar', (tx) => tx.execute(sql`select 1`)) },
  };

  type Found = {
    readonly settings: Record<string, string>;
    readonly role: string;
    readonly locks: number;
    readonly organizations: string;
    readonly timeout: string;
  };
  const found = sql`select current_user as role, current_setting('statement_timeout') as timeout,
    (select jsonb_object_agg(name, current_setting(name, true)) from unnest(array['app.organization_id', 'app.user_id', 'app.actor', 'app.visibility', 'app.request_id',
      'app.community_ids', 'app.property_ids', 'app.unit_ids']) as name) as settings,
    (select count(*)::int from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()) as locks`;
  const rows = sql`select array(select distinct organization_id from property.units union select organization_id from app.audit_log
    union select organization_id from finance.payments union select id from identity.organizations) as organizations`;

  test.each(Object.keys(endings))('after %s of cedar knows nothing of cedar', async (name) => {
    door = openDoor({ url: wall.database.serviceUrl, max: 1, queued: 10, waitMs: 10_000 });
    const { run, isFine } = endings[name]!;
    // Twice: what a new connection is spared, a used one may not be.
    for (let round = 0; round < 2; round += 1) {
      if (isFine) await run();
      else await expect(run()).rejects.toThrow();
      const before = await door.authenticate('next', (tx) => tx.execute<Found>(found));
      expect(before[0]).toMatchObject({ role: 'lintel_auth', locks: 0, timeout: '5s' });
      expect(Object.values(before[0]!.settings).filter((value) => value !== null && value !== '')).toEqual(['next']);
      const [state, seen] = await door.write(acting('birch'), async (tx) => [
        await tx.execute<Found>(found),
        await tx.execute<Found>(rows),
      ]);
      expect(state?.[0]).toMatchObject({
        role: 'lintel_app',
        locks: 0,
        timeout: '5s',
        settings: { 'app.organization_id': wall.birch.organization.id, 'app.actor': 'system:birch' },
      });
      expect(seen?.[0]?.organizations).toBe(`{${wall.birch.organization.id}}`);
    }
    expect(door.statistics()).toEqual({ running: 0, waiting: 0 });
    await door.close();
  });

  test('answers birch with its own rows by plans that were made for cedar, generic ones too', async () => {
    door = openDoor({ url: wall.database.serviceUrl, max: 1, queued: 10, waitMs: 10_000 });
    const tables = await wall.database.admin<{ name: string; own: string }[]>`
      select c.oid::regclass::text as name, a.attname::text as own from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
      where c.relkind in ('r', 'p') and has_table_privilege('lintel_app', c.oid, 'select')
        and c.relnamespace::regnamespace::text in ('app', 'identity', 'property', 'finance', 'community', 'documents')`;
    expect(tables.length).toBeGreaterThan(30);
    const countAs = async (which: 'cedar' | 'birch', table: string) => {
      const counted = await door.write(acting(which), (tx) =>
        tx.execute<{ organization: string | null; rows: number }>(
          sql`select max(organization_id::text) as organization, count(*)::int as rows from ${sql.raw(table)} where ${1}::int = 1`,
        ),
      );
      return counted[0];
    };
    for (const { name } of tables) {
      const before = await countAs('birch', name);
      for (let time = 0; time < 12; time += 1) await countAs('cedar', name);
      const ofCedar = await countAs('cedar', name);
      const after = await countAs('birch', name);
      expect(after, name).toEqual(before);
      if (after?.organization != null)
        expect([after.organization, ofCedar?.organization]).toEqual([
          wall.birch.organization.id,
          wall.cedar.organization.id,
        ]);
    }
    const [plans] = await door.write(acting('birch'), (tx) =>
      tx.execute<{ generic: number }>(
        sql`select count(*)::int as generic from pg_prepared_statements where generic_plans > 0 and statement like 'select max(organization_id%'`,
      ),
    );
    expect(plans?.generic).toBe(tables.length);
    await door.close();
  });
});
