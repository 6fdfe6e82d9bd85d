import { sessionAs } from '@lintel/server/testing';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeOrganization, openWorld, signIn, type World } from './support.ts';

let world: World;
let cedar: Awaited<ReturnType<typeof makeOrganization>>;
beforeAll(async () => {
  world = await openWorld();
  cedar = await makeOrganization(world);
  await signIn(world, { email: cedar.admin.email });
});
afterAll(() => world.database.close());

const asApp = (statement: string) =>
  world.database.door.write({ session: sessionAs('admin', cedar), requestId: 'test' }, (tx) => tx.execute(statement));
const asAuth = (statement: string) => world.database.door.authenticate('test', (tx) => tx.execute(statement));

describe('what nobody may read', () => {
  test.each(['user_credentials', 'refresh_tokens', 'sign_in_attempts', 'session_challenges', 'proof_attempts'])(
    'identity.%s is closed to a signed-in session and to sign-in itself',
    async (table) => {
      for (const statement of [
        `select * from identity.${table}`,
        `delete from identity.${table}`,
        `insert into identity.${table} default values`,
        `truncate identity.${table}`,
      ]) {
        await expect(asApp(statement)).rejects.toMatchObject({ cause: { code: '42501' } });
        await expect(asAuth(statement)).rejects.toMatchObject({ cause: { code: '42501' } });
      }
    },
  );

  test('tables are closed to sign-in, which has its functions only', async () => {
    for (const table of [
      'users',
      'memberships',
      'api_keys',
      'user_sessions',
      'persisted_operations',
      'organizations',
    ]) {
      await expect(asAuth(`select * from identity.${table}`)).rejects.toMatchObject({ cause: { code: '42501' } });
    }
  });

  // Why each of these exists is said in packages/db/test/catalog-allow-lists.ts.
  test.each([
    ['lintel_app', 'invite_member, note_factor_change, reset_factors, revoke_access'],
    [
      'lintel_auth',
      'api_key_facts, begin_challenge_answer, begin_sign_in, begin_step_up, change_password, external_session_facts, fail_proof, fail_sign_in, find_operation, finish_challenge, finish_step_up, note_api_key_use, open_session, operations_to_warm, pass_password, provision_organization, provision_users, rehash_api_key, rehash_password, reseal_factor, revoke_session_by_token, rotate_refresh_token, sealed_factors, session_facts',
    ],
    ['lintel_worker', ''],
    ['public', ''],
  ])('%s may run nothing as the owner but %s', async (role, allowed) => {
    const found = await world.database.admin`
      select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'identity' and p.prosecdef and p.proname <> 'installation_state' and has_function_privilege(${role}, p.oid, 'execute') order by 1`;
    expect(found.map(({ name }) => name)).toEqual(allowed === '' ? [] : allowed.split(', '));
  });
});

describe('functions that check visibility themselves', () => {
  test.each(['communities', 'own', 'none'] as const)('refuse a session that sees %s', async (visibility) => {
    const session = sessionAs('admin', cedar, { visibility });
    for (const call of [
      sql`select identity.invite_member('a@b.example', 'a@b.example', 'A', null)`,
      sql`select identity.revoke_access(${cedar.admin.userId})`,
    ]) {
      await expect(
        world.database.door.write({ session, requestId: 'test' }, (tx) => tx.execute(call)),
      ).rejects.toMatchObject({ cause: { code: '42501' } });
    }
  });
});

test('a session changes neither who somebody is nor whether he may enter', async () => {
  for (const column of ['email', 'email_norm', 'is_active', 'email_verified', 'last_login_at']) {
    await expect(asApp(`update identity.users set ${column} = ${column}`)).rejects.toMatchObject({
      cause: { code: '42501' },
    });
  }
  await expect(
    asApp("insert into identity.users (email, email_norm, full_name) values ('a', 'a', 'a')"),
  ).rejects.toMatchObject({ cause: { code: '42501' } });
});
