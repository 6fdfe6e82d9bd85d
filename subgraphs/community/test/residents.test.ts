import { buildMember, buildOccupancy, buildResident } from '@lintel/db/seeds/build';
import { sessionAs } from '@lintel/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorsOf, openCommunityTest, residentOf } from './setup.ts';

let test: Awaited<ReturnType<typeof openCommunityTest>>;
beforeAll(async () => {
  test = await openCommunityTest();
});
afterAll(() => test.database.close());

const residentQuery = 'query ($id: ID!) { resident(id: $id) { id fullName archivedAt } }';
const create = (input: object, as = test.manager) =>
  test.ask(
    as,
    `mutation ($input: ResidentCreateInput!) { residentCreate(input: $input) {
    resident { id fullName email phone preferredLanguage notes version community { id } user { id } } userErrors { code path } } }`,
    { input },
  );
const update = (input: object, as = test.manager) =>
  test.ask(
    as,
    `mutation ($input: ResidentUpdateInput!) { residentUpdate(input: $input) {
    resident { id fullName email notes version user { id } } userErrors { code path } } }`,
    { input },
  );
const archive = (id: string, as = test.manager) =>
  test.ask(
    as,
    'mutation ($id: ID!) { residentArchive(input: { id: $id }) { resident { id archivedAt } userErrors { code path } } }',
    { id },
  );
const restore = (id: string, as = test.manager) =>
  test.ask(
    as,
    'mutation ($id: ID!) { residentRestore(input: { id: $id }) { resident { id archivedAt } userErrors { code path } } }',
    { id },
  );

