import { buildLease, buildResident, buildUnit } from '@lintel/db/seeds/build';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPropertyTest, type PropertyTest } from './setup.ts';

// One statement per level of a query, however many rows a level has (no N+1).

let test: PropertyTest;
beforeAll(async () => {
  test = await openPropertyTest();
  for (let number = 0; number < 6; number += 1) {
    const address = { line1: `${number} Main St`, city: 'Chicago', country: 'US' };
    const { property } = await test.command(
      'propertyCreate',
      { communityId: test.home.community.id, name: `Statement ${number}`, address },
      { select: 'property { id }' },
    );
    for (let door = 0; door < 4; door += 1) {
      const unit = await buildUnit(test.sql, { ...test.home.property, id: property.id });
      await buildLease(test.sql, unit, await buildResident(test.sql, test.cedar));
    }
  }
});
afterAll(() => test.database.close());

const count = (query: string, variables = {}) =>
  test.statements(async () => {
    const { errors } = await test.ask(test.manager, query, variables);
    expect(errors).toBeUndefined();
  });

describe('the number of statements', () => {
  it.each([
    ['{ properties(first: 10) { nodes { units(first: 5) { nodes { currentLease { id } } } } } }', 3],
    [
      '{ properties(first: 10) { totalCount nodes { unitCount address { city } buildings { id } units(first: 2) { totalCount nodes { number } } } } }',
      7,
    ],
    [
      '{ properties { nodes { units(filter: { numberStartsWith: "1", occupied: true }, orderBy: NUMBER_DESC) { totalCount nodes { id } } } } }',
      3,
    ],
    [
      '{ units(first: 20) { nodes { property { name } leases(first: 3) { nodes { isCurrent tenants { id } tenancies { role } } } } } }',
      5,
    ],
    ['{ leases(first: 20) { nodes { unit { number property { name } } property { name } } } }', 3],
  ])('of %s is %i', async (query, expected) => {
    expect(await count(query)).toBe(expected);
  });

  it('for many entities at once is one per kind and level', async () => {
    const { data } = await test.ask(
      test.manager,
      '{ units(first: 20) { nodes { id } } leases(first: 20) { nodes { id tenants { id } } } }',
    );
    const r = [
      ...data.units.nodes.map(({ id }: { id: string }) => ({ __typename: 'Unit', id })),
      ...data.leases.nodes.map(({ id }: { id: string }) => ({ __typename: 'Lease', id })),
      ...data.leases.nodes.map(({ tenants }: { tenants: { id: string }[] }) => ({
        __typename: 'Resident',
        id: tenants[0]!.id,
      })),
      { __typename: 'Unit', id: 'nonsense' },
    ];
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) {
      ... on Unit { number } ... on Lease { status } ... on Resident { leases(first: 1) { nodes { id } } } } }`;
    // Units, leases by id, entries of residents; the leases of those entries are loaded already or come in one more.
    expect(await count(query, { r })).toBeLessThanOrEqual(4);
  });
});
