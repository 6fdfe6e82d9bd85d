import { readdirSync } from 'node:fs';
import { getTableColumns, getTableName, getViewName, isTable, isView } from 'drizzle-orm';
import { getTableConfig, getViewConfig, type PgTable, type PgView } from 'drizzle-orm/pg-core';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type CatalogAnswer,
  catalogQuestion,
  describeFinding,
  findingsIn,
  needlessEntries,
} from '../src/catalog/check.ts';
import { type CatalogRule, catalogRules, organizationSchemas } from '../src/catalog/rules.ts';
import { buildCommunity, buildOrganization } from '../src/seeds/build.ts';
import { openTestDatabase, type TestDatabase } from '../src/testing.ts';
import { wounds } from './catalog-wounds.ts';

/** Assertions C1 to C11 of the security notes, over whatever tables the migrations make: a new table is covered at once. C12 is in boot.test.ts. */
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const ask = async (query: string): Promise<Record<string, unknown>[]> =>
  database.admin.unsafe(query.replaceAll(':schemas', organizationSchemas.map((name) => `'${name}'`).join(',')));
const names = async (query: string): Promise<string[]> => (await ask(query)).map((row) => String(row.name)).sort();

const tables = `select n.nspname || '.' || c.relname as name, c.* from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname in (:schemas)`;

describe('the catalog', () => {
  const rules = catalogRules.map((rule) => [`${rule.id} ${rule.promise}`, rule] as const);
  const answersTo = async (sql: postgres.Sql | postgres.TransactionSql, rule: CatalogRule) =>
    (await sql.unsafe(catalogQuestion([rule]))) as unknown as CatalogAnswer[];

  test.each(rules)('%s', async (_, rule) => {
    const answers = await answersTo(database.admin, rule);
    expect(findingsIn(answers, [rule]).map(describeFinding)).toEqual([]);
    expect(needlessEntries(answers, [rule])).toEqual([]);
  });

  test.each(rules)('%s (its rule finds what breaks it)', async (_, rule) => {
    const wound = wounds[rule.promise];
    expect(wound, 'make a wound for this rule in catalog-wounds.ts').toBeDefined();
    for (const [statement, name] of Object.entries(wound!)) {
      const reserved = await database.admin.reserve();
      try {
        await reserved.unsafe(`begin; ${statement}`);
        const found = findingsIn(await answersTo(reserved, rule), [rule]);
        expect(
          found.flatMap((finding) => finding.names),
          statement,
        ).toEqual([name]);
      } finally {
        await reserved.unsafe('rollback');
        reserved.release();
      }
    }
  });

  test('facts are refused a change by whoever tries', async () => {
    for (const statement of [
      'update app.audit_log set action = action',
      'delete from app.audit_log',
      'truncate app.audit_log',
    ]) {
      await database.admin`insert into app.audit_log (organization_id, action, entity) values (${'00000000-0000-7000-8000-000000000000'}, 'insert', 'test')`;
      await expect(database.admin.unsafe(statement)).rejects.toMatchObject({ code: 'LN001' });
    }
  });
});

test('ids are made by the database as uuid version 7, and sort by the time they were made', async () => {
  const rows = await database.admin`select app.new_id() as id from generate_series(1, 50)`;
  const ids = rows.map((row) => String(row.id));
  expect(ids.filter((id) => id[14] !== '7')).toEqual([]);
  expect([...ids].sort()).toEqual(ids);
  const withoutDefault =
    await names(`select t.name from (${tables}) t join pg_attribute a on a.attrelid = t.oid and a.attname = 'id'
    left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum where pg_get_expr(d.adbin, d.adrelid) is distinct from 'app.new_id()'`);
  // Which tells when it was made, and of a person's login that is nobody's business.
  expect(withoutDefault).toEqual(['identity.users']);
});

test('the audit of an update of many rows pairs each row with itself', async () => {
  const organization = await buildOrganization(database.admin);
  for (const name of ['a', 'b', 'c', 'd']) await buildCommunity(database.admin, organization, { name, name_key: name });
  await database.admin`update identity.communities set address = 'at ' || name where organization_id = ${organization.id} and name <> 'b'`;
  const audited =
    await database.admin`select before ->> 'name' as before, after ->> 'name' as after, after ->> 'address' as address, entity_id::text = after ->> 'id' as same
    from app.audit_log where organization_id = ${organization.id} and action = 'update' order by 1`;
  expect(audited.map((row) => ({ ...row }))).toEqual(
    ['a', 'c', 'd'].map((name) => ({ before: name, after: name, address: `at ${name}`, same: true })),
  );
});

describe('the Drizzle tables mirror the catalog', () => {
  const folder = new URL('../src/schema/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );

  test.each(files)('%s', async (file) => {
    const module = (await import(new URL(file, folder).href)) as Record<string, unknown>;
    for (const entry of Object.values(module).filter((value) => isTable(value) || isView(value))) {
      const view = isView(entry);
      const schema = view ? getViewConfig(entry as PgView).schema : getTableConfig(entry as PgTable).schema;
      const name = view ? getViewName(entry as PgView) : getTableName(entry as PgTable);
      const mirrored = Object.values(
        view ? getViewConfig(entry as PgView).selectedFields : getTableColumns(entry as PgTable),
      ) as unknown as { name: string; notNull: boolean; getSQLType: () => string }[];
      const real = new Map(
        (
          await ask(
            `select column_name, data_type, udt_name, is_nullable from information_schema.columns where table_schema = '${schema}' and table_name = '${name}'`,
          )
        ).map((row) => [row.column_name, row]),
      );
      expect(real.size, `${schema}.${name} exists`).toBeGreaterThan(0);
      for (const column of mirrored) {
        const found = real.get(column.name);
        expect(found, `${schema}.${name}.${column.name} exists`).toBeDefined();
        expect(normalType(column.getSQLType()), `type of ${name}.${column.name}`).toBe(String(found?.udt_name));
        if (!view) expect(column.notNull, `nullability of ${name}.${column.name}`).toBe(found?.is_nullable === 'NO');
      }
    }
  });

  const typeNames: Readonly<Record<string, string>> = {
    'timestamp with time zone': 'timestamptz',
    integer: 'int4',
    bigint: 'int8',
    boolean: 'bool',
    'double precision': 'float8',
    smallint: 'int2',
  };
  const normalType = (type: string): string => {
    const array = type.endsWith('[]');
    const base = type.replace('[]', '').replace(/\(.*\)$/, '');
    return `${array ? '_' : ''}${typeNames[base] ?? base}`;
  };
});
