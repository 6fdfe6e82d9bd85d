import { buildCommunity } from '@lintel/db/seeds/build';
import { sessionAs } from '@lintel/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorsOf, openPropertyTest, type PropertyTest, residentOf } from './setup.ts';

let test: PropertyTest;
beforeAll(async () => {
  test = await openPropertyTest();
});
afterAll(() => test.database.close());

const all = `property { id name kind externalId parcelNumber yearBuilt squareFeet managementCompany amenities description notes version
  archivedAt community { id } address { line1 line2 city region postalCode country latitude longitude } }`;
const create = (input: object, as = test.manager) =>
  test.command(
    'propertyCreate',
    { communityId: test.home.community.id, name: 'Somewhere', ...input },
    { select: all, as },
  );
const update = (input: object, as = test.manager) => test.command('propertyUpdate', input, { select: all, as });
const archive = (input: object, as = test.manager) =>
  test.command('propertyArchive', input, { select: 'property { id archivedAt version }', as });
const restore = (input: object, as = test.manager) =>
  test.command('propertyRestore', input, { select: 'property { id archivedAt version }', as });
const names = async (args: string, as = test.manager) => {
  const { data, errors } = await test.ask(as, `{ properties(${args}) { totalCount nodes { name } } }`);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.properties.nodes.map(({ name }: { name: string }) => name);
};
const address = {
  line1: '5050 N. Broadway',
  city: 'Chicago',
  region: 'IL',
  postalCode: '60640',
  country: 'us',
  latitude: 41.97412953,
  longitude: -87.6599553,
};

