import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertServiceRole } from '../src/boot.ts';
import { openDoor } from '../src/session.ts';
import { asLogin, openTestDatabase, type TestDatabase } from '../src/testing.ts';

let database: TestDatabase;
const roles = ['lintel_test_bypass', 'lintel_test_owner', 'lintel_test_creator'];
beforeAll(async () => {
  database = await openTestDatabase();
  for (const role of roles) {
    await database.admin.unsafe(
      `drop role if exists ${role}; create role ${role} login noinherit password 'x'; grant lintel_app, lintel_auth to ${role}`,
    );
  }
  await database.admin.unsafe(
    'alter role lintel_test_bypass bypassrls; alter role lintel_test_creator createrole; grant lintel_owner to lintel_test_owner',
  );
});
afterAll(async () => {
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
