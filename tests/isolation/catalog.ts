import type postgres from 'postgres';

/** What the database itself knows to be one organization's, table by table: nothing here names a table of the product. */
export type Table = { readonly name: string; readonly owned: string };

/** Tables in which no row is any organization's. */
const ofNobody: Readonly<Record<string, string>> = {
  'identity.sign_in_attempts': 'counts attempts by address and account, before anybody is signed in',
  'identity.proof_attempts': 'counts attempts by person and session',
};

/** Every table with the condition that picks an organization's rows. Error: a table of which nobody said whose it is. */
export const tablesOf = async (admin: postgres.Sql, organizationId: string): Promise<readonly Table[]> => {
  const tables = await admin<{ name: string; columns: string[] }[]>`
    select n.nspname || '.' || c.relname as name, array_agg(a.attname::text) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and n.nspname in ('app', 'identity', 'property', 'finance', 'community', 'documents')
      and a.attnum > 0 and not a.attisdropped
    group by 1 order by 1`;
  const own = `'${organizationId}'::uuid`;
  const members = `(select user_id from identity.memberships where organization_id = ${own})`;
  return tables.flatMap(({ name, columns }) => {
    if (name in ofNobody) return [];
    if (name === 'identity.organizations') return [{ name, owned: `id = ${own}` }];
    if (name === 'identity.users') return [{ name, owned: `id in ${members}` }];
    if (columns.includes('organization_id')) {
      const nobody = columns.includes('user_id') ? ` or (organization_id is null and user_id in ${members})` : '';
      return [{ name, owned: `organization_id = ${own}${nobody}` }];
    }
    throw new Error(`whose are the rows of ${name}? Say it in tests/isolation/catalog.ts`);
  });
};

/** How many rows each table has of the organization. */
export const countRows = async (admin: postgres.Sql, tables: readonly Table[]): Promise<Record<string, number>> => {
  const parts = tables.map(
    ({ name, owned }) => `select '${name}' as name, count(*)::int as rows from ${name} where ${owned}`,
  );
  const rows = (await admin.unsafe(parts.join(' union all '))) as unknown as { name: string; rows: number }[];
  return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]));
};

/** Tables that change by themselves, after what is compared anyway. */
const ofTheWorker: Readonly<Record<string, string>> = {
  'app.audit_seals': 'the worker seals what is in the audit log',
};

/** One text over every row of the organization: a change anywhere changes it. */
export const fingerprint = async (admin: postgres.Sql, tables: readonly Table[]): Promise<string> => {
  const parts = tables
    .filter(({ name }) => !(name in ofTheWorker))
    .map(
      ({ name, owned }) =>
        `select '${name}' as name, md5(string_agg(t::text, '|' order by t::text)) as hash from ${name} t where ${owned}`,
    );
  const rows = (await admin.unsafe(parts.join(' union all '))) as unknown as { name: string; hash: string | null }[];
  return rows.map(({ name, hash }) => `${name} ${hash}`).join('\n');
};

/** Every uuid in the rows of these tables, `where` narrows further. */
export const idsIn = async (admin: postgres.Sql, tables: readonly Table[]): Promise<ReadonlySet<string>> => {
  const parts = tables.map(
    ({ name, owned }) =>
      `select m[1] as id from ${name} t, regexp_matches(to_jsonb(t)::text, '${uuid}', 'g') m where ${owned}`,
  );
  const rows = (await admin.unsafe(parts.join(' union '))) as unknown as { id: string }[];
  return new Set(rows.map(({ id }) => id));
};

const uuid = '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})';
const uuids = new RegExp(uuid, 'gi');

/** What of somebody else stands in a text: ids of his rows, and his mark. */
export const leaksIn = (text: string, { ids, mark }: { ids: ReadonlySet<string>; mark: RegExp }): readonly string[] => [
  ...[...text.matchAll(uuids)].map(([id]) => id.toLowerCase()).filter((id) => ids.has(id)),
  ...[...text.matchAll(new RegExp(mark, 'gi'))].map(([word]) => word),
];
