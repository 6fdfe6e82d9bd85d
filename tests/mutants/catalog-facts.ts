import { organizationSchemas } from '@lintel/db/catalog/rules';
import type postgres from 'postgres';

/** What the catalog says of the product's objects; everything in these folders is generated from it. */
export type CatalogFacts = {
  readonly tables: readonly TableFact[];
  readonly views: readonly { readonly name: string; readonly columns: readonly string[] }[];
  readonly policies: readonly PolicyFact[];
  readonly foreignKeys: readonly ForeignKeyFact[];
  readonly uniques: readonly UniqueFact[];
  readonly checks: readonly CheckFact[];
  readonly triggers: readonly { readonly table: string; readonly name: string; readonly function: string }[];
  readonly functions: readonly FunctionFact[];
};

export type ColumnFact = {
  readonly name: string;
  readonly type: string;
  readonly generated: boolean;
  readonly notNull: boolean;
};
export type TableFact = {
  readonly name: string;
  readonly columns: readonly ColumnFact[];
  readonly key: readonly string[];
};
export type PolicyFact = {
  readonly table: string;
  readonly name: string;
  readonly permissive: boolean;
  /** ALL, SELECT, INSERT, UPDATE or DELETE. */
  readonly command: string;
  readonly using: string | null;
  readonly check: string | null;
};
export type ForeignKeyFact = {
  readonly table: string;
  readonly name: string;
  readonly columns: readonly string[];
  readonly parent: string;
  readonly parentColumns: readonly string[];
  /** What follows the columns: actions and deferral. */
  readonly rest: string;
};
export type UniqueFact = {
  readonly table: string;
  /** Of the index, and of the constraint if there is one. */
  readonly name: string;
  readonly kind: 'primary key' | 'constraint' | 'index' | 'exclusion';
  readonly definition: string;
  /** Whether a foreign key leans on it. */
  readonly isReferenced: boolean;
};
export type CheckFact = { readonly table: string; readonly name: string; readonly definition: string };
export type FunctionFact = {
  /** schema.name(argument types), by which it can be named in a statement. */
  readonly signature: string;
  readonly name: string;
  readonly argumentTypes: readonly string[];
  readonly kind: 'function' | 'procedure' | 'trigger';
  readonly definer: boolean;
  readonly volatility: 'immutable' | 'stable' | 'volatile';
  readonly pinned: boolean;
  readonly definition: string;
};

const schemas = organizationSchemas.map((name) => `'${name}'`).join();
const relation = (oid: string) =>
  `(select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = ${oid})`;
const columnNames = (oid: string, numbers: string) =>
  `(select array_agg(a.attname::text order by u.place) from unnest(${numbers}) with ordinality u(number, place)
    join pg_attribute a on a.attrelid = ${oid} and a.attnum = u.number)`;
const isOurs = (schema: string) => `${schema} in (select oid from pg_namespace where nspname in (${schemas}))`;

const queries: Readonly<Record<keyof CatalogFacts, string>> = {
  tables: `select ${relation('t.oid')} as name,
      (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
        'generated', a.attgenerated <> '', 'notNull', a.attnotnull) order by a.attnum)
        from pg_attribute a where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped) as columns,
      ${columnNames('t.oid', '(select i.indkey::int2[] from pg_index i where i.indrelid = t.oid and i.indisprimary)')} as key
    from pg_class t where t.relkind in ('r', 'p') and ${isOurs('t.relnamespace')} order by 1`,
  views: `select ${relation('t.oid')} as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = t.oid and a.attnum > 0) as columns
    from pg_class t where t.relkind = 'v' and ${isOurs('t.relnamespace')} order by 1`,
  policies: `select schemaname || '.' || tablename as table, policyname as name, permissive = 'PERMISSIVE' as permissive,
      cmd as command, qual as using, with_check as check
    from pg_policies where schemaname in (${schemas}) order by 1, 2`,
  foreignKeys: `select ${relation('k.conrelid')} as table, k.conname as name, ${columnNames('k.conrelid', 'k.conkey')} as columns,
      ${relation('k.confrelid')} as parent, ${columnNames('k.confrelid', 'k.confkey')} as "parentColumns",
      regexp_replace(pg_get_constraintdef(k.oid), '^.* REFERENCES [^)]*\\)', '') as rest
    from pg_constraint k where k.contype = 'f' and ${isOurs('k.connamespace')} order by 1, 2`,
  uniques: `select ${relation('i.indrelid')} as table, c.relname as name,
      case when i.indisprimary then 'primary key' when i.indisexclusion then 'exclusion' when k.oid is null then 'index' else 'constraint' end as kind,
      coalesce(case when i.indisexclusion then pg_get_constraintdef(k.oid) end, pg_get_indexdef(i.indexrelid)) as definition,
      exists (select from pg_constraint f where f.contype = 'f' and f.conindid = i.indexrelid) as "isReferenced"
    from pg_index i join pg_class c on c.oid = i.indexrelid
    left join pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')
    where (i.indisunique or i.indisexclusion) and ${isOurs('c.relnamespace')} order by 1, 2`,
  checks: `select ${relation('k.conrelid')} as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k where k.contype = 'c' and k.conrelid <> 0 and ${isOurs('k.connamespace')} order by 1, 2`,
  triggers: `select ${relation('g.tgrelid')} as table, g.tgname as name, g.tgfoid::regproc::text as function from pg_trigger g
    where not g.tgisinternal and ${isOurs('(select relnamespace from pg_class where oid = g.tgrelid)')} order by 1, 2`,
  functions: `select p.oid::regprocedure::text as signature, n.nspname || '.' || p.proname as name,
      array(select format_type(u.type, null) from unnest(p.proargtypes::oid[]) with ordinality u(type, place) order by place) as "argumentTypes",
      case when p.prokind = 'p' then 'procedure' when p.prorettype = 'trigger'::regtype then 'trigger' else 'function' end as kind,
      p.prosecdef as definer, case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end as volatility,
      coalesce(array_to_string(p.proconfig, ';') like '%search_path=%', false) as pinned, pg_get_functiondef(p.oid) as definition
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${isOurs('p.pronamespace')} order by 1`,
};

/** Reads all of it. */
export const readCatalog = async (sql: postgres.Sql): Promise<CatalogFacts> => {
  const facts: Record<string, readonly unknown[]> = {};
  for (const [name, query] of Object.entries(queries)) facts[name] = await sql.unsafe(query);
  return facts as unknown as CatalogFacts;
};
