import type postgres from 'postgres';

/** What the database knows by name: nothing here lists a table of the product. */
export type Catalog = {
  readonly tables: readonly string[];
  /** Names that only somebody who looks inside can know: constraints, indexes, policies, functions, qualified tables. */
  readonly internalNames: readonly string[];
};

/** Tables that may move although nothing was changed, with the reason. */
const movesByItself: Readonly<Record<string, string>> = {
  'app.audit_seals': 'the worker seals what was written before',
  'identity.sign_in_attempts': 'counts attempts, which is what a refused sign-in is for',
  'identity.proof_attempts': 'counts wrong codes and passwords of somebody who is signed in',
  'identity.api_key_usage': 'says when a key was last used',
  'identity.security_events': 'a refused sign-in is an event',
};

const isOurs = `n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'graphile_worker')`;

export const readCatalog = async (admin: postgres.Sql): Promise<Catalog> => {
  const tables = await namesOf(
    admin,
    `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and ${isOurs}`,
  );
  const internal = await namesOf(
    admin,
    `select conname as name from pg_constraint c join pg_namespace n on n.oid = c.connamespace where ${isOurs}
     union select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where relkind in ('i', 'S') and ${isOurs}
     union select polname from pg_policy
     union select tgname from pg_trigger where not tgisinternal
     union select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${isOurs}`,
  );
  // A name of one word may be a word of a sentence.
  return { tables, internalNames: [...tables, ...internal.filter((name) => name.includes('_'))] };
};

const namesOf = async (admin: postgres.Sql, query: string): Promise<readonly string[]> =>
  ((await admin.unsafe(`${query} order by 1`)) as unknown as { name: string }[]).map(({ name }) => name);

/** One line per table over all of its rows: a change anywhere changes a line. Tables that move by themselves are left out. */
export const fingerprint = async (admin: postgres.Sql, { tables }: Catalog): Promise<readonly string[]> => {
  const parts = tables
    .filter((name) => !(name in movesByItself))
    .map(
      (name) =>
        `select '${name}' as name, count(*)::text || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash from ${name} t`,
    );
  const rows = (await admin.unsafe(parts.join(' union all '))) as unknown as { name: string; hash: string }[];
  return rows.map(({ name, hash }) => `${name} ${hash}`).sort();
};
