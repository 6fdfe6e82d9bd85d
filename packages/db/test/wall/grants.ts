import type postgres from 'postgres';
import type { Table } from './world.ts';

/** What lintel_app may do with a table besides reading it, by the columns that it may write. */
export type TableGrants = {
  readonly insert: readonly string[];
  readonly update: readonly string[];
  readonly delete: boolean;
};

export const grantsOn = async (admin: postgres.Sql): Promise<ReadonlyMap<string, TableGrants>> => {
  const rows = await admin<{ name: string; insert: string[]; update: string[]; delete: boolean }[]>`
    select c.oid::regclass::text as name, has_table_privilege('lintel_app', c.oid, 'delete') as delete,
      coalesce(array_agg(a.attname::text order by a.attnum) filter (where has_column_privilege('lintel_app', c.oid, a.attnum, 'insert')), '{}') as insert,
      coalesce(array_agg(a.attname::text order by a.attnum) filter (where has_column_privilege('lintel_app', c.oid, a.attnum, 'update')), '{}') as update
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text in ('app', 'identity', 'property', 'finance', 'community', 'documents')
    group by c.oid`;
  return new Map(rows.map(({ name, ...grants }) => [name, { ...grants }]));
};

/** An INSERT of the same row again, as far as its columns may be written. A key of its own gets a new value. */
export const copyOf = (table: Table, row: Readonly<Record<string, unknown>>, columns: readonly string[]): string => {
  const isNew = (column: string) =>
    column === 'id' && table.key.includes('id') && table.name !== 'identity.organizations';
  const written = columns.filter((column) => !isNew(column));
  return `insert into ${table.name} (${written.join(', ')})
    select ${written.join(', ')} from jsonb_populate_record(null::${table.name}, '${JSON.stringify(row).replaceAll("'", "''")}'::jsonb)`;
};
