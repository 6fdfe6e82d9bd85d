import { buildLease, buildProperty, buildUnit, type Row } from '@lintel/db/seeds/build';
import { sessionAs } from '@lintel/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorsOf, openPropertyTest, type PropertyTest, residentOf } from './setup.ts';

let test: PropertyTest;
let house: Row;
beforeAll(async () => {
  test = await openPropertyTest();
  house = await buildProperty(test.sql, test.home.community);
});
afterAll(() => test.database.close());

const all = `unit { id number kind floor squareFeet bedrooms bathrooms baseRent { amount currency minorUnits } amenities version archivedAt
  property { id } building { id } community { id } }`;
const create = (input: object, as = test.manager) =>
  test.command('unitCreate', { propertyId: house.id, ...input }, { select: all, as });
const bulk = (input: object, as = test.manager) =>
  test.command(
    'unitsCreate',
    { propertyId: house.id, ...input },
    { select: 'units { id number } createdCount skippedCount', as },
  );
const update = (input: object, as = test.manager) => test.command('unitUpdate', input, { select: all, as });
const archive = (input: object, as = test.manager) => test.command('unitArchive', input, { select: all, as });
const restore = (input: object, as = test.manager) => test.command('unitRestore', input, { select: all, as });
const buildingCreate = (input: object) =>
  test.command('buildingCreate', { propertyId: house.id, ...input }, { select: 'building { id }' });
const numbers = async (args: string, as = test.manager): Promise<string[]> => {
  const { data, errors } = await test.ask(as, `{ units(${args}) { totalCount nodes { number } } }`);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.units.nodes.map(({ number }: { number: string }) => number);
};
const rows = (...given: string[]) => given.map((number) => ({ number }));

describe('unitCreate', () => {
  it('records a unit in the currency of its community', async () => {
    const { building } = await buildingCreate({ name: 'North' });
    const { unit, userErrors } = await create({
      number: ' 12B ',
      kind: 'STUDIO',
      buildingId: building.id,
      floor: -1,
      squareFeet: 410,
      bedrooms: 0,
      bathrooms: 1.5,
      baseRent: { amount: '1250.50', currency: 'USD' },
      amenities: ['Balcony'],
    });
    expect(userErrors).toEqual([]);
    expect(unit).toEqual({
      id: expect.any(String),
      number: '12B',
      kind: 'STUDIO',
      floor: -1,
      squareFeet: 410,
      bedrooms: 0,
      bathrooms: 1.5,
      amenities: ['Balcony'],
      baseRent: { amount: '1250.50', currency: 'USD', minorUnits: 125050 },
      version: 1,
      archivedAt: null,
      property: { id: house.id },
      building: { id: building.id },
      community: { id: test.home.community.id },
    });
  });

  it.each([
    [{ number: '' }, ['VALUE_REQUIRED input.number']],
    [{ number: '1'.repeat(51), floor: 301 }, ['VALUE_TOO_LONG input.number', 'VALUE_OUT_OF_RANGE input.floor']],
    [{ number: 'x1', bathrooms: 1.2 }, ['INVALID_VALUE input.bathrooms']],
    [{ number: 'x1', bedrooms: -1 }, ['VALUE_OUT_OF_RANGE input.bedrooms']],
    [{ number: 'x1', baseRent: { amount: '1.005', currency: 'USD' } }, ['AMOUNT_TOO_PRECISE input.baseRent.amount']],
    [{ number: 'x1', baseRent: { amount: '-1.00', currency: 'USD' } }, ['VALUE_OUT_OF_RANGE input.baseRent.amount']],
    [{ number: 'x1', baseRent: { amount: '1.00', currency: 'EUR' } }, ['CURRENCY_MISMATCH input.baseRent.currency']],
    [{ number: 'x1', buildingId: 'nonsense' }, ['REFERENCE_NOT_FOUND input.buildingId']],
    [{ number: 'x1', propertyId: 'nonsense' }, ['REFERENCE_NOT_FOUND input.propertyId']],
  ])('refuses %j', async (input, expected) => {
    const payload = await create(input);
    expect(payload.unit).toBeNull();
    expect(errorsOf(payload)).toEqual(expected);
  });

  it('does not find a property of another organization or a building of another property', async () => {
    expect(errorsOf(await create({ number: 'x1', propertyId: test.foreign.property.id }))).toEqual([
      'REFERENCE_NOT_FOUND input.propertyId',
    ]);
    const { building } = await test.command(
      'buildingCreate',
      { propertyId: test.elsewhere.property.id, name: 'Far' },
      { select: 'building { id }' },
    );
    expect(errorsOf(await create({ number: 'x1', buildingId: building.id }))).toEqual([
      'REFERENCE_NOT_FOUND input.buildingId',
    ]);
  });

  it('takes numbers that read alike for the same, and only within a property', async () => {
    await create({ number: 'A-7' });
    expect(errorsOf(await create({ number: 'a-07' }))).toEqual(['UNIT_NUMBER_TAKEN input.number']);
    expect((await create({ number: 'A-7', propertyId: test.home.property.id })).userErrors).toEqual([]);
  });

  it('adds nothing to an archived property', async () => {
    const gone = await buildProperty(test.sql, test.home.community, { deleted_at: new Date() });
    expect(errorsOf(await create({ number: '1', propertyId: gone.id }))).toEqual([
      'PROPERTY_ARCHIVED input.propertyId',
    ]);
  });

  it('needs the permission', async () => {
    const { errors } = await test.ask(
      residentOf(test.home),
      `mutation { unitCreate(input: { propertyId: "${house.id}", number: "1" }) { unit { id } } }`,
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'property.unit.create' });
  });
});

