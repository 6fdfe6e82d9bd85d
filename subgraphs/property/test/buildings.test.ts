import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorsOf, openPropertyTest, type PropertyTest, residentOf } from './setup.ts';

let test: PropertyTest;
beforeAll(async () => {
  test = await openPropertyTest();
});
afterAll(() => test.database.close());

const select =
  'building { id name floors yearBuilt version archivedAt property { id } units { totalCount nodes { number } } }';
const run = (name: string, input: object) => test.command(name, input, { select });
const create = (input: object) => run('buildingCreate', { propertyId: test.home.property.id, ...input });
const listed = async () => {
  const { data } = await test.ask(test.manager, `{ property(id: "${test.home.property.id}") { buildings { name } } }`);
  return data.property.buildings.map(({ name }: { name: string }) => name);
};

describe('buildings', () => {
  it('live from creation over change and archive to restoration', async () => {
    const { building, userErrors } = await create({ name: 'North', floors: 3, yearBuilt: 1925 });
    expect(userErrors).toEqual([]);
    expect(building).toMatchObject({
      name: 'North',
      floors: 3,
      yearBuilt: 1925,
      version: 1,
      property: { id: test.home.property.id },
      units: { totalCount: 0 },
    });
    const changed = await run('buildingUpdate', { id: building.id, expectedVersion: 1, name: 'Annex', floors: null });
    expect(changed.building).toMatchObject({ name: 'Annex', floors: null, yearBuilt: 1925, version: 2 });
    await create({ name: 'aardvark' });
    expect(await listed()).toEqual(['aardvark', 'Annex']);
    expect((await run('buildingArchive', { id: building.id })).building.archivedAt).not.toBeNull();
    expect(await listed()).toEqual(['aardvark']);
    expect(errorsOf(await run('buildingUpdate', { id: building.id, floors: 1 }))).toEqual(['BUILDING_ARCHIVED input']);
    expect((await run('buildingRestore', { id: building.id })).building).toMatchObject({
      archivedAt: null,
      version: 4,
    });
    const events =
      await test.sql`select event_type from app.outbox_events where entity_id = ${building.id} order by id`;
    expect(events.map((event) => event.event_type)).toEqual([
      'building.created',
      'building.updated',
      'building.archived',
      'building.restored',
    ]);
  });

  it('have names that are unique among those in use of a property', async () => {
    const { building } = await create({ name: 'Twin' });
    expect(errorsOf(await create({ name: 'TWIN ' }))).toEqual(['BUILDING_NAME_TAKEN input.name']);
    await run('buildingArchive', { id: building.id });
    const { building: second } = await create({ name: 'twin' });
    expect(errorsOf(await run('buildingRestore', { id: building.id }))).toEqual(['BUILDING_NAME_TAKEN input.id']);
    expect(errorsOf(await run('buildingUpdate', { id: second.id, name: 'North Wing' }))).toEqual([]);
  });

  it('cannot be archived while units stand in them', async () => {
    const { building } = await create({ name: 'Full' });
    const { unit } = await test.command(
      'unitCreate',
      { propertyId: test.home.property.id, number: 'F1', buildingId: building.id },
      { select: 'unit { id }' },
    );
    expect(errorsOf(await run('buildingArchive', { id: building.id }))).toEqual(['BUILDING_IN_USE input.id']);
    await test.command('unitArchive', { id: unit.id }, { select: 'unit { id }' });
    expect(errorsOf(await run('buildingArchive', { id: building.id }))).toEqual([]);
  });

  it.each([
    [{ name: '' }, ['VALUE_REQUIRED input.name']],
    [{ name: 'x', floors: 301 }, ['VALUE_OUT_OF_RANGE input.floors']],
    [{ name: 'x', propertyId: 'nonsense' }, ['REFERENCE_NOT_FOUND input.propertyId']],
  ])('refuse %j', async (input, expected) => {
    expect(errorsOf(await create(input))).toEqual(expected);
  });

  it('are not found across organizations and not changed without the permission', async () => {
    expect(errorsOf(await create({ name: 'x', propertyId: test.foreign.property.id }))).toEqual([
      'REFERENCE_NOT_FOUND input.propertyId',
    ]);
    const { building } = await create({ name: 'Ours' });
    for (const name of ['buildingUpdate', 'buildingArchive', 'buildingRestore']) {
      expect(errorsOf(await test.command(name, { id: building.id }, { select, as: test.asInBirch }))).toEqual([
        'NOT_FOUND input.id',
      ]);
    }
    const { errors } = await test.ask(
      residentOf(test.home),
      `mutation { buildingArchive(input: { id: "${building.id}" }) { building { id } } }`,
    );
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
