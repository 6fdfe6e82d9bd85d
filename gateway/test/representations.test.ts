import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deduplicateRepresentations, type EntitiesResult } from '../src/sources/representations.ts';
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

describe('deduplication', () => {
  const expanded = (representations: readonly Reference[], answer: (asked: readonly Reference[]) => EntitiesResult) => {
    const variables = { representations };
    const unique = deduplicateRepresentations(variables);
    const asked = (unique?.variables ?? variables).representations as readonly Reference[];
    const result = answer(asked);
    return { asked, result: unique?.expand(result) ?? result };
  };
  const anyReferences = fc.array(
    fc.record({ __typename: fc.constantFrom('A', 'B'), id: fc.constantFrom('1', '2', '3') }),
    { maxLength: 30 },
  );

  test('the result is as if nothing had been left out, for any list', () => {
    fc.assert(
      fc.property(anyReferences, (representations) => {
        const { asked, result } = expanded(representations, (references) => ({
          data: { _entities: references.map((reference) => ({ ...reference, list: [{ of: reference.id }] })) },
        }));
        expect(new Set(asked.map((reference) => JSON.stringify(reference))).size).toBe(asked.length);
        expect(result.data?._entities).toEqual(
          representations.map((reference) => ({ ...reference, list: [{ of: reference.id }] })),
        );
      }),
    );
  });

  test('no two places share an object or a list, for any list', () => {
    fc.assert(
      fc.property(anyReferences, (representations) => {
        const { result } = expanded(representations, (references) => ({
          data: { _entities: references.map((reference) => ({ ...reference, list: [{ deep: {} }] })) },
        }));
        const entities = result.data?._entities as { list: { deep: object }[] }[];
        for (const pick of [
          (e: (typeof entities)[0]) => e,
          (e: (typeof entities)[0]) => e.list,
          (e: (typeof entities)[0]) => e.list[0]!.deep,
        ])
          expect(new Set(entities.map(pick)).size).toBe(entities.length);
      }),
    );
  });

  test('an error comes back at each place and nowhere else, for any list', () => {
    fc.assert(
      fc.property(anyReferences, (representations) => {
        const { result } = expanded(representations, (references) => ({
          data: { _entities: references.map(() => null) },
          errors: references.flatMap((reference, index) =>
            reference.id === '2' ? [{ message: reference.__typename, path: ['_entities', index, 'field', 0] }] : [],
          ),
        }));
        const places = representations.flatMap((reference, index) =>
          reference.id === '2' ? [`${reference.__typename}${index}`] : [],
        );
        expect((result.errors ?? []).map(({ message, path }) => `${message}${path![1]}`).sort()).toEqual(places.sort());
        for (const error of result.errors ?? []) expect(error.path!.slice(2)).toEqual(['field', 0]);
      }),
    );
  });

  test('errors without a path, and answers without entities, stay as they are', () => {
    const twice = [property('1'), property('1')];
    expect(expanded(twice, () => ({ data: null, errors: [{ message: 'x' }] })).result).toEqual({
      data: null,
      errors: [{ message: 'x' }],
    });
    expect(expanded(twice, () => ({ data: { _entities: null } })).result).toEqual({ data: { _entities: null } });
    expect(expanded(twice, () => ({ data: { _entities: [null] } })).result).toEqual({
      data: { _entities: [null, null] },
    });
  });

  test('other variables are left alone, and so is a list of a client under the same name', () => {
    expect(
      deduplicateRepresentations({ representations: [property('1'), property('1')], first: 3 })?.variables,
    ).toEqual({
      representations: [property('1')],
      first: 3,
    });
    for (const representations of [['a', 'a'], [{ id: '1' }, { id: '1' }], [null, null], [], 'aa', null])
      expect(deduplicateRepresentations({ representations })).toBeUndefined();
  });
});