describe('unitsCreate', () => {
  it('creates five hundred at once in the order given, and none when repeated with SKIP', async () => {
    const tower = await buildProperty(test.sql, test.home.community);
    const units = rows(...Array.from({ length: 500 }, (_, index) => String(500 - index)));
    const first = await bulk({ propertyId: tower.id, units, onExisting: 'SKIP' });
    expect(first).toMatchObject({ createdCount: 500, skippedCount: 0, userErrors: [] });
    expect(first.units.map(({ number }: { number: string }) => number)).toEqual(units.map(({ number }) => number));
    const second = await bulk({
      propertyId: tower.id,
      units: [...units.slice(0, 499), ...rows('501')],
      onExisting: 'SKIP',
    });
    expect(second).toMatchObject({ createdCount: 1, skippedCount: 499, units: [{ number: '501' }] });
    const [counted] = await test.sql`select count(*)::int as units from property.units where property_id = ${tower.id}`;
    expect(counted).toEqual({ units: 501 });
    const [events] =
      await test.sql`select count(*)::int as n from app.outbox_events e join property.units u on u.id = e.entity_id
      where u.property_id = ${tower.id} and e.event_type = 'unit.created'`;
    expect(events).toEqual({ n: 501 });
  });

  it('names every bad row and writes nothing', async () => {
    await bulk({ units: rows('taken 1') });
    expect(errorsOf(await bulk({ units: rows('new 1', 'Taken 01', 'new 2') }))).toEqual([
      'UNIT_NUMBER_TAKEN input.units.1.number',
    ]);
    expect(errorsOf(await bulk({ units: [...rows('new 1', ''), { number: 'new 2', floor: 999 }] }))).toEqual([
      'VALUE_REQUIRED input.units.1.number',
      'VALUE_OUT_OF_RANGE input.units.2.floor',
    ]);
    expect(errorsOf(await bulk({ units: rows('new 1', 'NEW 1'), onExisting: 'SKIP' }))).toEqual([
      'DUPLICATE_ITEM input.units.1.number',
    ]);
    expect(await numbers(`filter: { propertyId: "${house.id}", numberStartsWith: "new" }`)).toEqual([]);
  });

  it('takes 1 to 500 rows', async () => {
    expect(errorsOf(await bulk({ units: [] }))).toEqual(['VALUE_REQUIRED input.units']);
    expect(errorsOf(await bulk({ units: rows(...Array.from({ length: 501 }, (_, index) => `t${index}`)) }))).toEqual([
      'TOO_MANY_ITEMS input.units',
    ]);
  });

  it('creates one set when two importers run at once', async () => {
    const shared = await buildProperty(test.sql, test.home.community);
    const input = {
      propertyId: shared.id,
      units: rows(...Array.from({ length: 200 }, (_, index) => String(index))),
      onExisting: 'SKIP',
    };
    const payloads = await Promise.all([bulk(input), bulk(input), bulk(input)]);
    expect(payloads.map(({ userErrors }) => userErrors)).toEqual([[], [], []]);
    expect(payloads.reduce((sum, { createdCount }) => sum + createdCount, 0)).toBe(200);
  });
});

