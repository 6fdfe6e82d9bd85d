import { buildCommunity, type Row } from '@lintel/db/seeds/build';
import { sessionAs } from '@lintel/server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeOrganization, openWorld, run, type World } from './support.ts';

let world: World;
let cedar: { id: string };
let birch: { id: string };
let foreign: Row;
beforeAll(async () => {
  world = await openWorld();
  cedar = await makeOrganization(world);
  birch = await makeOrganization(world);
  foreign = await buildCommunity(world.database.admin, birch, { name: 'Foreign', name_key: 'foreign' });
});
afterAll(() => world.database.close());

const fields =
  'community { id name kind timeZone currency locale address version archivedAt } userErrors { code path message }';
const mutate = (
  name: string,
  input: object,
  as = sessionAs('admin', cedar),
  options: { dryRun?: boolean; idempotencyKey?: string } = {},
) =>
  run(world, {
    query: `mutation M($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${fields} } }`,
    variables: { input },
    as,
    ...options,
  }).then(({ data, errors, replayed }) => ({ answer: data?.[name], errors, replayed }));

const valid = { name: 'Maple Court', timeZone: 'America/Chicago', currency: 'USD' };

describe('communityCreate', () => {
  test('makes a community with defaults, tells the outbox and the audit log', async () => {
    const session = sessionAs('admin', cedar);
    const { answer } = await mutate('communityCreate', { ...valid, name: '  Maple   Court ' }, session);
    expect(answer.userErrors).toEqual([]);
    expect(answer.community).toMatchObject({
      name: 'Maple   Court',
      kind: 'BUILDING',
      timeZone: 'America/Chicago',
      currency: 'USD',
      locale: 'en-US',
      address: null,
      version: 1,
      archivedAt: null,
    });
    const { id } = answer.community;
    const [event] = await world.database.admin`select event_type, actor from app.outbox_events where entity_id = ${id}`;
    expect(event?.event_type).toBe('community.created');
    const { data } = await run(world, {
      query:
        'query A($f: AuditLogFilter) { auditLog(filter: $f) { nodes { action actor entity entityId changes { field before after } } } }',
      variables: { f: { entityId: id } },
      as: session,
    });
    expect(data.auditLog.nodes).toMatchObject([
      { action: 'INSERT', entity: 'identity.communities', entityId: id, actor: event?.actor },
    ]);
    expect(data.auditLog.nodes[0].changes).toContainEqual({
      field: 'time_zone',
      before: null,
      after: '"America/Chicago"',
    });
  });

  test.each([
    ['no name', { name: '  ' }, 'VALUE_REQUIRED', 'name'],
    ['a name with NUL', { name: 'a\0b' }, 'INVALID_VALUE', 'name'],
    ['a long name', { name: 'x'.repeat(201) }, 'VALUE_TOO_LONG', 'name'],
    ['a zone that does not exist', { timeZone: 'America/Atlantis' }, 'TIME_ZONE_INVALID', 'timeZone'],
    ['an offset for a zone', { timeZone: '+05:30' }, 'TIME_ZONE_INVALID', 'timeZone'],
    ['a locale that is none', { locale: 'not a locale' }, 'INVALID_VALUE', 'locale'],
    ['a long address', { address: 'x'.repeat(501) }, 'VALUE_TOO_LONG', 'address'],
  ])('refuses %s', async (_, input, code, field) => {
    const { answer } = await mutate('communityCreate', { ...valid, name: 'Refused', ...input });
    expect(answer).toMatchObject({ community: null, userErrors: [{ code, path: ['input', field] }] });
  });

  test('refuses a currency that is none before it gets here, and two communities of one name', async () => {
    expect((await mutate('communityCreate', { ...valid, currency: 'XXX' })).errors?.[0]?.extensions?.code).toBe(
      'BAD_USER_INPUT',
    );
    await mutate('communityCreate', { ...valid, name: 'Élan' });
    expect((await mutate('communityCreate', { ...valid, name: 'ELAN' })).answer.userErrors).toMatchObject([
      { code: 'COMMUNITY_NAME_TAKEN' },
    ]);
    expect((await mutate('communityCreate', { ...valid, name: 'Foreign' })).answer.userErrors).toEqual([]);
  });

  test('refuses a zone that the database does not know, though the runtime may', async () => {
    const insert = world.database
      .admin`insert into identity.communities (organization_id, name, name_key, time_zone, currency) values (${cedar.id}, 'x', 'x', 'Mars/Base', 'USD')`;
    await expect(insert).rejects.toMatchObject({ constraint_name: 'communities_time_zone' });
  });

  test('rehearses without a trace, and repeats under a key', async () => {
    const dry = await mutate('communityCreate', { ...valid, name: 'Rehearsed' }, undefined, { dryRun: true });
    expect(dry.answer.community.name).toBe('Rehearsed');
    const session = sessionAs('admin', cedar);
    const once = await mutate('communityCreate', { ...valid, name: 'Rehearsed' }, session, { idempotencyKey: 'k1' });
    const again = await mutate('communityCreate', { ...valid, name: 'Rehearsed' }, session, { idempotencyKey: 'k1' });
    expect(again).toMatchObject({ replayed: true, answer: once.answer });
  });

  test('needs the permission', async () => {
    for (const role of ['manager', 'resident', 'analyst']) {
      const { errors } = await mutate('communityCreate', valid, sessionAs(role, cedar));
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', coordinate: 'Mutation.communityCreate' } }]);
    }
  });
});

