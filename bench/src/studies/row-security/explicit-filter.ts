import type postgres from 'postgres';

const schemas = ['app', 'identity', 'property', 'finance', 'community', 'documents'] as const;

/** Turns a statement of the product into the same one with the organization written out and no row-level security. */
export type Rewrite = (text: string) => string;

/**
 * Makes a twin of every table: a plain view with the organization as a literal filter, which Postgres merges into the statement as if
 * somebody had written `organization_id = '…'` behind each table. Read by a superuser, for whom no policy exists. Views of the
 * product get a twin over the twins.
 */
export const makeExplicitFilters = async (admin: postgres.Sql, organizationId: string): Promise<Rewrite> => {
  const relations = await admin<
    { schema: string; name: string; kind: string; key: string | null; definition: string | null }[]
  >`
    select n.nspname as schema, c.relname as name, c.relkind as kind, pg_get_viewdef(c.oid) as definition,
      (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attname = any (array['organization_id', 'id']) and not a.attisdropped
        order by a.attname = 'organization_id' desc limit 1) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any (${[...schemas]}) and c.relkind in ('r', 'p', 'v') order by c.relkind = 'v', c.oid`;
  for (const schema of schemas) await admin.unsafe(`create schema ${twin(schema)}`);
  const names = new Map(schemas.map((schema) => [schema as string, new Set<string>()]));
  for (const { schema, name } of relations) names.get(schema)!.add(name);
  const rewrite: Rewrite = (text) =>
    text.replace(
      /(^|[^\w".])"?(\w+)"?\."?(\w+)"?(?![\w"]*\()/g,
      (whole, before: string, schema: string, name: string) =>
        names.get(schema)?.has(name) === true ? `${before}"${twin(schema)}"."${name}"` : whole,
    );
  for (const { schema, name, kind, key, definition } of relations) {
    const filter = filterOf(schema, name, key, organizationId);
    const body =
      kind === 'v'
        ? rewrite(String(definition))
        : `select * from "${schema}"."${name}"${filter === '' ? '' : ` where ${filter}`}`;
    await admin.unsafe(`create view "${twin(schema)}"."${name}" as ${body}`);
  }
  return rewrite;
};

const twin = (schema: string): string => `${schema}_explicit`;

/** Users belong to no organization: a session sees those with a membership, which is what a query would have to say. */
const filterOf = (schema: string, name: string, key: string | null, organizationId: string): string => {
  if (`${schema}.${name}` === 'identity.users')
    return `exists (select from identity.memberships m where m.organization_id = '${organizationId}' and m.user_id = users.id and m.joined_at is not null)`;
  if (key === 'organization_id') return `organization_id = '${organizationId}'`;
  return `${schema}.${name}` === 'identity.organizations' ? `id = '${organizationId}'` : '';
};
