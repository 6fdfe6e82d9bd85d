import { buildCommunity, type Row } from '@lintel/db/seeds/build';
import type { Session } from '@lintel/kernel/session';
import { sessionAs } from '@lintel/server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resolveSession } from '../src/sessions/resolve-session.ts';
import { makeOrganization, makeUsers, openWorld, password, run, sessionOf, signIn, type World } from './support.ts';

let world: World;
let cedar: Awaited<ReturnType<typeof makeOrganization>>;
let birch: Awaited<ReturnType<typeof makeOrganization>>;
let oak: Row;
let ada: Session;
beforeAll(async () => {
  world = await openWorld();
  cedar = await makeOrganization(world);
  birch = await makeOrganization(world);
  oak = await buildCommunity(world.database.admin, cedar, { name: 'Oak', name_key: 'oak' });
  ada = await sessionOf(world, cedar.admin.email);
});
afterAll(() => world.database.close());

const fields = `membership { id status email fullName isPrimary version user { id fullName phone } organization { id } roles { role { key } community { name } } } userErrors { code path message }`;
const mutate = async (
  name: string,
  input: object,
  as: Session = ada,
  options: { idempotencyKey?: string; dryRun?: boolean } = {},
) => {
  const { data, errors, replayed } = await run(world, {
    query: `mutation M($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${fields} } }`,
    variables: { input },
    as,
    ...options,
  });
  return { answer: data?.[name], errors, replayed };
};
let serial = 0;
const address = () => `member${++serial}@people.example`;
const add = (input: object = {}, as: Session = ada) =>
  mutate(
    'membershipCreate',
    { email: address(), fullName: 'Mia Member', roles: [{ roleKey: 'analyst' }], ...input },
    as,
  );
const membershipOf = async (organizationId: string, userId: string) =>
  (
    await world.database
      .admin`select * from identity.memberships where organization_id = ${organizationId} and user_id = ${userId}`
  )[0] as unknown as Row & { id: string; status: string };

