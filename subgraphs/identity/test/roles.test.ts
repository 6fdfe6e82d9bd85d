import { defaultRoles } from '@lintel/kernel/default-roles';
import { permissions } from '@lintel/kernel/permissions';
import type { Session } from '@lintel/kernel/session';
import { sessionAs } from '@lintel/server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeOrganization, makeUsers, openWorld, run, sessionOf, type World } from './support.ts';

let world: World;
let cedar: Awaited<ReturnType<typeof makeOrganization>>;
let birch: Awaited<ReturnType<typeof makeOrganization>>;
let admin: Session;
beforeAll(async () => {
  world = await openWorld();
  cedar = await makeOrganization(world);
  birch = await makeOrganization(world);
  admin = sessionAs('admin', cedar);
});
afterAll(() => world.database.close());

const fields =
  'role { id key name department level visibility isSystem version archivedAt permissions { name description } } userErrors { code path }';
const mutate = async (name: string, input: object, as: Session = admin) => {
  const { data, errors } = await run(world, {
    query: `mutation M($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${fields} } }`,
    variables: { input },
    as,
  });
  return { ...(data?.[name] ?? {}), errors };
};
const valid = {
  key: 'auditor',
  name: 'Auditor',
  visibility: 'ORGANIZATION',
  permissions: ['identity.organization.read'],
};
const idOf = async (key: string, organizationId = cedar.id) =>
  (
    await world.database.admin`select id from identity.roles where organization_id = ${organizationId} and key = ${key}`
  )[0]?.id as string;

