import { buildOrganization, insertRows, type Row, type Sql } from '@lintel/db/seeds/build';
import type postgres from 'postgres';
import { furnishHomes, type Homes } from './furnish-homes.ts';
import { furnishMoney } from './furnish-money.ts';
import { furnishOffice } from './furnish-office.ts';
import { furnishPapers } from './furnish-papers.ts';

/** The parts that people play. Each person plays the same part in both organizations: a policy that asks only who he is leaks. */
export const parts = ['manager', 'eastManager', 'tenant', 'owner', 'guard', 'stranger'] as const;
export type Part = (typeof parts)[number];
export type People = Readonly<Record<Part, string>>;

/** An organization with rows in every table, so placed that each part of each policy decides over one of them. */
export type FurnishedOrganization = Homes & { readonly id: string; readonly people: People; readonly keyId: string };

/** Inserts one row and answers it as stored. */
export const put = async (sql: Sql, table: string, row: Record<string, unknown>): Promise<Row> =>
  (await insertRows(sql, table, [row]))[0]!;

/** People who are members of every organization. */
export const furnishPeople = async (sql: Sql): Promise<People> => {
  const users = await insertRows(
    sql,
    'identity.users',
    parts.map((part) => ({
      email: `${part}@example.org`,
      email_norm: `${part}@example.org`,
      full_name: `The ${part}`,
    })),
  );
  return Object.fromEntries(users.map(({ id }, place) => [parts[place], id])) as People;
};

/** As the owner and past the policies, but through all triggers and constraints. */
export const furnishOrganization = async (sql: Sql, name: string, people: People): Promise<FurnishedOrganization> => {
  const organization = await buildOrganization(sql, { name, slug: name });
  const memberships = await furnishMembers(sql, organization, name, people);
  const homes = await furnishHomes(sql, organization, people);
  await furnishMoney(sql, organization, homes);
  await furnishPapers(sql, organization, homes, people);
  const keyId = await furnishOffice(sql, organization, homes, people, memberships);
  return { ...homes, id: organization.id, people, keyId };
};

/** Everybody, somebody who is in this organization only, and somebody who was invited and never came. */
const furnishMembers = async (
  sql: Sql,
  organization: Row,
  name: string,
  people: People,
): Promise<Readonly<Record<Part, string>>> => {
  const member = (user_id: string, more: Record<string, unknown> = {}) =>
    put(sql, 'identity.memberships', { organization_id: organization.id, user_id, ...more });
  const person = async (part: string) => {
    const email = `${part}.${name}@example.org`;
    return (await put(sql, 'identity.users', { email, email_norm: email, full_name: `The ${part} of ${name}` })).id;
  };
  await member(await person('loner'));
  await member(await person('invited'), { status: 'invited', invited_email: 'i@example.org', joined_at: null });
  const memberships: [Part, string][] = [];
  for (const part of parts) memberships.push([part, (await member(people[part])).id]);
  return Object.fromEntries(memberships) as Record<Part, string>;
};

/** An organization with no row in any other table. */
export const furnishEmpty = async (sql: postgres.Sql): Promise<string> => {
  const { id } = await buildOrganization(sql, { name: 'empty', slug: 'empty' });
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from finance.ledger_accounts where organization_id = ${id}`;
    await tx`delete from documents.document_categories where organization_id = ${id}`;
  });
  return id;
};