describe('propertyCreate', () => {
  it('records a property with its address and tells the outbox', async () => {
    const { property, userErrors } = await create({
      name: ' The Draper ',
      kind: 'MIXED_USE',
      address,
      externalId: 'chi-1',
      parcelNumber: '14-08',
      yearBuilt: 1965,
      squareFeet: 35000,
      managementCompany: 'Flats LLC',
      amenities: ['Laundry', ' Laundry', 'Roof'],
      description: 'Tall.',
      notes: 'Ask\nfirst.',
    });
    expect(userErrors).toEqual([]);
    expect(property).toEqual({
      id: expect.any(String),
      name: 'The Draper',
      kind: 'MIXED_USE',
      externalId: 'chi-1',
      parcelNumber: '14-08',
      yearBuilt: 1965,
      squareFeet: 35000,
      managementCompany: 'Flats LLC',
      amenities: ['Laundry', 'Roof'],
      description: 'Tall.',
      notes: 'Ask\nfirst.',
      version: 1,
      archivedAt: null,
      community: { id: test.home.community.id },
      address: { ...address, line2: null, country: 'US' },
    });
    const events = await test.sql`select event_type from app.outbox_events where entity_id = ${property.id}`;
    expect(events).toMatchObject([{ event_type: 'property.created' }]);
    const audit =
      await test.sql`select action, after ->> 'name' as name from app.audit_log where entity_id = ${property.id}`;
    expect(audit).toMatchObject([{ action: 'insert', name: 'The Draper' }]);
  });

  it.each([
    [{ name: '  ' }, ['VALUE_REQUIRED input.name']],
    [{ name: 'a'.repeat(201), yearBuilt: 1500 }, ['VALUE_TOO_LONG input.name', 'VALUE_OUT_OF_RANGE input.yearBuilt']],
    [{ name: 'a\u0000b' }, ['INVALID_VALUE input.name']],
    [{ kind: null }, ['VALUE_REQUIRED input.kind']],
    [{ address: { ...address, country: 'USA' } }, ['INVALID_VALUE input.address.country']],
    [{ address: { ...address, longitude: null } }, ['VALUE_REQUIRED input.address.longitude']],
    [{ address: { ...address, latitude: 91 } }, ['VALUE_OUT_OF_RANGE input.address.latitude']],
    [{ amenities: ['ok', ''] }, ['VALUE_REQUIRED input.amenities.1']],
    [{ communityId: 'nonsense' }, ['REFERENCE_NOT_FOUND input.communityId']],
  ])('refuses %j', async (input, expected) => {
    const payload = await create(input);
    expect(payload.property).toBeNull();
    expect(errorsOf(payload)).toEqual(expected);
  });

  it('does not find a community of another organization', async () => {
    expect(errorsOf(await create({ communityId: test.foreign.community.id }))).toEqual([
      'REFERENCE_NOT_FOUND input.communityId',
    ]);
  });

  it('refuses an external id that is taken here, and not one of another organization', async () => {
    await create({ externalId: 'taken' });
    expect(errorsOf(await create({ externalId: 'taken' }))).toEqual(['PROPERTY_EXTERNAL_ID_TAKEN input.externalId']);
    const inBirch = await create({ externalId: 'taken', communityId: test.foreign.community.id }, test.asInBirch);
    expect(inBirch.userErrors).toEqual([]);
  });

  it('needs the permission, and a session', async () => {
    const mutation = `mutation { propertyCreate(input: { communityId: "${test.home.community.id}", name: "x" }) { property { id } } }`;
    const refused = await test.ask(residentOf(test.home), mutation);
    expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await test.ask(null, mutation)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('lets staff of one community add nothing to another', async () => {
    const limited = sessionAs('manager', test.cedar, {
      visibility: 'communities',
      communityIds: [test.home.community.id],
    });
    expect((await create({ name: 'Mine' }, limited)).userErrors).toEqual([]);
    const payload = await create({ communityId: test.elsewhere.community.id }, limited);
    expect(errorsOf(payload)).toEqual(['REFERENCE_NOT_FOUND input.communityId']);
  });
});

describe('propertiesCreate', () => {
  const bulk = (properties: object[], onExisting?: string, as = test.manager) =>
    test.command(
      'propertiesCreate',
      { properties: properties.map((row) => ({ communityId: test.home.community.id, ...row })), onExisting },
      { select: 'properties { id name externalId address { line1 } } createdCount skippedCount', as },
    );

  it('creates a hundred with their own addresses, and nothing when repeated with SKIP', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => ({
      name: `Bulk ${index}`,
      externalId: `bulk-${index}`,
      ...(index % 3 === 0 ? {} : { address: { ...address, line1: `${index} Main St` } }),
    }));
    const first = await bulk(rows, 'SKIP');
    expect(first).toMatchObject({ createdCount: 100, skippedCount: 0, userErrors: [] });
    expect(
      first.properties.map((row: { name: string; externalId: string; address: { line1: string } | null }) => [
        row.name,
        row.externalId,
        row.address?.line1,
      ]),
    ).toEqual(rows.map(({ name, externalId, address: at }) => [name, externalId, at?.line1]));
    const second = await bulk(rows, 'SKIP');
    expect(second).toMatchObject({ createdCount: 0, skippedCount: 100, userErrors: [] });
    expect(second.properties).toEqual(first.properties);
  });

  it('answers old and new rows in the order of the input', async () => {
    await bulk([{ name: 'B', externalId: 'mix-b' }]);
    const mixed = await bulk(
      [{ name: 'A', externalId: 'mix-a' }, { name: 'Other', externalId: 'mix-b' }, { name: 'C' }],
      'SKIP',
    );
    expect(mixed).toMatchObject({ createdCount: 2, skippedCount: 1 });
    expect(mixed.properties.map(({ name }: { name: string }) => name)).toEqual(['A', 'B', 'C']);
  });

  it('names every bad row and writes nothing', async () => {
    const before = await test.sql`select count(*)::int as n from property.properties`;
    const payload = await bulk([
      { name: 'fine' },
      { name: '' },
      { name: 'x', communityId: test.foreign.community.id, yearBuilt: 3 },
    ]);
    expect(payload).toMatchObject({ properties: null, createdCount: 0, skippedCount: 0 });
    expect(errorsOf(payload)).toEqual([
      'VALUE_REQUIRED input.properties.1.name',
      'REFERENCE_NOT_FOUND input.properties.2.communityId',
      'VALUE_OUT_OF_RANGE input.properties.2.yearBuilt',
    ]);
    expect(await test.sql`select count(*)::int as n from property.properties`).toEqual(before);
  });

  it('refuses taken and repeated external ids by row without SKIP', async () => {
    await bulk([{ name: 'One', externalId: 'once' }]);
    expect(errorsOf(await bulk([{ name: 'New' }, { name: 'One', externalId: 'once' }]))).toEqual([
      'PROPERTY_EXTERNAL_ID_TAKEN input.properties.1.externalId',
    ]);
    expect(
      errorsOf(
        await bulk(
          [
            { name: 'a', externalId: 'two' },
            { name: 'b', externalId: 'two' },
          ],
          'SKIP',
        ),
      ),
    ).toEqual(['DUPLICATE_ITEM input.properties.1.externalId']);
  });

  it('takes 1 to 100 rows', async () => {
    expect(errorsOf(await bulk([]))).toEqual(['VALUE_REQUIRED input.properties']);
    expect(errorsOf(await bulk(Array.from({ length: 101 }, () => ({ name: 'x' }))))).toEqual([
      'TOO_MANY_ITEMS input.properties',
    ]);
  });
});

