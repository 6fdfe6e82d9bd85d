import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../src/testing.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Ids that do not tell when they were made. */
const random: Readonly<Record<string, string>> = {
  'identity.users': 'an administrator who invites a person must not learn whether he has been here before',
};

describe('the ids of rows', () => {
  test('are made by the database, in every table: version 7, or random where it says why', async () => {
    const rows = await database.admin<{ name: string; type: string; made: string | null }[]>`
      select n.nspname || '.' || c.relname as name, format_type(a.atttypid, null) as type, pg_get_expr(d.adbin, d.adrelid) as made
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'id' left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where n.nspname in ('app', 'identity', 'property', 'finance', 'community', 'documents') and c.relkind in ('r', 'p')`;
    expect(rows.length).toBeGreaterThan(25);
    const others = rows.filter(({ name, type, made }) => {
      const wanted = name in random ? 'gen_random_uuid()' : 'app.new_id()';
      return type !== 'uuid' || made !== wanted;
    });
    expect(others).toEqual([]);
  });

  test('are of version 7 and sort by the time of their making', async () => {
    const made = await database.admin`select app.new_id()::text as id from generate_series(1, 1000)`;
    const ids = made.map(({ id }) => String(id));
    expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
      true,
    );
    expect(new Set(ids).size).toBe(1000);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const [later] = await database.admin`select app.new_id()::text as id`;
    expect(ids.every((id) => id < String(later?.id))).toBe(true);
  });
});