describe('unitUpdate', () => {
  it('changes what is given, clears what is null and leaves the rest', async () => {
    const { unit } = await create({ number: 'u1', floor: 3, baseRent: { amount: '900.00', currency: 'USD' } });
    const changed = await update({ id: unit.id, expectedVersion: 1, number: 'u2', baseRent: null, bedrooms: 2 });
    expect(changed.unit).toMatchObject({ number: 'u2', baseRent: null, bedrooms: 2, floor: 3, version: 2 });
    expect(errorsOf(await update({ id: unit.id, expectedVersion: 1, floor: 4 }))).toEqual([
      'CONFLICT input.expectedVersion',
    ]);
  });

  it('moves a unit into a building in use of the same property only', async () => {
    const { unit } = await create({ number: 'u3' });
    const { building } = await buildingCreate({ name: 'South' });
    expect((await update({ id: unit.id, buildingId: building.id })).unit.building).toEqual({ id: building.id });
    const { building: far } = await test.command(
      'buildingCreate',
      { propertyId: test.elsewhere.property.id, name: 'Farther' },
      { select: 'building { id }' },
    );
    expect(errorsOf(await update({ id: unit.id, buildingId: far.id }))).toEqual([
      'REFERENCE_NOT_FOUND input.buildingId',
    ]);
    expect((await update({ id: unit.id, buildingId: null })).unit.building).toBeNull();
  });

  it('refuses the number of a neighbour, and does not find units of others', async () => {
    await create({ number: 'u4' });
    const { unit } = await create({ number: 'u5' });
    expect(errorsOf(await update({ id: unit.id, number: 'U4' }))).toEqual(['UNIT_NUMBER_TAKEN input.number']);
    for (const id of ['nonsense', test.foreign.unit.id])
      expect(errorsOf(await update({ id, floor: 1 }))).toEqual(['NOT_FOUND input.id']);
  });
});

describe('unitArchive and unitRestore', () => {
  it('hide a unit everywhere, free its number and bring it back', async () => {
    const { unit } = await create({ number: 'z1' });
    const archived = await archive({ id: unit.id });
    expect(archived.unit).toMatchObject({ archivedAt: expect.any(String), version: 2 });
    const { data } = await test.ask(
      test.manager,
      `query ($id: ID!) { unit(id: $id) { id } _entities(representations: [{ __typename: "Unit", id: $id }]) { ... on Unit { number } } }`,
      { id: unit.id },
    );
    expect(data).toEqual({ unit: null, _entities: [null] });
    expect(await numbers('filter: { numberStartsWith: "z1" }')).toEqual([]);
    expect(errorsOf(await update({ id: unit.id, floor: 1 }))).toEqual(['UNIT_ARCHIVED input']);
    expect((await restore({ id: unit.id })).unit).toMatchObject({ archivedAt: null, version: 3 });
    await archive({ id: unit.id });
    await create({ number: 'Z1' });
    expect(errorsOf(await restore({ id: unit.id }))).toEqual(['UNIT_NUMBER_TAKEN input.id']);
  });

  it('refuse while a lease is drafted, runs or is to come, and not after it has ended', async () => {
    const inUse = async (lease: Record<string, unknown>) => {
      const unit = await buildUnit(test.sql, house);
      await buildLease(test.sql, unit, undefined, lease);
      return errorsOf(await archive({ id: unit.id }));
    };
    const refused = ['UNIT_IN_USE input.id'];
    expect(await inUse({})).toEqual(refused);
    expect(await inUse({ status: 'draft' })).toEqual(refused);
    expect(await inUse({ start_date: '2027-01-01' })).toEqual(refused);
    expect(await inUse({ end_date: '2026-06-15' })).toEqual(refused);
    expect(await inUse({ status: 'terminated', terminated_on: '2026-07-01' })).toEqual(refused);
    expect(await inUse({ end_date: '2026-06-14' })).toEqual([]);
    expect(await inUse({ status: 'terminated', terminated_on: '2026-06-01' })).toEqual([]);
    expect(await inUse({ status: 'terminated', start_date: '2026-09-01', terminated_on: '2026-08-01' })).toEqual([]);
    expect(await inUse({ status: 'discarded' })).toEqual([]);
  });

  it('bring a unit back only to a property and a building in use', async () => {
    const property = await buildProperty(test.sql, test.home.community);
    const { building } = await test.command(
      'buildingCreate',
      { propertyId: property.id, name: 'B' },
      { select: 'building { id }' },
    );
    const { unit } = await create({ number: '1', propertyId: property.id, buildingId: building.id });
    await archive({ id: unit.id });
    await test.command('buildingArchive', { id: building.id }, { select: 'building { id }' });
    expect(errorsOf(await restore({ id: unit.id }))).toEqual(['BUILDING_ARCHIVED input.id']);
    await test.command('propertyArchive', { id: property.id }, { select: 'property { id }' });
    const buildingRestore = () => test.command('buildingRestore', { id: building.id }, { select: 'building { id }' });
    expect(errorsOf(await buildingRestore())).toEqual(['PROPERTY_ARCHIVED input.id']);
    await test.command('propertyRestore', { id: property.id }, { select: 'property { id }' });
    expect(errorsOf(await buildingRestore())).toEqual([]);
    expect(errorsOf(await restore({ id: unit.id }))).toEqual([]);
    expect(errorsOf(await restore({ id: unit.id }))).toEqual(['INVALID_TRANSITION input.id']);
  });
});

