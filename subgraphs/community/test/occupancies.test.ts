import { buildCommunity, buildOccupancy, buildProperty, buildResident, buildUnit } from '@lintel/db/seeds/build';
import { addDays, today } from '@lintel/kernel/dates';
import { sessionAs } from '@lintel/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorsOf, openCommunityTest, residentOf } from './setup.ts';

let test: Awaited<ReturnType<typeof openCommunityTest>>;
beforeAll(async () => {
  test = await openCommunityTest();
});
afterAll(() => test.database.close());

const fields =
  'occupancy { id kind startDate endDate isPrimary isCurrent version unit { id } property { id } resident { id } } userErrors { code path }';
const create = (input: object, as = test.manager) =>
  test.ask(as, `mutation ($input: OccupancyCreateInput!) { occupancyCreate(input: $input) { ${fields} } }`, { input });
const change = (input: object) =>
  test.ask(test.manager, `mutation ($input: OccupancyUpdateInput!) { occupancyUpdate(input: $input) { ${fields} } }`, {
    input,
  });
const end = (input: object) =>
  test.ask(test.manager, `mutation ($input: OccupancyEndInput!) { occupancyEnd(input: $input) { ${fields} } }`, {
    input,
  });
const place = async () => {
  const property = await buildProperty(test.sql, test.home.community);
  return { unit: await buildUnit(test.sql, property), property, person: await buildResident(test.sql, test.cedar) };
};

