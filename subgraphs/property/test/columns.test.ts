import { eachFieldAlone } from '@lintel/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { property } from '../src/property.ts';
import { openPropertyTest, type PropertyTest } from './setup.ts';

// These connections read only the columns that the selected fields need: each field must have what it needs when it is asked for alone.

let test: PropertyTest;
beforeAll(async () => {
  test = await openPropertyTest();
});
afterAll(() => test.database.close());

const connections: readonly (readonly [string, string, (nodes: string) => string])[] = [
  ['properties', 'Property', (nodes) => `{ properties { nodes { ${nodes} } } }`],
  [
    'properties by edges',
    'Property',
    (nodes) => `{ properties(orderBy: CREATED_DESC) { edges { cursor node { ${nodes} } } } }`,
  ],
  ['Property.units', 'Unit', (nodes) => `{ properties { nodes { units { nodes { ${nodes} } } } } }`],
  [
    'units',
    'Unit',
    (nodes) => `query { units { ...Page } } fragment Page on UnitConnection { nodes { ... on Unit { ${nodes} } } }`,
  ],
  ['Unit.leases', 'Lease', (nodes) => `{ units { nodes { leases { nodes { ${nodes} } } } } }`],
  ['leases', 'Lease', (nodes) => `{ leases { nodes { ${nodes} } } }`],
];

describe.each(connections)('%s', (_, type, queryOf) => {
  it.each(eachFieldAlone(property.schema, type))('%s', async (selection) => {
    const { data, errors } = await test.ask(test.manager, queryOf(selection));
    expect(errors).toBeUndefined();
    const name = selection.split(' ')[0];
    expect(JSON.stringify(data)).toContain(`"${name}":`);
  });
});

it('answers the same with all fields as with each alone', async () => {
  const scalars = eachFieldAlone(property.schema, 'Unit').filter((selection) => !selection.includes('{'));
  const all = await test.ask(test.manager, `{ units { nodes { ${scalars.join(' ')} } } }`);
  for (const selection of scalars) {
    const { data } = await test.ask(test.manager, `{ units { nodes { ${selection} } } }`);
    expect(data.units.nodes).toEqual(
      all.data.units.nodes.map((unit: Record<string, unknown>) => ({ [selection]: unit[selection] })),
    );
  }
});

it('knows the columns of each order, in whichever order one document asks first', async () => {
  const query = 'query ($o: UnitOrder) { units(first: 1, orderBy: $o) { pageInfo { endCursor } nodes { id } } }';
  for (const o of ['CREATED_ASC', 'NUMBER_ASC', 'NUMBER_DESC', 'CREATED_DESC']) {
    const { data, errors } = await test.ask(test.manager, query, { o });
    expect(errors).toBeUndefined();
    expect(data.units.pageInfo.endCursor).toEqual(expect.any(String));
  }
});

it('reads all columns when clients have chosen too many ways', async () => {
  const scalars = eachFieldAlone(property.schema, 'Property').filter((selection) => !selection.includes('{'));
  const choices = new Set<string>();
  for (let choice = 0; choice < 80; choice += 1) {
    const chosen = scalars.filter((_, index) => ((choice >> (index % 7)) & 1) === 1);
    const { errors } = await test.ask(test.manager, `{ properties { nodes { id ${chosen.join(' ')} } } }`);
    expect(errors).toBeUndefined();
    choices.add(chosen.join());
  }
  expect(choices.size).toBeGreaterThan(64);
  // Each text is a prepared statement on every connection.
  const lists = [...test.texts].filter(
    (text) => /from "property"."properties"\s+where/.test(text) && text.includes('limit'),
  );
  expect(lists.length).toBeGreaterThan(5);
  expect(lists.length).toBeLessThan(45);
});