describe('propertyUpdate', () => {
  it('changes what is given, clears what is null and leaves the rest', async () => {
    const { property } = await create({ name: 'Before', yearBuilt: 1900, address, notes: 'keep' });
    const changed = await update({
      id: property.id,
      expectedVersion: 1,
      name: 'After',
      yearBuilt: null,
      address: { ...address, line1: '1 New St' },
    });
    expect(changed.property).toMatchObject({
      name: 'After',
      yearBuilt: null,
      notes: 'keep',
      version: 2,
      address: { line1: '1 New St' },
    });
    expect(await names('filter: { nameStartsWith: "AFTER" }')).toEqual(['After']);
    const cleared = await update({ id: property.id, address: null });
    expect(cleared.property).toMatchObject({ name: 'After', address: null, version: 3 });
    const orphans =
      await test.sql`select from property.addresses a where not exists (select from property.properties p where p.address_id = a.id)`;
    expect(orphans.length).toBe(0);
  });

  it('adds an address to a property without one', async () => {
    const { property } = await create({});
    expect((await update({ id: property.id, address })).property.address.line1).toBe(address.line1);
  });

  it('answers CONFLICT with the current version to a stale one', async () => {
    const { property } = await create({});
    await update({ id: property.id, name: 'Newer' });
    const stale = await update({ id: property.id, expectedVersion: 1, name: 'Stale' });
    expect(errorsOf(stale)).toEqual(['CONFLICT input.expectedVersion']);
    expect(stale.userErrors[0].message).toContain('2');
  });

  it('does not find what is not there, not ours or not to be changed', async () => {
    for (const id of ['nonsense', test.foreign.property.id, crypto.randomUUID()]) {
      expect(errorsOf(await update({ id, name: 'x' }))).toEqual(['NOT_FOUND input.id']);
    }
    const curious = { ...residentOf(test.home), permissions: test.manager.permissions };
    expect(errorsOf(await update({ id: test.home.property.id, name: 'x' }, curious))).toEqual(['NOT_FOUND input.id']);
  });
});

describe('propertyArchive and propertyRestore', () => {
  it('hide a property everywhere and bring it back', async () => {
    const { property } = await create({ name: 'Fleeting', externalId: 'fleeting' });
    const archived = await archive({ id: property.id, expectedVersion: 1 });
    expect(archived.property).toMatchObject({ id: property.id, version: 2, archivedAt: expect.any(String) });
    const reading = `query ($id: ID!) { property(id: $id) { id } properties(filter: { ids: [$id] }) { totalCount }
      _entities(representations: [{ __typename: "Property", id: $id }]) { ... on Property { name } } }`;
    const hidden = await test.ask(test.manager, reading, { id: property.id });
    expect(hidden.data).toMatchObject({ property: null, properties: { totalCount: 0 }, _entities: [null] });
    expect(await names('filter: { nameStartsWith: "fleeting", archived: ONLY }')).toEqual(['Fleeting']);
    expect(await names('filter: { nameStartsWith: "fleeting", archived: INCLUDE }')).toEqual(['Fleeting']);
    expect(errorsOf(await update({ id: property.id, name: 'x' }))).toEqual(['PROPERTY_ARCHIVED input']);
    expect((await restore({ id: property.id })).property).toMatchObject({ archivedAt: null, version: 3 });
    expect(await names('filter: { nameStartsWith: "fleeting" }')).toEqual(['Fleeting']);
  });

  it('refuse while units are in use, and refuse what is done already', async () => {
    expect(errorsOf(await archive({ id: test.home.property.id }))).toEqual(['PROPERTY_IN_USE input.id']);
    expect(errorsOf(await restore({ id: test.home.property.id }))).toEqual(['INVALID_TRANSITION input.id']);
    const { property } = await create({});
    await archive({ id: property.id });
    expect(errorsOf(await archive({ id: property.id }))).toEqual(['INVALID_TRANSITION input.id']);
  });

  it('free the external id, and restoring into a taken one is a typed conflict (R41)', async () => {
    const { property: first } = await create({ externalId: 'again' });
    await archive({ id: first.id });
    const { property: second } = await create({ externalId: 'again' });
    expect(second.id).not.toBe(first.id);
    expect(errorsOf(await restore({ id: first.id }))).toEqual(['PROPERTY_EXTERNAL_ID_TAKEN input.id']);
  });

  it('do not find a property of another organization', async () => {
    expect(errorsOf(await archive({ id: test.foreign.property.id }))).toEqual(['NOT_FOUND input.id']);
    expect(errorsOf(await restore({ id: test.foreign.property.id }))).toEqual(['NOT_FOUND input.id']);
  });
});

