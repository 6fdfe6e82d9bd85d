import {
  finalTables,
  foreignKeysWithoutIndex,
  functionsWithDefinerRights,
  organizationPoliciesOfOtherForm,
  tablesWithoutAudit,
  tablesWithoutOrganizationId,
  uniqueWithoutOrganization,
} from './allow-lists.ts';

/** Schemas whose tables belong to organizations. */
export const organizationSchemas = ['app', 'identity', 'property', 'finance', 'community', 'documents'] as const;

/**
 * Something that must be true of the catalog for the wall between organizations to stand: C1 to C11 of the security notes,
 * each in one or several parts.
 */
export type CatalogRule = {
  readonly id: `C${number}`;
  /** A sentence; what breaks it is told after it. */
  readonly promise: string;
  /** One column `name`: what breaks the promise. Whoever may log in may ask. */
  readonly query: string;
  /** What may break it, each with its reason. */
  readonly allowed?: Readonly<Record<string, string>>;
  /** Not a hole but a cost: no reason for a service not to start. */
  readonly isAboutSpeed?: boolean;
};

const list = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');
const schemas = list(organizationSchemas);
const plainRoles = list(['lintel_app', 'lintel_auth', 'lintel_worker']);

/** Every table of an organization schema, as `name`, with its columns of pg_class. */
const tables = `(select n.nspname || '.' || c.relname as name, c.* from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname in (${schemas}))`;
/** Who was granted what on which relation, on the whole or on a column; grantee 0 is everybody. */
const grants = `(select c.oid as relation, g.grantee, g.privilege_type from pg_class c, aclexplode(c.relacl) g
  union select a.attrelid, g.grantee, g.privilege_type from pg_attribute a, aclexplode(a.attacl) g where a.attnum > 0 and not a.attisdropped)`;
const functions = `(select n.nspname || '.' || p.proname as name, p.* from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in (${schemas}))`;
const policies = `(select n.nspname || '.' || c.relname as name, p.*, pg_get_expr(p.polqual, p.polrelid) as qual,
    pg_get_expr(p.polwithcheck, p.polrelid) as with_check
  from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname in (${schemas}))`;
const foreignKeys = `(select k.*, k.conrelid::regclass || ' ' || k.conname as name from pg_constraint k
  join pg_namespace n on n.oid = k.connamespace where k.contype = 'f' and n.nspname in (${schemas}))`;
const triggers = `(select t.*, r.name as of, r.name || ' ' || t.tgname as name from pg_trigger t join ${tables} r on r.oid = t.tgrelid
  where not t.tgisinternal)`;
const placeOfOrganization = (relation: string, keys: string): string =>
  `(select u.place from unnest(k.${keys}) with ordinality as u(number, place)
    join pg_attribute a on a.attrelid = k.${relation} and a.attnum = u.number where a.attname = 'organization_id')`;
const hasOrganization = (relation: string): string =>
  `exists (select from pg_attribute a where a.attrelid = k.${relation} and a.attname = 'organization_id')`;