describe('roles', () => {
  test('of every kind stand in a new organization, with exactly their permissions', async () => {
    const { data } = await run(world, {
      query:
        '{ roles(first: 100) { totalCount nodes { key name department level visibility isSystem permissions { name } } } permissions { name description } }',
      as: admin,
    });
    const seen = data.roles.nodes.map(({ permissions: held, ...role }: { permissions: { name: string }[] }) => ({
      ...role,
      permissions: held.map(({ name }) => name),
    }));
    const wanted = defaultRoles.map(({ key, name, department, level, visibility, permissions: held }) => ({
      key,
      name,
      department,
      level,
      visibility: visibility.toUpperCase(),
      isSystem: true,
      permissions: [...held].sort(),
    }));
    expect(seen).toEqual(wanted.sort((a, b) => (a.key < b.key ? -1 : 1)));
    expect(data.permissions.map(({ name }: { name: string }) => name)).toEqual(permissions);
  });

  test('are made, given, changed for open sessions too, and archived when nobody has them', async () => {
    const made = await mutate('roleCreate', { ...valid, department: 'finance', level: 1 });
    expect(made).toMatchObject({
      role: {
        key: 'auditor',
        level: 1,
        department: 'finance',
        visibility: 'ORGANIZATION',
        isSystem: false,
        version: 1,
      },
      userErrors: [],
    });
    const { id } = made.role;
    const email = `aud@${cedar.slug}.example`;
    await makeUsers(world, cedar.id, [
      { email, fullName: 'Aud', password: 'correct horse battery', roles: [{ roleKey: 'auditor' }] },
    ]);
    expect((await sessionOf(world, email)).permissions).toEqual(['identity.organization.read']);
    const heard: string[] = [];
    const stop = await world.platform.bus.subscribe('lintel:sessions', (message) => heard.push(message));
    const changed = await mutate('roleUpdate', {
      id,
      name: 'Chief auditor',
      permissions: ['identity.auditLog.read'],
      expectedVersion: 1,
    });
    await stop();
    expect(changed.role).toMatchObject({
      name: 'Chief auditor',
      version: 2,
      permissions: [{ name: 'identity.auditLog.read' }],
    });
    expect(heard.map((text) => JSON.parse(text))).toEqual([{ kind: 'organization', organizationId: cedar.id }]);
    expect((await sessionOf(world, email)).permissions).toEqual(['identity.auditLog.read']);
    expect((await mutate('roleUpdate', { id, name: 'Late', expectedVersion: 1 })).userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    expect((await mutate('roleArchive', { id })).userErrors).toMatchObject([{ code: 'ROLE_IN_USE' }]);
    await world.database.admin`delete from identity.membership_roles where role_id = ${id}`;
    expect((await mutate('roleArchive', { id })).role.archivedAt).not.toBeNull();
    expect((await mutate('roleUpdate', { id, name: 'Gone' })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await mutate('roleCreate', valid)).userErrors).toEqual([]);
  });

  test.each([
    ['a key in capitals', { key: 'Auditor' }, 'INVALID_VALUE', ['input', 'key']],
    ['a key that is taken', { key: 'manager' }, 'ROLE_KEY_TAKEN', ['input', 'key']],
    ['no name', { name: '' }, 'VALUE_REQUIRED', ['input', 'name']],
    ['a level of 4', { level: 4 }, 'VALUE_OUT_OF_RANGE', ['input', 'level']],
    ['an unknown permission', { permissions: ['constructor'] }, 'PERMISSION_UNKNOWN', ['input', 'permissions', '0']],
    [
      'a permission twice',
      { permissions: ['identity.user.read', 'identity.user.read'] },
      'DUPLICATE_ITEM',
      ['input', 'permissions', '1'],
    ],
  ])('are not made with %s', async (_, input, code, path) => {
    expect(await mutate('roleCreate', { ...valid, key: 'refused', ...input })).toMatchObject({
      role: null,
      userErrors: [{ code, path }],
    });
  });

  test('grant nothing that their maker does not hold', async () => {
    const clerk = sessionAs('manager', cedar, { permissions: ['identity.role.manage', 'identity.role.read'] });
    expect(
      (await mutate('roleCreate', { ...valid, key: 'more', permissions: ['identity.auditLog.read'] }, clerk))
        .userErrors,
    ).toMatchObject([{ code: 'PERMISSION_NOT_HELD' }]);
    expect(
      (await mutate('roleUpdate', { id: await idOf('standard'), permissions: ['identity.auditLog.read'] }, clerk))
        .userErrors,
    ).toMatchObject([{ code: 'PERMISSION_NOT_HELD' }]);
  });

  test('that are built in stay: the administrator as he is, the others with permissions to choose', async () => {
    expect((await mutate('roleUpdate', { id: await idOf('admin'), permissions: [] })).userErrors).toMatchObject([
      { code: 'ROLE_IS_SYSTEM' },
    ]);
    expect((await mutate('roleArchive', { id: await idOf('vendor') })).userErrors).toMatchObject([
      { code: 'ROLE_IS_SYSTEM' },
    ]);
    expect(
      (await mutate('roleUpdate', { id: await idOf('vendor'), permissions: ['identity.organization.read'] })).role
        .permissions,
    ).toHaveLength(1);
  });

  test('of another organization are not found, and who may not manage them is told so', async () => {
    for (const id of [await idOf('vendor', birch.id), 'x']) {
      for (const name of ['roleUpdate', 'roleArchive']) {
        expect((await mutate(name, { id })).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'id'] }]);
      }
    }
    expect((await mutate('roleCreate', valid, sessionAs('manager', cedar))).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
    expect(
      (await run(world, { query: '{ roles { totalCount } }', as: sessionAs('resident', cedar) })).errors,
    ).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe('the audit log', () => {
  const query =
    'query A($f: AuditLogFilter, $after: String) { auditLog(first: 5, after: $after, filter: $f) { totalCount nodes { id occurredAt actor requestId action entity entityId } pageInfo { endCursor hasNextPage } } }';
  test('is read in pages by administrators, for their own organization', async () => {
    const first = (
      await run(world, { query, variables: { f: { actor: 'system:provision', entity: 'identity.roles' } }, as: admin })
    ).data.auditLog;
    expect(first.totalCount).toBe(defaultRoles.length);
    expect(first.nodes).toHaveLength(5);
    const next = (
      await run(world, {
        query,
        variables: { f: { actor: 'system:provision', entity: 'identity.roles' }, after: first.pageInfo.endCursor },
        as: admin,
      })
    ).data.auditLog;
    expect(next.nodes[0].id < first.nodes[4].id).toBe(true);
    const foreign = await idOf('vendor', birch.id);
    for (const f of [{ entityId: foreign }, { entityId: 'x' }, { entity: 'a\0' }]) {
      expect((await run(world, { query, variables: { f }, as: admin })).data.auditLog.totalCount).toBe(0);
    }
  });

  test('is kept from everybody else', async () => {
    for (const role of ['manager', 'analyst', 'resident']) {
      expect((await run(world, { query, variables: {}, as: sessionAs(role, cedar) })).errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN' } },
      ]);
    }
  });
});
