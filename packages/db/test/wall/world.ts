import type postgres from 'postgres';
import { organizationSchemas } from '../../src/catalog/rules.ts';
import { buildOrganization, type Row } from '../../src/seeds/build.ts';
import { openTestDatabase, type TestDatabase } from '../../src/testing.ts';
import { furnishMoney } from './furnish-money.ts';
import { furnishPapers } from './furnish-papers.ts';
import { furnishFactors, furnishPeople, type People, put } from './furnish-people.ts';
import { furnishCommunity, furnishPlaces, type Places } from './furnish-places.ts';

/** An organization with rows in every table. */
export type Furnished = { readonly organization: Row; readonly people: People; readonly places: Places };

/** Two organizations of the same shape and with the same texts, and one person who belongs to both. */
export type Wall = {
  readonly database: TestDatabase;
  readonly cedar: Furnished;
  readonly birch: Furnished;
  readonly tables: readonly Table[];
};

export type Table = {
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns of its primary key. */
  readonly key: readonly string[];
};

/** Whether a row is of an organization, or of a person there where tables have such rows. */
export const inOrganization = (table: Table, id: string, isPersonal = false): string => {
  if (table.name === 'identity.organizations') return `t.id = '${id}'`;
  if (!table.columns.includes('organization_id')) return 'true';
  return `(t.organization_id = '${id}'${isPersonal ? ' or t.organization_id is null' : ''})`;
};

export const openWall = async (): Promise<Wall> => {
  const database = await openTestDatabase();
  const { admin } = database;
  const email = 'shared@example.org';
  const shared = await put(admin, 'identity.users', { email, email_norm: email, full_name: 'Shared' });
  const cedar = await furnishOrganization(admin, 'cedar', shared);
  const birch = await furnishOrganization(admin, 'birch', shared);
  await admin`insert into identity.sign_in_attempts (kind, key) values ('account', ${email})`;
  await admin`insert into identity.proof_attempts (kind, subject) values ('challenge', ${shared.id})`;
  await furnishFactors(admin, { own: {}, person: shared });
  await admin`select app.seal_audit_log(100000)`;
  await admin`analyze`;
  return { database, cedar, birch, tables: await tablesIn(admin) };
};

const furnishOrganization = async (admin: postgres.Sql, slug: string, shared: Row): Promise<Furnished> => {
  const organization = await buildOrganization(admin, { name: 'Homes', slug });
  const ash = await furnishCommunity(admin, organization, 'Ash');
  const elm = await furnishCommunity(admin, organization, 'Elm');
  const people = await furnishPeople(admin, { organization, ash, shared });
  const places = await furnishPlaces(admin, { ash, elm, people });
  for (const lease of [places.leases.tina, places.leases.nina, places.leases.paul, places.leases.former])
    await furnishMoney(admin, lease);
  await furnishPapers(admin, { organization, people, places });
  return { organization, people, places };
};

const tablesIn = async (admin: postgres.Sql): Promise<readonly Table[]> => {
  const rows = await admin<{ name: string; columns: string[]; key: string[] }[]>`
    select n.nspname || '.' || c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select array_agg(a.attname::text) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ${admin(organizationSchemas)} order by 1`;
  return rows.map((row) => ({ ...row }));
};