describe('communityUpdate, communityArchive, communityRestore', () => {
  test('change what is given, count versions, and notice others', async () => {
    const { id } = await buildCommunity(world.database.admin, cedar, { address: 'Old Road 1' });
    const manager = sessionAs('manager', cedar);
    const changed = await mutate('communityUpdate', { id, kind: 'HOA', locale: 'ES-mx', expectedVersion: 1 }, manager);
    expect(changed.answer.community).toMatchObject({ kind: 'HOA', locale: 'es-MX', address: 'Old Road 1', version: 2 });
    expect((await mutate('communityUpdate', { id, address: null }, manager)).answer.community).toMatchObject({
      address: null,
      version: 3,
    });
    expect(
      (await mutate('communityUpdate', { id, name: 'Late', expectedVersion: 2 }, manager)).answer.userErrors,
    ).toMatchObject([{ code: 'CONFLICT' }]);
    const archived = await mutate('communityArchive', { id }, manager);
    expect(archived.answer.community.archivedAt).not.toBeNull();
    expect((await mutate('communityUpdate', { id, name: 'Gone' }, manager)).answer.userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    expect((await mutate('communityArchive', { id }, manager)).answer.community.version).toBe(
      archived.answer.community.version,
    );
    expect((await mutate('communityRestore', { id }, manager)).answer.community.archivedAt).toBeNull();
  });

  test.each(['communityUpdate', 'communityArchive', 'communityRestore'])(
    '%s finds no community of another organization',
    async (name) => {
      for (const id of [foreign.id, 'no-uuid', "'; drop table x;--"]) {
        expect((await mutate(name, { id })).answer).toMatchObject({
          community: null,
          userErrors: [{ code: 'NOT_FOUND', path: ['input', 'id'] }],
        });
      }
      const [row] = await world.database
        .admin`select version, deleted_at from identity.communities where id = ${foreign.id}`;
      expect(row).toMatchObject({ version: 1, deleted_at: null });
    },
  );

  test('are kept from staff of one community, who see it only', async () => {
    const { id } = await buildCommunity(world.database.admin, cedar);
    const session = sessionAs('manager', cedar, { visibility: 'communities', communityIds: [id] });
    expect(
      (await run(world, { query: '{ communities { nodes { id } } }', as: session })).data.communities.nodes,
    ).toEqual([{ id }]);
    expect((await mutate('communityUpdate', { id, name: 'Mine' }, session)).answer.userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
  });
});

describe('communities', () => {
  test('are listed by name in pages, filtered by prefix, kind and archive', async () => {
    const org = await makeOrganization(world);
    const { admin } = world.database;
    for (const [name, kind] of [
      ['Ash', 'hoa'],
      ['Aspen', 'building'],
      ['Birch', 'hoa'],
    ] as const)
      await buildCommunity(admin, org, { name, name_key: name.toLowerCase(), kind });
    await buildCommunity(admin, org, { name: 'Zed', name_key: 'zed', deleted_at: new Date() });
    const list = async (args: string) =>
      (
        await run(world, {
          query: `{ communities${args} { nodes { name } pageInfo { hasNextPage endCursor } totalCount } }`,
          as: sessionAs('analyst', org),
        })
      ).data.communities;
    const names = (page: { nodes: { name: string }[] }) => page.nodes.map(({ name }) => name);
    const first = await list('(first: 2)');
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(names(first)).toEqual(['Ash', 'Aspen']);
    expect(names(await list(`(first: 2, after: "${first.pageInfo.endCursor}")`))).toEqual(['Birch']);
    expect(names(await list('(orderBy: NAME_DESC, filter: { nameStartsWith: "AS" })'))).toEqual(['Aspen', 'Ash']);
    expect(names(await list('(filter: { kinds: [HOA] })'))).toEqual(['Ash', 'Birch']);
    expect(names(await list('(filter: { archived: ONLY })'))).toEqual(['Zed']);
    expect(names(await list('(orderBy: NEWEST_FIRST, first: 1)'))).toEqual(['Birch']);
  });

  test('are found by id and as entities, and only one’s own', async () => {
    const own = await buildCommunity(world.database.admin, cedar);
    const query =
      'query Q($id: ID!, $r: [_Any!]!) { community(id: $id) { id } _entities(representations: $r) { ... on Community { id name } } }';
    const ask = (id: string, as = sessionAs('resident', cedar, { communityIds: [own.id] })) =>
      run(world, { query, variables: { id, r: [{ __typename: 'Community', id }] }, as });
    expect((await ask(own.id)).data).toMatchObject({ community: { id: own.id }, _entities: [{ id: own.id }] });
    for (const id of [foreign.id, 'x', '00000000-0000-0000-0000-000000000000']) {
      expect((await ask(id)).data).toEqual({ community: null, _entities: [null] });
    }
    const other = await buildCommunity(world.database.admin, cedar);
    expect((await ask(other.id)).data).toEqual({ community: null, _entities: [null] });
    expect((await ask(own.id, sessionAs('admin', birch))).data).toEqual({ community: null, _entities: [null] });
  });
});

describe('organization', () => {
  const update = (input: object, as = sessionAs('admin', cedar)) =>
    run(world, {
      query:
        'mutation M($i: OrganizationUpdateInput!) { organizationUpdate(input: $i) { organization { name version } userErrors { code path } } }',
      variables: { i: input },
      as,
    });

  test('is the session’s own, with its communities', async () => {
    const org = await makeOrganization(world);
    await buildCommunity(world.database.admin, org, { name: 'One', name_key: 'one' });
    const query =
      '{ organization { id slug plan status version createdAt communities(first: 5) { totalCount nodes { name } } } }';
    expect((await run(world, { query, as: sessionAs('admin', org) })).data.organization).toMatchObject({
      id: org.id,
      slug: org.slug,
      plan: 'STANDARD',
      status: 'ACTIVE',
      communities: { totalCount: 1, nodes: [{ name: 'One' }] },
    });
    const entity = 'query Q($r: [_Any!]!) { _entities(representations: $r) { ... on Organization { id name } } }';
    const { data } = await run(world, {
      query: entity,
      variables: { r: [{ __typename: 'Organization', id: birch.id }] },
      as: sessionAs('admin', org),
    });
    expect(data._entities).toEqual([null]);
  });

  test('is renamed by administrators', async () => {
    expect((await update({ name: 'Cedar & Sons', expectedVersion: 1 })).data.organizationUpdate).toEqual({
      organization: { name: 'Cedar & Sons', version: 2 },
      userErrors: [],
    });
    expect((await update({ name: 'Late', expectedVersion: 1 })).data.organizationUpdate.userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    expect((await update({ name: ' ' })).data.organizationUpdate.userErrors).toMatchObject([
      { code: 'VALUE_REQUIRED', path: ['input', 'name'] },
    ]);
    expect((await update({ name: 'x' }, sessionAs('manager', cedar))).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
  });
});
