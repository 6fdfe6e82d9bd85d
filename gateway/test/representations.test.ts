import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ask } from './ask.ts';
import { type Fixture, type Mode, startFixture } from './fixture.ts';

type Reference = { readonly __typename: string; readonly id: string };
const property = (id: string): Reference => ({ __typename: 'Property', id });

describe.each(['local', 'remote'] satisfies Mode[])('entities, with %s subgraphs', (mode) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture(mode);
  });
  beforeEach(() => {
    fixture.representations.length = 0;
  });
  afterAll(() => fixture.close());

  test('each distinct one is sent once, and each place gets its own', async () => {
    const answer = await ask(
      fixture.url,
      { query: '{ units { id property { id value tags { text } } } }' },
      { token: 'manager' },
    );
    expect(fixture.representations).toEqual([[property('property-0'), property('property-1'), property('property-2')]]);
    expect(answer.json.errors).toBeUndefined();
    expect(answer.json.data.units.map((unit: { property: object }) => unit.property)).toEqual(
      [0, 0, 0, 1, 1, 1, 2, 2, 2].map((number) => ({
        id: `property-${number}`,
        value: number * 1000,
        tags: [{ text: `tag of property-${number}` }],
      })),
    );
  });

  test('those that differ are all sent, in their order', async () => {
    const answer = await ask(fixture.url, { query: '{ units { balance } }' }, { token: 'manager' });
    expect(fixture.representations).toEqual([
      Array.from({ length: 9 }, (_, index) => ({ __typename: 'Unit', id: `unit-${index}` })),
    ]);
    expect(answer.json.data.units.map((unit: { balance: number }) => unit.balance)).toEqual([
      0, 100, 200, 300, 400, 500, 600, 700, 800,
    ]);
  });

  test('the error of one stands at every place that has it', async () => {
    const answer = await ask(fixture.url, { query: '{ units { property { name manager } } }' }, { token: 'manager' });
    expect(fixture.representations[0]).toHaveLength(3);
    expect(
      answer.json.errors.map(({ path, extensions }: { path: unknown; extensions: { code: string } }) => [
        path,
        extensions.code,
      ]),
    ).toEqual([3, 4, 5].map((index) => [['units', index, 'property', 'manager'], 'FORBIDDEN']));
    expect(
      answer.json.data.units.map((unit: { property: { manager: string | null } }) => unit.property.manager),
    ).toEqual([
      ...Array(3).fill('manager of property-0'),
      ...Array(3).fill(null),
      ...Array(3).fill('manager of property-2'),
    ]);
    expect(answer.json.data.units[4].property.name).toBe('Name of property-1');
  });
});
