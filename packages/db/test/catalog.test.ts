import { readdirSync } from 'node:fs';
import { getTableColumns, getTableName, getViewName, isTable, isView } from 'drizzle-orm';
import { getTableConfig, getViewConfig, type PgTable, type PgView } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCommunity, buildOrganization } from '../src/seeds/build.ts';
import { openTestDatabase, type TestDatabase } from '../src/testing.ts';
import {
  foreignKeysWithoutIndex,
  functionsWithDefinerRights,
  tablesReadableWithoutOrganization,
  tablesWithoutOrganizationId,
  uniqueWithoutOrganization,
} from './catalog-allow-lists.ts';

/** Assertions C1 to C12 of the security notes, over whatever tables the migrations make: a new table is covered at once. */
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const schemas = ['app', 'identity', 'property', 'finance', 'community', 'documents'];
const ask = async (query: string): Promise<Record<string, unknown>[]> =>
  database.admin.unsafe(query.replaceAll(':schemas', schemas.map((name) => `'${name}'`).join(',')));
const names = async (query: string): Promise<string[]> => (await ask(query)).map((row) => String(row.name)).sort();
/** What is not allowed, and what is allowed although nothing needs it any more. */
const outside = (found: readonly string[], allowed: Readonly<Record<string, string>>) => [
  ...found.filter((name) => !(name in allowed)),
  ...Object.keys(allowed).flatMap((name) => (found.includes(name) ? [] : [`${name} is on the list for nothing`])),
];

const tables = `select n.nspname || '.' || c.relname as name, c.* from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname in (:schemas)`;