describe('membershipCreate', () => {
  test('invites a person, who becomes a member by signing in with the first password', async () => {
    const email = address();
    const { answer } = await add({
      email,
      password: 'a first password',
      roles: [{ roleKey: 'manager' }, { roleKey: 'guard', communityId: oak.id }],
    });
    expect(answer.userErrors).toEqual([]);
    expect(answer.membership).toMatchObject({
      status: 'INVITED',
      email,
      fullName: 'Mia Member',
      user: null,
      organization: { id: cedar.id },
    });
    expect(answer.membership.roles).toEqual(
      expect.arrayContaining([
        { role: { key: 'manager' }, community: null },
        { role: { key: 'guard' }, community: { name: 'Oak' } },
      ]),
    );
    expect((await signIn(world, { email, password: 'a first password' })).session).not.toBeNull();
    const query =
      'query Q($f: MembershipFilter) { memberships(filter: $f) { totalCount nodes { status email isPrimary user { email fullName } } } }';
    const { data } = await run(world, {
      query,
      variables: { f: { statuses: ['ACTIVE'], roleKey: 'guard', communityId: oak.id } },
      as: ada,
    });
    expect(data.memberships).toEqual({
      totalCount: 1,
      nodes: [{ status: 'ACTIVE', email, isPrimary: null, user: { email, fullName: 'Mia Member' } }],
    });
  });

  test('tells nobody whether the person has a login elsewhere, and shows nothing of him before he comes', async () => {
    const [known] = await makeUsers(world, birch.id, [
      { email: address(), fullName: 'Real Name', phone: '555-0100', password, roles: [{ roleKey: 'analyst' }] },
    ]);
    const told = await add({ email: known!.email, fullName: 'Typed Name', password: 'a first password' });
    const fresh = await add({ fullName: 'Typed Name', password: 'a first password' });
    const shape = ({ membership, userErrors }: { membership: Record<string, unknown>; userErrors: unknown }) => ({
      ...membership,
      id: '',
      email: '',
      userErrors,
    });
    expect(shape(told.answer)).toEqual(shape(fresh.answer));
    expect(told.answer.membership).toMatchObject({ fullName: 'Typed Name', user: null });
    const users = await run(world, {
      query:
        'query U($id: ID!, $f: UserFilter, $r: [_Any!]!) { user(id: $id) { id } users(filter: $f) { totalCount } _entities(representations: $r) { ... on User { id } } }',
      variables: {
        id: known!.userId,
        f: { emailStartsWith: known!.email },
        r: [{ __typename: 'User', id: known!.userId }],
      },
      as: ada,
    });
    expect(users.data).toEqual({ user: null, users: { totalCount: 0 }, _entities: [null] });
    // Ending an invitation that was never taken must not open him either.
    await mutate('membershipEnd', { id: told.answer.membership.id });
    expect(
      (await run(world, { query: '{ users(first: 100) { nodes { id } } }', as: ada })).data.users.nodes,
    ).not.toContainEqual({ id: known!.userId });
  });

  test('gives no password to a person who has come elsewhere: the inviter could act as him', async () => {
    const [known] = await makeUsers(world, birch.id, [
      { email: address(), fullName: 'Real Name', password, roles: [{ roleKey: 'analyst' }] },
    ]);
    await add({ email: known!.email, password: 'chosen by cedar' });
    expect(
      (await signIn(world, { email: known!.email, password: 'chosen by cedar', organizationSlug: birch.slug }))
        .userErrors,
    ).toMatchObject([{ code: 'INVALID_CREDENTIALS' }]);
    expect((await signIn(world, { email: known!.email, password: 'chosen by cedar' })).userErrors).toMatchObject([
      { code: 'INVALID_CREDENTIALS' },
    ]);
    expect(await sessionOf(world, known!.email)).toMatchObject({ organizationId: birch.id });
    expect(
      (await signIn(world, { email: known!.email, password: 'chosen by cedar', organizationSlug: cedar.slug }))
        .userErrors,
    ).toMatchObject([{ code: 'INVALID_CREDENTIALS' }]);
    expect(await sessionOf(world, known!.email, cedar.slug)).toMatchObject({ organizationId: cedar.id });
  });

  test('gives a person whom nobody knows a first password, which opens this organization only', async () => {
    const email = address();
    await add({ email, password: 'chosen by cedar' });
    const { session } = await signIn(world, { email, password: 'chosen by cedar', organizationSlug: cedar.slug });
    expect(await resolveSession(world.platform, session!.accessToken)).toMatchObject({
      ok: true,
      session: { organizationId: cedar.id },
    });
    expect(
      (await signIn(world, { email, password: 'chosen by cedar', organizationSlug: birch.slug })).userErrors,
    ).toMatchObject([{ code: 'INVALID_CREDENTIALS' }]);
  });

  test('takes an own password of the person as good when none was chosen', async () => {
    const [known] = await makeUsers(world, birch.id, [
      { email: address(), fullName: 'Real Name', password, roles: [{ roleKey: 'analyst' }] },
    ]);
    await add({ email: known!.email });
    expect(await sessionOf(world, known!.email, cedar.slug)).toMatchObject({ organizationId: cedar.id });
  });

  test.each([
    ['no address', { email: 'nobody' }, 'EMAIL_INVALID', ['input', 'email']],
    ['no name', { fullName: '' }, 'VALUE_REQUIRED', ['input', 'fullName']],
    ['no roles', { roles: [] }, 'VALUE_REQUIRED', ['input', 'roles']],
    [
      'too many roles',
      { roles: Array.from({ length: 21 }, () => ({ roleKey: 'analyst' })) },
      'TOO_MANY_ITEMS',
      ['input', 'roles'],
    ],
    ['an unknown role', { roles: [{ roleKey: 'emperor' }] }, 'REFERENCE_NOT_FOUND', ['input', 'roles', '0', 'roleKey']],
    ['a role with NUL', { roles: [{ roleKey: 'a\0' }] }, 'REFERENCE_NOT_FOUND', ['input', 'roles', '0', 'roleKey']],
    [
      'a role twice',
      { roles: [{ roleKey: 'analyst' }, { roleKey: 'analyst' }] },
      'DUPLICATE_ITEM',
      ['input', 'roles', '1', 'roleKey'],
    ],
    [
      'a guard of no community',
      { roles: [{ roleKey: 'guard' }] },
      'VALUE_REQUIRED',
      ['input', 'roles', '0', 'communityId'],
    ],
    [
      'an unknown community',
      { roles: [{ roleKey: 'guard', communityId: 'x' }] },
      'REFERENCE_NOT_FOUND',
      ['input', 'roles', '0', 'communityId'],
    ],
    ['a short password', { password: 'short' }, 'PASSWORD_TOO_WEAK', ['input', 'password']],
    ['a common password', { password: 'Password123!' }, 'PASSWORD_TOO_WEAK', ['input', 'password']],
    ['a password of a megabyte', { password: 'x9'.repeat(500_000) }, 'VALUE_TOO_LONG', ['input', 'password']],
  ])('refuses %s', async (_, input, code, path) => {
    expect((await add(input)).answer).toMatchObject({ membership: null, userErrors: [{ code, path }] });
  });

  test('refuses a community of another organization like one that does not exist', async () => {
    const foreign = await buildCommunity(world.database.admin, birch);
    expect((await add({ roles: [{ roleKey: 'guard', communityId: foreign.id }] })).answer.userErrors).toMatchObject([
      { code: 'REFERENCE_NOT_FOUND' },
    ]);
  });

  test('refuses somebody who is a member, however the address is written', async () => {
    expect((await add({ email: cedar.admin.email.toUpperCase() })).answer.userErrors).toMatchObject([
      { code: 'MEMBERSHIP_EXISTS', path: ['input', 'email'] },
    ]);
  });

  test('lets nobody give what he does not hold', async () => {
    const clerk = sessionAs('manager', cedar, {
      permissions: [
        'identity.membership.create',
        'identity.membership.read',
        'identity.role.read',
        'identity.user.read',
        'identity.organization.read',
        'identity.community.read',
      ],
    });
    expect((await add({ roles: [{ roleKey: 'admin' }] }, clerk)).answer.userErrors).toMatchObject([
      { code: 'PERMISSION_NOT_HELD', path: ['input', 'roles', '0', 'roleKey'] },
    ]);
  });

  test('is kept from who may not, and from staff who do not see the whole organization', async () => {
    expect((await add({}, sessionAs('manager', cedar))).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(
      (await add({}, sessionAs('admin', cedar, { visibility: 'communities', communityIds: [oak.id] }))).answer
        .membership,
    ).toBeNull();
  });

  test('keeps nothing of a password under an idempotency key, and still tells another one apart', async () => {
    const input = { email: address(), fullName: 'Kay', roles: [{ roleKey: 'analyst' }], password: 'a first password' };
    const once = await mutate('membershipCreate', input, ada, { idempotencyKey: 'member-1' });
    expect((await mutate('membershipCreate', input, ada, { idempotencyKey: 'member-1' })).answer).toEqual(once.answer);
    expect(
      (
        await mutate('membershipCreate', { ...input, password: 'another password' }, ada, {
          idempotencyKey: 'member-1',
        })
      ).errors,
    ).toMatchObject([{ extensions: { code: 'IDEMPOTENCY_KEY_REUSED' } }]);
    const stored = await world.database.admin`select result::text from app.idempotency_keys where key = 'member-1'`;
    expect(stored[0]?.result).not.toContain('argon2');
  });
});

describe('membershipUpdate', () => {
  test('replaces the roles, and tells the gateways whose sessions changed', async () => {
    const { id, version } = (await add()).answer.membership;
    const heard: string[] = [];
    const stop = await world.platform.bus.subscribe('lintel:sessions', (message) => heard.push(message));
    const { answer } = await mutate('membershipUpdate', {
      id,
      roles: [{ roleKey: 'accountant' }],
      expectedVersion: version,
    });
    await stop();
    expect(answer.membership.roles).toEqual([{ role: { key: 'accountant' }, community: null }]);
    const [row] = await world.database.admin`select user_id from identity.memberships where id = ${id}`;
    expect(heard.map((text) => JSON.parse(text))).toEqual([
      { kind: 'user', organizationId: cedar.id, userId: row?.user_id },
    ]);
    expect(
      (await mutate('membershipUpdate', { id, roles: [{ roleKey: 'analyst' }], expectedVersion: version })).answer
        .userErrors,
    ).toMatchObject([{ code: 'CONFLICT' }]);
  });

  test.each(['membershipUpdate', 'membershipSuspend', 'membershipResume', 'membershipEnd'])(
    '%s finds nobody of another organization',
    async (name) => {
      const foreign = await membershipOf(birch.id, birch.admin.userId);
      for (const id of [foreign.id, 'no-uuid']) {
        expect((await mutate(name, { id })).answer).toMatchObject({
          membership: null,
          userErrors: [{ code: 'NOT_FOUND', path: ['input', 'id'] }],
        });
      }
      expect(await membershipOf(birch.id, birch.admin.userId)).toEqual(foreign);
    },
  );

  test('lets nobody touch those who may do more', async () => {
    const lead = sessionAs('manager', cedar, {
      permissions: [
        'identity.membership.update',
        'identity.membership.read',
        'identity.role.read',
        'identity.user.read',
        'identity.organization.read',
        'identity.community.read',
      ],
    });
    const { id } = await membershipOf(cedar.id, cedar.admin.userId);
    for (const name of ['membershipUpdate', 'membershipSuspend', 'membershipEnd']) {
      expect(
        (await mutate(name, { id, ...(name === 'membershipUpdate' ? { roles: [] } : {}) }, lead)).answer.userErrors,
      ).toMatchObject([{ code: 'PERMISSION_NOT_HELD' }]);
    }
  });
});

describe('membershipSuspend, membershipResume, membershipEnd', () => {
  const person = async () => {
    const email = address();
    const { id } = (await add({ email, password: 'a first password' })).answer.membership;
    const { session } = await signIn(world, { email, password: 'a first password', organizationSlug: cedar.slug });
    return {
      id,
      email,
      token: session!.accessToken,
      enter: () => signIn(world, { email, password: 'a first password', organizationSlug: cedar.slug }),
    };
  };

  test('keep a member out, and let him in again', async () => {
    const { id, token, enter } = await person();
    expect((await mutate('membershipSuspend', { id })).answer.membership.status).toBe('SUSPENDED');
    expect(await resolveSession(world.platform, token)).toMatchObject({ ok: false });
    expect((await enter()).session).toBeNull();
    expect((await mutate('membershipResume', { id })).answer.membership.status).toBe('ACTIVE');
    expect((await enter()).session).not.toBeNull();
    // The session of before stays dead.
    expect(await resolveSession(world.platform, token)).toMatchObject({ ok: false });
  });

  test('end for good, with roles, sessions and the password; adding again begins anew', async () => {
    const { id, email, token, enter } = await person();
    expect((await mutate('membershipEnd', { id })).answer.membership).toMatchObject({ status: 'ENDED', roles: [] });
    expect(await resolveSession(world.platform, token)).toMatchObject({ ok: false });
    expect((await enter()).userErrors).toMatchObject([{ code: 'INVALID_CREDENTIALS' }]);
    expect((await mutate('membershipResume', { id })).answer.userErrors).toMatchObject([
      { code: 'INVALID_TRANSITION' },
    ]);
    expect((await mutate('membershipUpdate', { id, roles: [{ roleKey: 'analyst' }] })).answer.userErrors).toMatchObject(
      [{ code: 'INVALID_TRANSITION' }],
    );
    expect((await add({ email, password: 'another password' })).answer.membership).toMatchObject({
      id,
      status: 'INVITED',
    });
    expect(
      (await signIn(world, { email, password: 'another password', organizationSlug: cedar.slug })).session,
    ).not.toBeNull();
  });
});

describe('the last administrator', () => {
  const organizationWith = async (administrators: number) => {
    const org = await makeOrganization(world);
    const more = Array.from({ length: administrators - 1 }, (_, index) => ({
      email: `admin${index}@${org.slug}.example`,
      fullName: `Admin ${index}`,
      password,
      roles: [{ roleKey: 'admin' }],
    }));
    if (more.length > 0) await makeUsers(world, org.id, more);
    const ids = await world.database
      .admin`select id from identity.memberships where organization_id = ${org.id} order by id`;
    return { session: await sessionOf(world, org.admin.email), ids: ids.map(({ id }) => id as string) };
  };

  test('can neither leave, nor be suspended, nor lose the role', async () => {
    const { session, ids } = await organizationWith(1);
    const id = ids[0]!;
    for (const [name, input] of [
      ['membershipEnd', {}],
      ['membershipSuspend', {}],
      ['membershipUpdate', { roles: [{ roleKey: 'analyst' }] }],
    ] as const) {
      expect((await mutate(name, { id, ...input }, session)).answer.userErrors).toMatchObject([{ code: 'LAST_ADMIN' }]);
    }
  });

  test('is still there after two administrators end each other at the same moment, 20 times', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { session, ids } = await organizationWith(2);
      const answers = await Promise.all([
        mutate('membershipEnd', { id: ids[0]! }, session),
        mutate('membershipUpdate', { id: ids[1]!, roles: [{ roleKey: 'analyst' }] }, session),
      ]);
      const codes = answers.map(({ answer }) => answer?.userErrors[0]?.code ?? 'done').sort();
      expect(codes).toEqual(['LAST_ADMIN', 'done']);
    }
  });

  test('does not count when he is only invited, or administers one community', async () => {
    const { session, ids } = await organizationWith(1);
    await mutate('membershipCreate', { email: address(), fullName: 'Ina', roles: [{ roleKey: 'admin' }] }, session);
    expect((await mutate('membershipEnd', { id: ids[0]! }, session)).answer.userErrors).toMatchObject([
      { code: 'LAST_ADMIN' },
    ]);
  });
});

