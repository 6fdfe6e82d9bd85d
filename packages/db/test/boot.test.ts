import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertServiceRole } from '../src/boot.ts';
import { openDoor } from '../src/session.ts';
import { asLogin, openTestDatabase, type TestDatabase } from '../src/testing.ts';

let database: TestDatabase;
const roles = ['bypass', 'owner', 'creator', 'replicator', 'reader', 'proprietor'].map((name) => `lintel_test_${name}`);
beforeAll(async () => {
  database = await openTestDatabase();
  for (const role of roles) {
    await database.admin.unsafe(
      `drop role if exists ${role}; create role ${role} login noinherit password 'x'; grant lintel_app, lintel_auth to ${role}`,
    );
  }
  await database.admin.unsafe(
    `alter role lintel_test_bypass bypassrls; alter role lintel_test_creator createrole; grant lintel_owner to lintel_test_owner;
    alter role lintel_test_replicator replication; grant pg_read_all_data to lintel_test_reader;
    create schema theirs authorization lintel_test_proprietor`,
  );
});
afterAll(async () => {
  await database.admin.unsafe('drop schema theirs');
  for (const role of roles) await database.admin.unsafe(`drop role if exists ${role}`);
  await database.close();
});

const boot = async (url: string) => {
  const door = openDoor({ url, max: 1 });
  try {
    await assertServiceRole(door);
  } finally {
    await door.close(1);
  }
};

test('the login of the services may boot', async () => {
  await boot(database.serviceUrl);
});

test.each([
  ['a superuser', () => database.adminUrl, 'is a superuser'],
  ['BYPASSRLS', () => asLogin(database.adminUrl, 'lintel_test_bypass', 'x'), 'has BYPASSRLS'],
  ['a member of the owner', () => asLogin(database.adminUrl, 'lintel_test_owner', 'x'), 'is a member of lintel_owner'],
  ['who may replicate', () => asLogin(database.adminUrl, 'lintel_test_replicator', 'x'), 'may create roles'],
  ['a member of pg_read_all_data', () => asLogin(database.adminUrl, 'lintel_test_reader', 'x'), 'of pg_read_all_data'],
  ['an owner', () => asLogin(database.adminUrl, 'lintel_test_proprietor', 'x'), 'owns the schema theirs'],
  ['a role that may create roles', () => asLogin(database.adminUrl, 'lintel_test_creator', 'x'), 'may create roles'],
])('%s may not, and the message names the fix', async (_, url, reason) => {
  await expect(boot(url())).rejects.toThrow(reason);
  await expect(boot(url())).rejects.toThrow('npm run migrate');
});

test('a database without the newest migration is refused', async () => {
  const sql = postgres(database.adminUrl, { max: 1 });
  const [last] =
    await sql`delete from lintel.migrations where name = (select max(name) from lintel.migrations) returning *`;
  await expect(boot(database.serviceUrl)).rejects.toThrow(`lacks ${last?.name}`);
  await sql`insert into lintel.migrations ${sql(last as postgres.Row)}`;
  await sql.end();
});

test.each([
  ['a dropped policy', 'drop policy organization on property.units', 'C3', 'property.units SELECT'],
  [
    'row-level security switched off',
    'alter table finance.payments disable row level security',
    'C1',
    'finance.payments',
  ],
  [
    'a careless policy',
    'create policy careless on property.units for select to lintel_app using (true)',
    'C4',
    'property.units careless',
  ],
  ['a grant too many', 'grant select on identity.users to lintel_auth', 'C9', 'identity.users lintel_auth'],
  ['a table made by hand', 'create table finance.scratch (id int)', 'C1', 'finance.scratch'],
  ['a trigger switched off', 'alter table finance.journal_lines disable trigger all', 'C11', 'finance.journal_lines'],
])('a database with %s is refused, and the message names the place', async (_, statement, rule, place) => {
  const wounded = await openTestDatabase();
  try {
    await wounded.admin.unsafe(statement);
    const message = await boot(wounded.serviceUrl).catch((error: Error) => error.message);
    expect(message).toContain('The wall between organizations has a hole');
    const [, told] = new RegExp(`${rule} .+?\\. Not so: (.+?)\\. `).exec(String(message)) ?? [];
    expect(told?.split(', ')).toContain(place);
  } finally {
    await wounded.close();
  }
});

test('a database that a newer version has migrated may have exceptions that this version does not know, and no holes', async () => {
  const newer = await openTestDatabase();
  try {
    await newer.admin.unsafe('create unique index unit_numbers on property.units (number_key)');
    await expect(boot(newer.serviceUrl)).rejects.toThrow('Not so: property.unit_numbers');
    await newer.admin`insert into lintel.migrations (name, checksum) values ('9999_newer.sql', '')`;
    await boot(newer.serviceUrl);
    await newer.admin.unsafe('alter table property.units no force row level security');
    await expect(boot(newer.serviceUrl)).rejects.toThrow('Not so: property.units');
  } finally {
    await newer.close();
  }
});