describe('the catalog', () => {
  test('C1 every table has row-level security, enabled and forced', async () => {
    expect(await names(`select name from (${tables}) t where not (relrowsecurity and relforcerowsecurity)`)).toEqual(
      [],
    );
  });

  test('C2 every table has organization_id, uuid and not null', async () => {
    const found = await names(`select name from (${tables}) t where not exists (
      select from pg_attribute a where a.attrelid = t.oid and a.attname = 'organization_id' and a.atttypid = 'uuid'::regtype and a.attnotnull)`);
    expect(outside(found, tablesWithoutOrganizationId)).toEqual([]);
  });

  test('C3 every granted table has a restrictive policy for all commands and a permissive one for each granted command', async () => {
    const found = await names(`
      select t.name || ' ' || g.privilege_type as name from (${tables}) t
      join (
        select table_schema || '.' || table_name as name, privilege_type from information_schema.table_privileges where grantee = 'lintel_app'
        union
        select table_schema || '.' || table_name, privilege_type from information_schema.column_privileges where grantee = 'lintel_app'
      ) g on g.name = t.name
      where not exists (select from pg_policy p where p.polrelid = t.oid and not p.polpermissive and p.polcmd = '*')
        or not exists (select from pg_policy p where p.polrelid = t.oid and p.polpermissive
          and p.polcmd in ('*', case g.privilege_type when 'SELECT' then 'r' when 'INSERT' then 'a' when 'UPDATE' then 'w' when 'DELETE' then 'd' end::"char"))`);
    expect(found).toEqual([]);
  });

  test('C4 no policy is always true, and each asks its settings once per statement', async () => {
    const found = await names(`
      select p.schemaname || '.' || p.tablename || ' ' || p.policyname as name from pg_policies p where p.schemaname in (:schemas)
      and (coalesce(p.qual, '') || coalesce(p.with_check, '') !~* '\\(\\s*select' or coalesce(p.qual, '-') = 'true' or coalesce(p.with_check, '-') = 'true')`);
    expect(found).toEqual([]);
  });

  test('C5 every foreign key between organization tables carries organization_id on both sides and has an index', async () => {
    const hasOrganization = (side: string) =>
      `exists (select from pg_attribute a where a.attrelid = k.${side} and a.attname = 'organization_id')`;
    const carries = (relation: string, keys: string) =>
      `exists (select from unnest(k.${keys}) as u(num) join pg_attribute a on a.attrelid = k.${relation} and a.attnum = u.num where a.attname = 'organization_id')`;
    const keys = `select k.*, k.conrelid::regclass || ' ' || k.conname as name from pg_constraint k join pg_namespace n on n.oid = k.connamespace where k.contype = 'f' and n.nspname in (:schemas)`;
    expect(
      await names(
        `select name from (${keys}) k where ${hasOrganization('conrelid')} and ${hasOrganization('confrelid')} and not (${carries('conrelid', 'conkey')} and ${carries('confrelid', 'confkey')})`,
      ),
    ).toEqual([]);
    const unindexed = await names(`select name from (${keys}) k where not exists (
      select from pg_index i where i.indrelid = k.conrelid and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)`);
    expect(outside(unindexed, foreignKeysWithoutIndex)).toEqual([]);
  });

  test('C6 every unique and exclusion constraint leads with organization_id', async () => {
    const found = await names(`
      select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where (i.indisunique or i.indisexclusion) and n.nspname in (:schemas) and a.attname <> 'organization_id'`);
    expect(outside(found, uniqueWithoutOrganization)).toEqual([]);
  });

  test('C7 every view runs with the rights of its reader, and there is no materialised view', async () => {
    const found =
      await names(`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in (:schemas) and (c.relkind in ('m', 'f') or (c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false)))`);
    expect(found).toEqual([]);
  });

  test('C8 functions with definer rights are listed with a reason, pin their search path and are granted by name', async () => {
    const definers = `select n.nspname || '.' || p.proname as name, p.* from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname in (:schemas)`;
    expect(outside(await names(definers), functionsWithDefinerRights)).toEqual([]);
    expect(
      await names(
        `select name from (${definers}) f where not exists (select from unnest(f.proconfig) c where c like 'search_path=%pg_temp')`,
      ),
    ).toEqual([]);
    const open =
      await names(`select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in (:schemas) and has_function_privilege('public', p.oid, 'execute')`);
    expect(open).toEqual([]);
  });

  test('C9 the service roles are plain: no superuser, no bypass, no ownership, no TRUNCATE, no CREATE', async () => {
    const roles = `'lintel_service', 'lintel_app', 'lintel_auth', 'lintel_worker'`;
    expect(
      await names(
        `select rolname as name from pg_roles where rolname in (${roles}) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
      ),
    ).toEqual([]);
    expect(
      await names(
        `select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in (${roles})`,
      ),
    ).toEqual([]);
    expect(
      await names(
        `select table_name || privilege_type as name from information_schema.table_privileges where grantee in (${roles}) and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER') and table_schema in (:schemas)`,
      ),
    ).toEqual([]);
    expect(
      await names(
        `select nspname as name from pg_namespace, unnest(array[${roles}]) as role where nspname in (:schemas) and has_schema_privilege(role, nspname, 'create')`,
      ),
    ).toEqual([]);
  });

  test('C10 the settings are read by STABLE functions, which no cached plan can fold', async () => {
    const found = await names(
      `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'app' and p.prosrc || coalesce(pg_get_functiondef(p.oid), '') ~ 'current_setting' and p.prokind = 'f' and p.provolatile = 'i'`,
    );
    expect(found).toEqual([]);
  });

  test('C11 facts are final: no grant and no way to change or truncate the audit log', async () => {
    expect(
      await names(
        `select privilege_type as name from information_schema.table_privileges where table_schema = 'app' and table_name = 'audit_log' and grantee like 'lintel_%' and grantee <> 'lintel_owner' and privilege_type not in ('SELECT')`,
      ),
    ).toEqual([]);
    expect(
      await names(
        `select tgname as name from pg_trigger where tgrelid = 'app.audit_log'::regclass and tgname like 'refuse%' and tgenabled = 'O'`,
      ),
    ).toEqual(['refuse_change', 'refuse_truncate']);
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
  expect(withoutDefault).toEqual([]);
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

describe('without an organization', () => {
  test.each(['', 'unset', '00000000-0000-7000-8000-00000000dead'])(
    'R2 every table answers nothing (%s)',
    async (organization) => {
      const granted = await names(
        `select table_schema || '.' || table_name as name from information_schema.table_privileges where grantee = 'lintel_app' and privilege_type = 'SELECT' and table_schema in (:schemas)`,
      );
      expect(granted.length).toBeGreaterThan(20);
      const counts = await database.admin.begin(async (tx) => {
        await tx`select set_config('role', 'lintel_app', true)`;
        if (organization !== 'unset')
          await tx`select set_config('app.organization_id', ${organization}, true), set_config('app.visibility', 'organization', true)`;
        const rows = [];
        for (const name of granted)
          rows.push({ name, n: (await tx.unsafe(`select count(*)::int as n from ${name}`))[0]?.n });
        return rows;
      });
      expect(counts.filter(({ name, n }) => n > 0 && !(name in tablesReadableWithoutOrganization))).toEqual([]);
    },
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
