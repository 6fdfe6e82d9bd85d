import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { property } from '../src/property.ts';
import { openPropertyTest, type PropertyTest } from './setup.ts';

// Another organization's session, with every permission, gets nothing from any root field or entity.

let test: PropertyTest;
beforeAll(async () => {
  test = await openPropertyTest();
});
afterAll(() => test.database.close());

describe('the session of another organization', () => {
  it('gets nothing by id, in lists, in counts or through entities', async () => {
    const { home } = test;
    const { data, errors } = await test.ask(
      test.asInBirch,
      `query ($p: ID!, $u: ID!, $l: ID!, $r: ID!, $c: ID!, $e: [_Any!]!) {
        property(id: $p) { id } unit(id: $u) { id } lease(id: $l) { id }
        properties(filter: { ids: [$p] archived: INCLUDE }) { totalCount nodes { id } }
        units(filter: { propertyId: $p archived: INCLUDE }) { totalCount nodes { id } }
        leases(filter: { residentId: $r }) { totalCount nodes { id } }
        byCommunity: units(filter: { communityId: $c }) { totalCount }
        _entities(representations: $e) {
          ... on Property { name } ... on Unit { number currentLease { id } } ... on Lease { status tenants { id } }
          ... on Community { properties { totalCount nodes { id } } } ... on Resident { leases { totalCount nodes { id } } } } }`,
      {
        p: home.property.id,
        u: home.unit.id,
        l: home.lease.id,
        r: home.resident.id,
        c: home.community.id,
        e: [
          { __typename: 'Property', id: home.property.id },
          { __typename: 'Unit', id: home.unit.id },
          { __typename: 'Lease', id: home.lease.id },
          { __typename: 'Community', id: home.community.id },
          { __typename: 'Resident', id: home.resident.id },
        ],
      },
    );
    expect(errors).toBeUndefined();
    const nothing = { totalCount: 0, nodes: [] };
    expect(data).toEqual({
      property: null,
      unit: null,
      lease: null,
      properties: nothing,
      units: nothing,
      leases: nothing,
      byCommunity: { totalCount: 0 },
      _entities: [null, null, null, { properties: nothing }, { leases: nothing }],
    });
  });

  it('was asked about every root field there is', () => {
    const roots = Object.keys(property.schema.getQueryType()!.getFields()).toSorted();
    expect(roots).toEqual(
      ['_entities', '_service', 'leases', 'lease', 'properties', 'property', 'unit', 'units'].toSorted(),
    );
  });

  it('is refused through entities without the permission, before anything is read', async () => {
    const guard = { ...test.manager, permissions: ['property.unit.read'] };
    const asked = () =>
      test.ask(guard, 'query ($e: [_Any!]!) { _entities(representations: $e) { ... on Lease { status } } }', {
        e: [{ __typename: 'Lease', id: test.home.lease.id }],
      });
    expect((await asked()).errors?.[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
      permission: 'property.lease.read',
    });
    expect(await test.statements(asked)).toBe(0);
  });
});