describe('users', () => {
  const update = (input: object, as: Session) =>
    run(world, {
      query:
        'mutation M($i: UserUpdateInput!) { userUpdate(input: $i) { user { fullName phone avatarUrl locale version } userErrors { code path } } }',
      variables: { i: input },
      as,
    });

  test('see and change their own profile; the change is in the audit log', async () => {
    const email = address();
    const [made] = await makeUsers(world, cedar.id, [
      { email, fullName: 'Rae', password, roles: [{ roleKey: 'resident' }] },
    ]);
    const rae = await sessionOf(world, email);
    const changed = await update(
      {
        fullName: 'Rae R. ',
        phone: ' 555-0199 ',
        avatarUrl: 'https://img.example/r.png',
        locale: 'ES-us',
        expectedVersion: 1,
      },
      rae,
    );
    expect(changed.data.userUpdate).toEqual({
      user: {
        fullName: 'Rae R.',
        phone: '555-0199',
        avatarUrl: 'https://img.example/r.png',
        locale: 'es-US',
        version: 2,
      },
      userErrors: [],
    });
    expect((await update({ phone: null, expectedVersion: 1 }, rae)).data.userUpdate.userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    for (const avatarUrl of ['javascript:alert(1)', 'http://a.example', 'https://u:p@a.example', 'x']) {
      expect((await update({ avatarUrl }, rae)).data.userUpdate.userErrors).toMatchObject([
        { code: 'INVALID_VALUE', path: ['input', 'avatarUrl'] },
      ]);
    }
    expect((await run(world, { query: '{ users { nodes { email } } }', as: rae })).data.users.nodes).toEqual([
      { email },
    ]);
    const log = await run(world, {
      query: 'query A($f: AuditLogFilter) { auditLog(filter: $f) { nodes { actor changes { field after } } } }',
      variables: { f: { entity: 'identity.users', entityId: made!.userId } },
      as: ada,
    });
    expect(log.data.auditLog.nodes[0]).toMatchObject({ actor: `user:${made!.userId}` });
    expect(log.data.auditLog.nodes[0].changes).toContainEqual({ field: 'full_name', after: '"Rae R."' });
  });

  test('are changed by nobody else, not even by an administrator, and not by a key', async () => {
    const admin = world.database.door.write({ session: ada, requestId: 'test' }, (tx) =>
      tx.execute(`update identity.users set full_name = 'x' where id = '${birch.admin.userId}' returning id`),
    );
    expect(await admin).toHaveLength(0);
    const key = {
      ...ada,
      actor: { kind: 'apiKey', apiKeyId: ada.organizationId, clientId: ada.organizationId },
    } as Session;
    expect((await update({ fullName: 'x' }, key)).data.userUpdate.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(
      (await run(world, { query: 'mutation { userUpdate(input: {}) { userErrors { code } } }', as: null })).errors,
    ).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  test('of the organization only are listed', async () => {
    const emails = (
      await run(world, { query: '{ users(first: 100) { nodes { email memberships { id } } } }', as: ada })
    ).data.users.nodes;
    expect(emails.map(({ email }: { email: string }) => email)).toContain(cedar.admin.email);
    expect(emails.map(({ email }: { email: string }) => email)).not.toContain(birch.admin.email);
    const roles = await run(world, { query: '{ memberships { nodes { id } } }', as: sessionAs('vendor', cedar) });
    expect(roles.errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN', coordinate: expect.stringContaining('embership') } },
    ]);
  });
});