describe('residentCreate', () => {
  it('records a person, cleaned, and tells the outbox', async () => {
    const { data, errors } = await create({
      fullName: '  Zoë   Müller ',
      email: 'Zoe@Example.org',
      phone: '+1 312 555 0100',
      preferredLanguage: 'es-mx',
      notes: 'Two cats.\nRing twice.',
    });
    expect(errors).toBeUndefined();
    expect(data.residentCreate).toMatchObject({
      resident: {
        fullName: 'Zoë   Müller',
        email: 'Zoe@Example.org',
        preferredLanguage: 'es-MX',
        notes: 'Two cats.\nRing twice.',
        version: 1,
        community: null,
        user: null,
      },
      userErrors: [],
    });
    const { id } = data.residentCreate.resident;
    const [row] =
      await test.sql`select name_key, email_norm, organization_id from community.residents where id = ${id}`;
    expect(row).toEqual({ name_key: 'zoe muller', email_norm: 'zoe@example.org', organization_id: test.cedar.id });
    const events = await test.sql`select event_type from app.outbox_events where entity_id = ${id}`;
    expect(events).toMatchObject([{ event_type: 'resident.created' }]);
  });

  it.each([
    [{ fullName: ' \u200b ' }, ['VALUE_REQUIRED input.fullName']],
    [{ fullName: 'a'.repeat(201) }, ['VALUE_TOO_LONG input.fullName']],
    [{ fullName: 'Ann\u0000' }, ['INVALID_VALUE input.fullName']],
    [{ fullName: 'Ann', email: 'ann@' }, ['EMAIL_INVALID input.email']],
    [{ fullName: 'Ann', email: 'a b@example.org' }, ['EMAIL_INVALID input.email']],
    [{ fullName: 'Ann', preferredLanguage: 'not a tag' }, ['LANGUAGE_INVALID input.preferredLanguage']],
    [{ fullName: '', phone: '1'.repeat(51) }, ['VALUE_REQUIRED input.fullName', 'VALUE_TOO_LONG input.phone']],
    [{ fullName: 'Ann', communityId: 'nonsense' }, ['REFERENCE_NOT_FOUND input.communityId']],
    [{ fullName: 'Ann', userId: 'nonsense' }, ['REFERENCE_NOT_FOUND input.userId']],
  ])('refuses %j', async (input, expected) => {
    const before = await test.sql`select count(*)::int as n from community.residents`;
    const { data } = await create(input);
    expect(data.residentCreate.resident).toBeNull();
    expect(errorsOf(data.residentCreate)).toEqual(expected);
    expect(await test.sql`select count(*)::int as n from community.residents`).toEqual(before);
  });

  it('does not find a community, a user or a unit of another organization', async () => {
    const withCommunity = await create({ fullName: 'Ann', communityId: test.foreign.community.id });
    const withUser = await create({ fullName: 'Ann', userId: test.foreign.user.id });
    expect(errorsOf(withCommunity.data.residentCreate)).toEqual(['REFERENCE_NOT_FOUND input.communityId']);
    expect(errorsOf(withUser.data.residentCreate)).toEqual(['REFERENCE_NOT_FOUND input.userId']);
  });

  it('links a login only once, and only to a member', async () => {
    const { user } = await buildMember(test.sql, test.cedar);
    const first = await create({ fullName: 'First', userId: user.id });
    const second = await create({ fullName: 'Second', userId: user.id });
    expect(first.data.residentCreate.resident.user).toEqual({ id: user.id });
    expect(errorsOf(second.data.residentCreate)).toEqual(['RESIDENT_USER_TAKEN input.userId']);
  });

  it('needs the permission and a session', async () => {
    expect((await create({ fullName: 'Ann' }, sessionAs('guard', test.cedar))).errors?.[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await test.ask(null, residentQuery, { id: test.home.resident.id })).errors?.[0]?.extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('makes staff of single communities say which of theirs keeps the record', async () => {
    const local = sessionAs('manager', test.cedar, { visibility: 'communities', communityIds: [test.empty.id] });
    const nowhere = await create({ fullName: 'Ann' }, local);
    const notTheirs = await create({ fullName: 'Ann', communityId: test.home.community.id }, local);
    const theirs = await create({ fullName: 'Ann', communityId: test.empty.id }, local);
    expect(errorsOf(nowhere.data.residentCreate)).toEqual(['VALUE_REQUIRED input.communityId']);
    expect(errorsOf(notTheirs.data.residentCreate)).toEqual(['REFERENCE_NOT_FOUND input.communityId']);
    expect(theirs.data.residentCreate.resident).toMatchObject({ fullName: 'Ann', community: { id: test.empty.id } });
  });
});

describe('residentUpdate', () => {
  it('changes what is named and nothing else, and counts versions', async () => {
    const created = await create({ fullName: 'Old Name', email: 'old@example.org', notes: 'kept' });
    const { id } = created.data.residentCreate.resident;
    const changed = await update({ id, expectedVersion: 1, fullName: 'New Name', email: null });
    expect(changed.data.residentUpdate.resident).toMatchObject({
      fullName: 'New Name',
      email: null,
      notes: 'kept',
      version: 2,
    });
    const stale = await update({ id, expectedVersion: 1, fullName: 'Lost' });
    expect(errorsOf(stale.data.residentUpdate)).toEqual(['CONFLICT input.expectedVersion']);
    const [row] = await test.sql`select name_key, version from community.residents where id = ${id}`;
    expect(row).toEqual({ name_key: 'new name', version: 2 });
  });

  it('links and unlinks a login', async () => {
    const { user } = await buildMember(test.sql, test.cedar);
    const { id } = (await create({ fullName: 'Linked' })).data.residentCreate.resident;
    expect((await update({ id, userId: user.id })).data.residentUpdate.resident.user).toEqual({ id: user.id });
    expect((await update({ id, userId: null })).data.residentUpdate.resident.user).toBeNull();
    expect(errorsOf((await update({ id, userId: test.foreign.user.id })).data.residentUpdate)).toEqual([
      'REFERENCE_NOT_FOUND input.userId',
    ]);
  });

  it('answers NOT_FOUND for ids of others, of nobody, and that are none', async () => {
    for (const id of [test.foreign.resident.id, '00000000-0000-7000-8000-000000000000', 'nonsense', '']) {
      expect(errorsOf((await update({ id, fullName: 'Mine now' })).data.residentUpdate)).toEqual([
        'NOT_FOUND input.id',
      ]);
    }
    const [row] = await test.sql`select full_name from community.residents where id = ${test.foreign.resident.id}`;
    expect(row?.full_name).not.toBe('Mine now');
  });

  it('refuses a name that is taken away', async () => {
    expect(errorsOf((await update({ id: test.home.resident.id, fullName: null })).data.residentUpdate)).toEqual([
      'VALUE_REQUIRED input.fullName',
    ]);
  });
});

describe('residentArchive and residentRestore', () => {
  it('hide the record from lists, not from whoever has the id, and bring it back', async () => {
    const { id } = (await create({ fullName: 'Quentin Quiet' })).data.residentCreate.resident;
    const list = async (archived?: string) =>
      (
        await test.ask(
          test.manager,
          'query ($archived: ArchivedFilter) { residents(filter: { nameStartsWith: "Quentin", archived: $archived }) { totalCount nodes { id } } }',
          { archived },
        )
      ).data.residents;
    expect((await archive(id)).data.residentArchive.resident.archivedAt).not.toBeNull();
    expect(await list()).toEqual({ totalCount: 0, nodes: [] });
    expect(await list('ONLY')).toEqual({ totalCount: 1, nodes: [{ id }] });
    expect((await test.ask(test.manager, residentQuery, { id })).data.resident.archivedAt).not.toBeNull();
    expect(errorsOf((await archive(id)).data.residentArchive)).toEqual(['RESIDENT_ARCHIVED input.id']);
    expect(errorsOf((await update({ id, fullName: 'No' })).data.residentUpdate)).toEqual([
      'RESIDENT_ARCHIVED input.id',
    ]);
    expect((await restore(id)).data.residentRestore.resident.archivedAt).toBeNull();
    expect(await list()).toEqual({ totalCount: 1, nodes: [{ id }] });
  });

  it('refuse to archive somebody who still lives somewhere, also where the session does not look', async () => {
    expect(errorsOf((await archive(test.home.resident.id)).data.residentArchive)).toEqual(['RESIDENT_IN_USE input.id']);
    const person = await buildResident(test.sql, test.cedar, { community_id: test.empty.id });
    await buildOccupancy(test.sql, test.elsewhere.unit, person);
    const local = sessionAs('manager', test.cedar, { visibility: 'communities', communityIds: [test.empty.id] });
    expect(errorsOf((await archive(person.id, local)).data.residentArchive)).toEqual(['RESIDENT_IN_USE input.id']);
  });

  it('answer a restore into a login that somebody else has by now with a typed conflict', async () => {
    const { user } = await buildMember(test.sql, test.cedar);
    const { id } = (await create({ fullName: 'Before', userId: user.id })).data.residentCreate.resident;
    await archive(id);
    await create({ fullName: 'After', userId: user.id });
    expect(errorsOf((await restore(id)).data.residentRestore)).toEqual(['RESIDENT_USER_TAKEN input.userId']);
  });
});

describe('residents', () => {
  const names = async (as: Parameters<typeof test.ask>[0], args = '') =>
    (
      (await test.ask(as, `{ residents(first: 100${args}) { nodes { id } } }`)).data.residents.nodes as { id: string }[]
    ).map(({ id }) => id);

  it('show the manager all of his organization and nobody else', async () => {
    const seen = await names(test.manager);
    expect(seen).toEqual(expect.arrayContaining([test.home.resident.id, test.elsewhere.resident.id]));
    expect(seen).not.toContain(test.foreign.resident.id);
  });

  it('show a resident himself and those who share his unit today', async () => {
    const partner = await buildResident(test.sql, test.cedar);
    const former = await buildResident(test.sql, test.cedar);
    const next = await buildResident(test.sql, test.cedar);
    await buildOccupancy(test.sql, test.home.unit, partner, { kind: 'authorised' });
    await buildOccupancy(test.sql, test.home.unit, former, { start_date: '2010-01-01', end_date: '2019-12-31' });
    await buildOccupancy(test.sql, test.home.unit, next, { start_date: '2199-01-01' });
    const me = residentOf(test.home);
    expect((await names(me)).sort()).toEqual([test.home.resident.id, partner.id].sort());
    for (const stranger of [former, next, test.elsewhere.resident, test.foreign.resident]) {
      expect((await test.ask(me, residentQuery, { id: stranger.id })).data.resident).toBeNull();
    }
  });

  it('show a guard the people of his community only, without the notes of the staff', async () => {
    const guard = sessionAs('guard', test.cedar, { communityIds: [test.home.community.id] });
    const seen = await names(guard);
    expect(seen).toContain(test.home.resident.id);
    expect(seen).not.toContain(test.elsewhere.resident.id);
    const { errors, data } = await test.ask(guard, '{ residents { nodes { notes } } }');
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', coordinate: 'Resident.notes' });
  });

  it('show a vendor and the other organization nothing', async () => {
    expect(
      (await test.ask(sessionAs('vendor', test.cedar), '{ residents { nodes { id } } }')).errors?.[0]?.extensions,
    ).toMatchObject({ code: 'FORBIDDEN' });
    const birch = sessionAs('manager', test.birch);
    expect(await names(birch)).toEqual([test.foreign.resident.id]);
    expect((await test.ask(birch, residentQuery, { id: test.home.resident.id })).data.resident).toBeNull();
  });

  it('find by prefix, e-mail, unit and community', async () => {
    const { id } = (await create({ fullName: 'Örsted, Åse', email: 'Aase@Example.org' })).data.residentCreate.resident;
    await buildOccupancy(test.sql, test.elsewhere.unit, { id }, { is_primary: false });
    expect(await names(test.manager, ', filter: { nameStartsWith: "ORST" }')).toEqual([id]);
    expect(await names(test.manager, ', filter: { email: "AASE@example.ORG" }')).toEqual([id]);
    expect(await names(test.manager, `, filter: { unitId: "${test.elsewhere.unit.id}", nameStartsWith: "o" }`)).toEqual(
      [id],
    );
    expect(
      await names(test.manager, `, filter: { communityId: "${test.elsewhere.community.id}", nameStartsWith: "o" }`),
    ).toEqual([id]);
    for (const filter of [
      'nameStartsWith: "%"',
      'unitId: "nonsense"',
      'communityId: "nonsense"',
      `unitId: "${test.foreign.unit.id}"`,
    ]) {
      expect(await names(test.manager, `, filter: { ${filter} }`)).toEqual([]);
    }
  });

  it('page through all in order without a gap, and refuse a cursor of another list', async () => {
    const all = await names(test.manager, ', orderBy: NAME_ASC');
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await test.ask(
        test.manager,
        'query ($after: String) { residents(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      paged.push(...data.residents.nodes.map(({ id }: { id: string }) => id));
      after = data.residents.pageInfo.hasNextPage ? data.residents.pageInfo.endCursor : null;
    } while (after !== null);
    expect(paged).toEqual(all);
    const { data } = await test.ask(test.manager, '{ residents(first: 1) { pageInfo { endCursor } } }');
    const cursor = data.residents.pageInfo.endCursor;
    for (const args of [
      `orderBy: NAME_DESC, after: "${cursor}"`,
      `filter: { nameStartsWith: "a" }, after: "${cursor}"`,
      'after: "junk"',
    ]) {
      expect(
        (await test.ask(test.manager, `{ residents(${args}) { nodes { id } } }`)).errors?.[0]?.extensions,
      ).toMatchObject({ code: 'CURSOR_INVALID' });
    }
    expect(
      (await test.ask(sessionAs('manager', test.birch), `{ residents(after: "${cursor}") { nodes { id } } }`))
        .errors?.[0]?.extensions,
    ).toMatchObject({ code: 'CURSOR_INVALID' });
  });
});