describe('units', () => {
  it('come in the order of their numbers, below a property as at the root', async () => {
    const property = await buildProperty(test.sql, test.home.community);
    await bulk({ propertyId: property.id, units: rows('10', '9', '2', '1', '101') });
    expect(await numbers(`filter: { propertyId: "${property.id}" }`)).toEqual(['1', '2', '9', '10', '101']);
    const { data } = await test.ask(
      test.manager,
      `query ($id: ID!) { property(id: $id) { unitCount units(first: 2, orderBy: NUMBER_DESC, filter: { numberStartsWith: "1" }) {
        totalCount nodes { number } pageInfo { hasNextPage endCursor } } } }`,
      { id: property.id },
    );
    expect(data.property).toMatchObject({
      unitCount: 5,
      units: { totalCount: 3, nodes: [{ number: '101' }, { number: '10' }], pageInfo: { hasNextPage: true } },
    });
    const next = await test.ask(
      test.manager,
      `query ($id: ID!, $after: String) { property(id: $id) { units(after: $after, orderBy: NUMBER_DESC, filter: { numberStartsWith: "1" }) { nodes { number } } } }`,
      { id: property.id, after: data.property.units.pageInfo.endCursor },
    );
    expect(next.data.property.units.nodes).toEqual([{ number: '1' }]);
  });

  it('are found by the beginning of the number as it is written', async () => {
    await bulk({ units: rows('P-1', 'P-10', 'P-2', 'q_1') });
    expect(await numbers('filter: { numberStartsWith: "p-1" }')).toEqual(['P-1', 'P-10']);
    expect(await numbers('filter: { numberStartsWith: "Q_" }')).toEqual(['q_1']);
    expect(await numbers('filter: { numberStartsWith: "%" }')).toEqual([]);
  });

  it('are occupied or not by the day in the time zone of their community (R37)', async () => {
    const property = await buildProperty(test.sql, test.home.community);
    const unit = await buildUnit(test.sql, property, { number: 'occ', number_key: 'occ' });
    await buildLease(test.sql, unit, undefined, { start_date: '2026-01-01', end_date: '2026-06-15' });
    await buildUnit(test.sql, property, { number: 'vacant', number_key: 'vacant' });
    const occupied = (wanted: boolean) => numbers(`filter: { propertyId: "${property.id}", occupied: ${wanted} }`);
    expect([await occupied(true), await occupied(false)]).toEqual([['occ'], ['vacant']]);
    // 23:30 in Chicago is half past four of the next day in UTC.
    test.clock.now = new Date('2026-06-16T04:30:00Z');
    expect(await occupied(true)).toEqual(['occ']);
    test.clock.now = new Date('2026-06-16T05:30:00Z');
    expect(await occupied(true)).toEqual([]);
    test.clock.now = new Date('2026-06-15T17:00:00Z');
  });

  it('tell who is let only to those who may see leases', async () => {
    const guard = sessionAs('guard', test.cedar, { communityIds: [test.home.community.id] });
    const { errors } = await test.ask(guard, '{ units(filter: { occupied: true }) { nodes { id } } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'property.lease.read' });
  });

  it('show a resident the own unit and nothing else', async () => {
    const resident = residentOf(test.home);
    const { data } = await test.ask(
      resident,
      `{ units { totalCount nodes { id } } other: unit(id: "${test.elsewhere.unit.id}") { id } }`,
    );
    expect(data).toEqual({ units: { totalCount: 1, nodes: [{ id: test.home.unit.id }] }, other: null });
  });
});