describe('properties', () => {
  it('pages by name without gap or repetition, in both directions', async () => {
    const community = await buildCommunity(test.sql, test.cedar);
    const wanted = ['a1', 'A1', 'Á1', 'b', 'c', 'd', 'é'];
    for (const name of wanted) await create({ name, communityId: community.id });
    for (const order of ['NAME_ASC', 'NAME_DESC', 'CREATED_ASC', 'CREATED_DESC']) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const { data } = await test.ask(
          test.manager,
          `query ($after: String, $c: ID!) { properties(first: 2, after: $after, orderBy: ${order}, filter: { communityId: $c }) {
            totalCount nodes { name } pageInfo { hasNextPage endCursor } } }`,
          { after, c: community.id },
        );
        expect(data.properties.totalCount).toBe(wanted.length);
        seen.push(...data.properties.nodes.map(({ name }: { name: string }) => name));
        after = data.properties.pageInfo.hasNextPage ? data.properties.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toEqual(order.endsWith('_ASC') ? wanted : wanted.toReversed());
    }
  });

  it('finds by prefix whatever the case, the accents and the spaces', async () => {
    for (const name of ['Hope  Manor Village', 'Hôpital 100%_', 'Hop']) await create({ name });
    expect(await names('filter: { nameStartsWith: "HOPE manor" }')).toEqual(['Hope  Manor Village']);
    expect(await names('filter: { nameStartsWith: "hop" }')).toEqual(['Hop', 'Hope  Manor Village', 'Hôpital 100%_']);
    expect(await names('filter: { nameStartsWith: "hopital 100%" }')).toEqual(['Hôpital 100%_']);
    expect(await names('filter: { nameStartsWith: "%" }')).toEqual([]);
  });

  it('filters by kind, external ids and ids, and finds nothing by nonsense', async () => {
    const { property } = await create({ name: 'Field', kind: 'LAND', externalId: 'f-1' });
    expect(await names('filter: { kind: LAND }')).toEqual(['Field']);
    expect(await names('filter: { externalIds: ["f-1", "f-2"] }')).toEqual(['Field']);
    expect(await names(`filter: { ids: ["nonsense", "${property.id}", "${test.foreign.property.id}"] }`)).toEqual([
      'Field',
    ]);
    expect(await names('filter: { communityId: "nonsense" }')).toEqual([]);
    expect(await names(`filter: { communityId: "${test.foreign.community.id}" }`)).toEqual([]);
  });

  it('refuses cursors of another filter and pages beyond 100', async () => {
    const { data } = await test.ask(test.manager, '{ properties(first: 1) { pageInfo { endCursor } } }');
    const other = await test.ask(
      test.manager,
      'query ($c: String) { properties(after: $c, filter: { kind: LAND }) { nodes { id } } }',
      { c: data.properties.pageInfo.endCursor },
    );
    expect(other.errors?.[0]?.extensions?.code).toBe('CURSOR_INVALID');
    const huge = await test.ask(test.manager, '{ properties(first: 101) { nodes { id } } }');
    expect(huge.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('shows residents the property of their unit with its address, without the notes of the staff', async () => {
    await update({ id: test.home.property.id, notes: 'secret', address });
    const resident = residentOf(test.home);
    const { data } = await test.ask(
      resident,
      '{ properties { totalCount nodes { id address { city } unitCount units { nodes { id } } } } }',
    );
    expect(data.properties).toEqual({
      totalCount: 1,
      nodes: [
        {
          id: test.home.property.id,
          address: { city: 'Chicago' },
          unitCount: 1,
          units: { nodes: [{ id: test.home.unit.id }] },
        },
      ],
    });
    const curious = await test.ask(resident, '{ properties { nodes { notes } } }');
    expect(curious.data).toBeNull();
    expect(curious.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', coordinate: 'Property.notes' });
  });

  it('gives communities their properties', async () => {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Community { id properties(first: 1) { totalCount nodes { id } } } } }`;
    const { data } = await test.ask(test.manager, query, {
      r: [test.elsewhere.community.id, test.foreign.community.id, 'nonsense'].map((id) => ({
        __typename: 'Community',
        id,
      })),
    });
    expect(data._entities).toEqual([
      { id: test.elsewhere.community.id, properties: { totalCount: 1, nodes: [{ id: test.elsewhere.property.id }] } },
      { id: test.foreign.community.id, properties: { totalCount: 0, nodes: [] } },
      { id: 'nonsense', properties: { totalCount: 0, nodes: [] } },
    ]);
  });
});