/** In the order of their numbers. */
export const catalogRules: readonly CatalogRule[] = [
  {
    id: 'C1',
    promise: 'Every table has row-level security, enabled and forced.',
    query: `select name from ${tables} t where not (relrowsecurity and relforcerowsecurity)`,
  },
  {
    id: 'C1',
    promise: 'No schema of ours is unknown to these rules.',
    query: `select nspname as name from pg_namespace where nspowner = 'lintel_owner'::regrole
      and nspname not in (${schemas}, 'lintel', 'graphile_worker')`,
  },
  {
    id: 'C1',
    promise: 'The plain roles may use nothing outside of these schemas.',
    query: `select distinct c.oid::regclass::text as name from ${grants} g join pg_class c on c.oid = g.relation
      join pg_namespace n on n.oid = c.relnamespace where g.grantee::regrole::text in (${plainRoles}) and not (n.nspname in (${schemas})
        or (n.nspname = 'graphile_worker' and g.grantee = 'lintel_worker'::regrole)
        or (c.oid = 'lintel.migrations'::regclass and g.grantee = 'lintel_auth'::regrole and g.privilege_type = 'SELECT'))`,
  },
  {
    id: 'C2',
    promise: 'Every table has organization_id, uuid and not null.',
    query: `select name from ${tables} t where not exists (select from pg_attribute a
      where a.attrelid = t.oid and a.attname = 'organization_id' and a.atttypid = 'uuid'::regtype and a.attnotnull)`,
    allowed: tablesWithoutOrganizationId,
  },
  {
    id: 'C3',
    promise:
      'Every granted table has a restrictive policy for all commands and a permissive one for each granted command.',
    query: `select t.name || ' ' || g.privilege_type as name from ${tables} t
      join ${grants} g on g.relation = t.oid and g.grantee::regrole::text in (${plainRoles})
      where not exists (select from pg_policy p where p.polrelid = t.oid and not p.polpermissive and p.polcmd = '*')
        or not exists (select from pg_policy p where p.polrelid = t.oid and p.polpermissive and p.polcmd in
          ('*', case g.privilege_type when 'SELECT' then 'r' when 'INSERT' then 'a' when 'UPDATE' then 'w' when 'DELETE' then 'd' end::"char"))`,
  },
  {
    id: 'C3',
    promise: 'The restrictive policy compares the row with the organization of the session.',
    query: `select distinct name from ${policies} p where not polpermissive and not coalesce(
      qual ~ '^\\((organization_id|id) = \\( SELECT app\\.organization_id\\(\\) AS organization_id\\)\\)$' and coalesce(with_check, qual) = qual, false)`,
    allowed: organizationPoliciesOfOtherForm,
  },
  {
    id: 'C3',
    promise: 'Every policy is for lintel_app and nobody else.',
    query: `select name || ' ' || polname as name from ${policies} p where polroles <> array['lintel_app'::regrole::oid]`,
  },
  {
    id: 'C4',
    promise: 'No policy is always true, and each asks its settings once per statement.',
    query: `select name || ' ' || polname as name from ${policies} p
      where concat(qual, with_check) !~* '\\(\\s*select' or coalesce(qual, '-') = 'true' or coalesce(with_check, '-') = 'true'`,
  },
  {
    id: 'C5',
    promise: 'Every foreign key between organization tables carries organization_id on both sides, and is in force.',
    query: `select name from ${foreignKeys} k where not convalidated or coalesce(to_jsonb(k) ->> 'conenforced', 'true') = 'false'
      or (${hasOrganization('conrelid')} and ${hasOrganization('confrelid')}
        and ${placeOfOrganization('conrelid', 'conkey')} is distinct from ${placeOfOrganization('confrelid', 'confkey')})
      or (${hasOrganization('conrelid')} and ${hasOrganization('confrelid')} and ${placeOfOrganization('conrelid', 'conkey')} is null)`,
  },
  {
    id: 'C5',
    promise: 'Every foreign key has an index.',
    query: `select name from ${foreignKeys} k where not exists (
      select from pg_index i where i.indrelid = k.conrelid and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)`,
    allowed: foreignKeysWithoutIndex,
    isAboutSpeed: true,
  },
  {
    id: 'C6',
    promise: 'Every unique and exclusion constraint leads with organization_id.',
    query: `select i.indexrelid::regclass::text as name from pg_index i join ${tables} t on t.oid = i.indrelid
      left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where (i.indisunique or i.indisexclusion) and coalesce(a.attname, '') <> 'organization_id'`,
    allowed: uniqueWithoutOrganization,
  },
  {
    id: 'C7',
    promise: 'Every view runs with the rights of its reader, and there is no materialised view and no foreign table.',
    query: `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in (${schemas}) and (c.relkind in ('m', 'f')
        or (c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false)))`,
  },
  {
    id: 'C8',
    promise: 'Functions with the rights of their owner are listed with a reason.',
    query: `select name from ${functions} f where prosecdef`,
    allowed: functionsWithDefinerRights,
  },
  {
    id: 'C8',
    promise: 'Functions with the rights of their owner pin their search path and belong to lintel_owner.',
    query: `select name from ${functions} f where prosecdef and (proowner <> 'lintel_owner'::regrole
      or not exists (select from unnest(proconfig) c where c = 'search_path=pg_catalog, pg_temp'))`,
  },
  {
    id: 'C8',
    promise: 'No function may be called by everybody.',
    query: `select name from ${functions} f where has_function_privilege('public', oid, 'execute')`,
  },
  {
    id: 'C9',
    promise: 'The plain roles have no attributes and are members of nothing.',
    query: `select rolname as name from pg_roles r where rolname in (${plainRoles}) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
        or rolreplication or rolcanlogin or exists (select from pg_auth_members m where m.member = r.oid))`,
  },
  {
    id: 'C9',
    promise: 'Everything of ours belongs to lintel_owner.',
    query: `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in (${schemas}) and c.relkind <> 'i' and c.relowner <> 'lintel_owner'::regrole
      union all select nspname from pg_namespace where nspname in (${schemas}) and nspowner <> 'lintel_owner'::regrole
      union all select name from ${functions} f where proowner <> 'lintel_owner'::regrole`,
  },
  {
    id: 'C9',
    promise:
      'Nobody but the owner may truncate, refer to, or put triggers on a table, and nothing is granted to everybody.',
    query: `select distinct t.name || ' ' || g.privilege_type as name from ${tables} t join ${grants} g on g.relation = t.oid
      where g.grantee <> 'lintel_owner'::regrole and (g.grantee = 0 or g.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))`,
  },
  {
    id: 'C9',
    promise: 'Only lintel_app may read and write tables of organizations.',
    query: `select distinct t.name || ' ' || g.grantee::regrole as name from ${tables} t join ${grants} g on g.relation = t.oid
      where g.grantee::regrole::text in ('lintel_auth', 'lintel_worker')`,
  },
  {
    id: 'C9',
    promise: 'The plain roles may create nothing in any schema.',
    query: `select nspname || ' ' || role as name from pg_namespace, unnest(array[${plainRoles}]) as role
      where nspname !~ '^pg_' and has_schema_privilege(role, nspname, 'create')
      union all select 'the database ' || role from unnest(array[${plainRoles}]) as role where has_database_privilege(role, current_database(), 'create')`,
  },
  {
    id: 'C10',
    promise: 'Settings are read by STABLE functions, which no cached plan can fold.',
    query: `select name from ${functions} f where prokind = 'f' and provolatile = 'i' and pg_get_functiondef(oid) ~ 'current_setting|app\\.\\w+\\(\\)'`,
  },
  {
    id: 'C11',
    promise: 'Facts are final: triggers refuse every change, no role is granted one, and no deletion reaches them.',
    query: `select t.name from ${tables} t where t.name in (${list(Object.keys(finalTables))}) and (
        (select count(*) from pg_trigger g where g.tgrelid = t.oid and g.tgenabled = 'O' and g.tgfoid = 'app.refuse_change'::regproc
          and (g.tgname, g.tgtype) in (('refuse_change', 27), ('refuse_truncate', 34))) < 2
        or exists (select from ${grants} g where g.relation = t.oid and g.grantee <> 'lintel_owner'::regrole and g.privilege_type not in ('SELECT', 'INSERT'))
        or exists (select from pg_constraint k where k.conrelid = t.oid and k.contype = 'f' and k.confdeltype not in ('a', 'r')))
      union all select 'app.audit_log ' || g.privilege_type from ${grants} g
        where g.relation = 'app.audit_log'::regclass and g.grantee <> 'lintel_owner'::regrole and g.privilege_type <> 'SELECT'`,
  },
  {
    id: 'C11',
    promise: 'Every table is audited.',
    query: `select t.name from ${tables} t where (select count(*) from pg_trigger g where g.tgrelid = t.oid and g.tgenabled = 'O'
      and g.tgfoid = 'app.audit_rows'::regproc and (g.tgname, g.tgtype) in (('audit_insert', 4), ('audit_update', 16), ('audit_delete', 8))) < 3`,
    allowed: tablesWithoutAudit,
  },
  {
    id: 'C11',
    promise: 'Every trigger is enabled.',
    query: `select name from ${triggers} t where tgenabled <> 'O'`,
  },
];