describe('occupancyCreate', () => {
  it('puts a resident into a unit and copies where the unit is', async () => {
    const { unit, property, person } = await place();
    const { data, errors } = await create({
      unitId: unit.id,
      residentId: person.id,
      kind: 'TENANT',
      startDate: '2024-03-01',
    });
    expect(errors).toBeUndefined();
    expect(data.occupancyCreate).toEqual({
      occupancy: {
        id: expect.any(String),
        kind: 'TENANT',
        startDate: '2024-03-01',
        endDate: null,
        isPrimary: true,
        isCurrent: true,
        version: 1,
        unit: { id: unit.id },
        property: { id: property.id },
        resident: { id: person.id },
      },
      userErrors: [],
    });
    const [row] =
      await test.sql`select community_id from community.occupancies where id = ${data.occupancyCreate.occupancy.id}`;
    expect(row?.community_id).toBe(test.home.community.id);
  });

  it('refuses the same relation twice on one day, and lets it begin the day after', async () => {
    const { unit, person } = await place();
    const input = { unitId: unit.id, residentId: person.id, kind: 'OWNER' };
    await create({ ...input, startDate: '2024-01-01', endDate: '2024-06-30' });
    expect(errorsOf((await create({ ...input, startDate: '2024-06-30' })).data.occupancyCreate)).toEqual([
      'OCCUPANCY_OVERLAP input',
    ]);
    expect((await create({ ...input, startDate: '2024-07-01' })).data.occupancyCreate.userErrors).toEqual([]);
    expect(
      (await create({ ...input, kind: 'AUTHORISED', startDate: '2024-02-01' })).data.occupancyCreate.userErrors,
    ).toEqual([]);
  });

  it('keeps one main relation per person', async () => {
    const { unit, person } = await place();
    const second = await place();
    const first = (await create({ unitId: unit.id, residentId: person.id, kind: 'OWNER', startDate: '2024-01-01' }))
      .data.occupancyCreate.occupancy;
    const other = (
      await create({ unitId: second.unit.id, residentId: person.id, kind: 'OWNER', startDate: '2024-01-01' })
    ).data.occupancyCreate.occupancy;
    expect([first.isPrimary, other.isPrimary]).toEqual([true, false]);
    await change({ id: other.id, isPrimary: true });
    const { data } = await test.ask(
      test.manager,
      'query ($id: ID!) { resident(id: $id) { unit { id } units { totalCount nodes { id } } occupancies { nodes { id isPrimary version } } } }',
      { id: person.id },
    );
    expect(data.resident.unit).toEqual({ id: second.unit.id });
    expect(data.resident.units.totalCount).toBe(2);
    expect(data.resident.occupancies.nodes).toEqual(
      expect.arrayContaining([
        { id: first.id, isPrimary: false, version: 2 },
        { id: other.id, isPrimary: true, version: 2 },
      ]),
    );
  });

  it('refuses what does not exist, is archived, or belongs to others, naming each', async () => {
    const { unit, person } = await place();
    const gone = await buildUnit(test.sql, test.home.property, { deleted_at: new Date() });
    const away = await buildResident(test.sql, test.cedar, { deleted_at: new Date() });
    const codes = async (input: object, as = test.manager) =>
      errorsOf(
        (
          await create(
            { unitId: unit.id, residentId: person.id, kind: 'TENANT', startDate: '2024-01-01', ...input },
            as,
          )
        ).data.occupancyCreate,
      );
    expect(await codes({ unitId: 'nonsense', residentId: 'nonsense', endDate: '2023-12-31' })).toEqual([
      'REFERENCE_NOT_FOUND input.unitId',
      'REFERENCE_NOT_FOUND input.residentId',
      'OCCUPANCY_END_OUT_OF_TERM input.endDate',
    ]);
    expect(await codes({ unitId: gone.id })).toEqual(['UNIT_ARCHIVED input.unitId']);
    expect(await codes({ residentId: away.id })).toEqual(['RESIDENT_ARCHIVED input.residentId']);
    expect(await codes({ unitId: test.foreign.unit.id })).toEqual(['REFERENCE_NOT_FOUND input.unitId']);
    expect(await codes({ residentId: test.foreign.resident.id })).toEqual(['REFERENCE_NOT_FOUND input.residentId']);
    const elsewhere = sessionAs('manager', test.cedar, {
      visibility: 'communities',
      communityIds: [test.elsewhere.community.id],
    });
    expect(await codes({}, elsewhere)).toEqual([
      'REFERENCE_NOT_FOUND input.unitId',
      'REFERENCE_NOT_FOUND input.residentId',
    ]);
    expect(await test.sql`select from community.occupancies where unit_id = ${unit.id}`).toHaveLength(0);
  });

  it('admits one of twenty who all record the same at once', async () => {
    const { unit, person } = await place();
    const input = { unitId: unit.id, residentId: person.id, kind: 'TENANT', startDate: '2024-01-01' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => create(input)));
    const codes = answers.map(({ data }) => errorsOf(data.occupancyCreate)[0] ?? 'ok').sort();
    expect(codes).toEqual([...Array(19).fill('OCCUPANCY_OVERLAP input'), 'ok']);
  });

  it('refuses a date that the calendar does not have', async () => {
    const { unit, person } = await place();
    const { errors } = await create({
      unitId: unit.id,
      residentId: person.id,
      kind: 'TENANT',
      startDate: '2024-02-30',
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('occupancyEnd and occupancyUpdate', () => {
  it('end a term within itself, and only a correction makes it longer again', async () => {
    const { unit, person } = await place();
    const { id } = (await create({ unitId: unit.id, residentId: person.id, kind: 'TENANT', startDate: '2024-01-01' }))
      .data.occupancyCreate.occupancy;
    expect(errorsOf((await end({ id, endDate: '2023-12-31' })).data.occupancyEnd)).toEqual([
      'OCCUPANCY_END_OUT_OF_TERM input.endDate',
    ]);
    expect((await end({ id, endDate: '2024-12-31', expectedVersion: 1 })).data.occupancyEnd.occupancy).toMatchObject({
      endDate: '2024-12-31',
      isCurrent: false,
      version: 2,
    });
    expect(errorsOf((await end({ id, endDate: '2025-01-01' })).data.occupancyEnd)).toEqual([
      'OCCUPANCY_END_OUT_OF_TERM input.endDate',
    ]);
    expect(errorsOf((await end({ id, endDate: '2024-06-01', expectedVersion: 1 })).data.occupancyEnd)).toEqual([
      'CONFLICT input.expectedVersion',
    ]);
    expect((await change({ id, endDate: null })).data.occupancyUpdate.occupancy).toMatchObject({
      endDate: null,
      isCurrent: true,
      kind: 'TENANT',
    });
    expect((await change({ id, kind: 'AUTHORISED' })).data.occupancyUpdate.occupancy).toMatchObject({
      kind: 'AUTHORISED',
      startDate: '2024-01-01',
    });
    expect(errorsOf((await change({ id: test.foreign.occupancy.id, endDate: null })).data.occupancyUpdate)).toEqual([
      'NOT_FOUND input.id',
    ]);
    expect(errorsOf((await change({ id: 'nonsense' })).data.occupancyUpdate)).toEqual(['NOT_FOUND input.id']);
  });
});

describe('who lives in a unit today', () => {
  const residentsOf = async (unitId: string, as = test.manager) =>
    (
      await test.ask(
        as,
        `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Unit { residents(first: 5) { totalCount nodes { id } edges { cursor node { id } } } } } }`,
        { r: [{ __typename: 'Unit', id: unitId }] },
      )
    ).data._entities[0].residents;

  it('is judged by the calendar of the community', async () => {
    const now = new Date();
    for (const zone of ['Pacific/Kiritimati', 'Etc/GMT+12', 'America/Mexico_City']) {
      const community = await buildCommunity(test.sql, test.cedar, { time_zone: zone });
      const unit = await buildUnit(test.sql, await buildProperty(test.sql, community));
      const day = today(zone, now);
      const people = await Promise.all(Array.from({ length: 4 }, () => buildResident(test.sql, test.cedar)));
      const [lastDay, firstDay, gone, later] = people as [
        { id: string },
        { id: string },
        { id: string },
        { id: string },
      ];
      await buildOccupancy(test.sql, unit, lastDay, { start_date: '2020-01-01', end_date: day });
      await buildOccupancy(test.sql, unit, firstDay, { start_date: day });
      await buildOccupancy(test.sql, unit, gone, { start_date: '2020-01-01', end_date: addDays(day, -1) });
      await buildOccupancy(test.sql, unit, later, { start_date: addDays(day, 1) });
      const { totalCount, nodes } = await residentsOf(unit.id);
      expect([zone, totalCount, nodes.map(({ id }: { id: string }) => id).sort()]).toEqual([
        zone,
        2,
        [lastDay.id, firstDay.id].sort(),
      ]);
    }
  });

  it('names a person with two relations once, in the list, the edges and the count', async () => {
    const { unit, person } = await place();
    await buildOccupancy(test.sql, unit, person, { kind: 'owner' });
    await buildOccupancy(test.sql, unit, person, { kind: 'authorised', start_date: '2021-01-01' });
    expect(await residentsOf(unit.id)).toEqual({
      totalCount: 1,
      nodes: [{ id: person.id }],
      edges: [{ cursor: expect.any(String), node: { id: person.id } }],
    });
    const { data } = await test.ask(
      test.manager,
      'query ($id: ID!) { resident(id: $id) { units { totalCount nodes { id } } } }',
      { id: person.id },
    );
    expect(data.resident.units).toEqual({ totalCount: 1, nodes: [{ id: unit.id }] });
  });

  it('is nobody for the other organization, for strangers, and for an id that is none', async () => {
    const nobody = { totalCount: 0, nodes: [], edges: [] };
    expect(await residentsOf(test.home.unit.id, sessionAs('manager', test.birch))).toEqual(nobody);
    expect(await residentsOf(test.home.unit.id, residentOf(test.elsewhere))).toEqual(nobody);
    expect(await residentsOf('nonsense')).toEqual(nobody);
    expect((await residentsOf(test.home.unit.id, residentOf(test.home))).nodes).toEqual([
      { id: test.home.resident.id },
    ]);
  });

  it('asks the database as often for two hundred units as for two', async () => {
    const property = await buildProperty(test.sql, test.home.community);
    const units = await Promise.all(Array.from({ length: 200 }, () => buildUnit(test.sql, property)));
    const person = await buildResident(test.sql, test.cedar);
    await Promise.all(units.map((unit) => buildOccupancy(test.sql, unit, person)));
    const query =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Unit { residents(first: 5) { nodes { id fullName unit { id } } } } } }';
    const before = test.reads();
    const { data } = await test.ask(test.manager, query, { r: units.map(({ id }) => ({ __typename: 'Unit', id })) });
    // One for the pages, one for the people, one for their main units.
    expect(test.reads() - before).toBe(3);
    expect(
      data._entities.filter((unit: { residents: { nodes: unknown[] } }) => unit.residents.nodes.length === 1),
    ).toHaveLength(200);
  });
});

describe('entities', () => {
  const entities = async (as: Parameters<typeof test.ask>[0], representations: object[], selection: string) =>
    test.ask(as, `query ($r: [_Any!]!) { _entities(representations: $r) { ${selection} } }`, { r: representations });

  it('resolve a resident by id alone, and null for those of others', async () => {
    const representations = [test.home.resident.id, test.foreign.resident.id, 'nonsense'].map((id) => ({
      __typename: 'Resident',
      id,
      fullName: 'forged',
    }));
    const { data } = await entities(test.manager, representations, '... on Resident { id fullName }');
    expect(data._entities).toEqual([{ id: test.home.resident.id, fullName: test.home.resident.full_name }, null, null]);
  });

  it('are authorised like any path', async () => {
    const { errors, data } = await entities(
      sessionAs('vendor', test.cedar),
      [{ __typename: 'Resident', id: test.home.resident.id }],
      '... on Resident { fullName }',
    );
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('give a user his resident profile', async () => {
    const user = [{ __typename: 'User', id: test.home.user.id }];
    const profile = '... on User { residentProfile { id unit { id } } }';
    expect((await entities(residentOf(test.home), user, profile)).data._entities).toEqual([
      { residentProfile: { id: test.home.resident.id, unit: { id: test.home.unit.id } } },
    ]);
    expect((await entities(sessionAs('manager', test.birch), user, profile)).data._entities).toEqual([
      { residentProfile: null },
    ]);
  });
});

describe('occupancies', () => {
  it('show a resident his own past, and of others only who is there today', async () => {
    const past = await buildOccupancy(test.sql, test.elsewhere.unit, test.home.resident, {
      start_date: '2015-01-01',
      end_date: '2016-12-31',
    });
    const before = await buildOccupancy(test.sql, test.home.unit, test.elsewhere.resident, {
      start_date: '2015-01-01',
      end_date: '2016-12-31',
    });
    const { data } = await test.ask(
      residentOf(test.home),
      '{ occupancies { nodes { id isCurrent resident { id } } } }',
    );
    expect(data.occupancies.nodes).toEqual([
      { id: test.home.occupancy.id, isCurrent: true, resident: { id: test.home.resident.id } },
      { id: past.id, isCurrent: false, resident: { id: test.home.resident.id } },
    ]);
    expect(
      (await test.ask(residentOf(test.home), 'query ($id: ID!) { occupancy(id: $id) { id } }', { id: before.id })).data
        .occupancy,
    ).toBeNull();
  });

  it('filter by unit, resident, community, kind and today', async () => {
    const count = async (filter: string) =>
      (await test.ask(test.manager, `{ occupancies(filter: { ${filter} }) { totalCount } }`)).data.occupancies
        .totalCount;
    const { unit, person } = await place();
    await buildOccupancy(test.sql, unit, person, { kind: 'owner' });
    await buildOccupancy(test.sql, unit, person, { kind: 'tenant', end_date: '2021-01-01' });
    expect(await count(`unitId: "${unit.id}"`)).toBe(2);
    expect(await count(`residentId: "${person.id}", kind: [OWNER]`)).toBe(1);
    expect(await count(`residentId: "${person.id}", kind: [OWNER, TENANT], current: false`)).toBe(1);
    expect(await count(`residentId: "${person.id}", current: true, communityId: "${test.home.community.id}"`)).toBe(1);
    expect(await count(`communityId: "${test.foreign.community.id}"`)).toBe(0);
    expect(await count('unitId: "nonsense"')).toBe(0);
    expect(await count(`residentId: "${person.id}", kind: []`)).toBe(0);
  });
});
