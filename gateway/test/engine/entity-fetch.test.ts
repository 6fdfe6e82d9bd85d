import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { references, told, twoSubgraphs } from './two-subgraphs.ts';

type Flat = { readonly id: string; readonly owner?: { readonly __typename: string; readonly id: string } | null };
const flat = (id: string, owner?: string): Flat & { __typename: string } => ({
  __typename: 'Flat',
  id,
  ...(owner === undefined ? {} : { owner: { __typename: 'Owner', id: owner } }),
});
const anyIds = fc.array(fc.constantFrom('1', '2', '3', '4'), { maxLength: 30 });

describe('the fetch of entities', () => {
  test('each distinct one is asked for once, in the order of the answer, and every place gets its own', async () => {
    await fc.assert(
      fc.asyncProperty(anyIds, async (ids) => {
        const engine = twoSubgraphs({
          homes: () => ({ data: { flats: ids.map((id) => flat(id)) } }),
          money: (request) => ({
            data: {
              _entities: references(request).map(({ id }) => ({
                due: Number(id),
                history: [{ amount: Number(id) * 2 }],
              })),
            },
          }),
        });
        const { data, errors } = await engine.execute({ query: '{ flats { id due history { amount } } }' }, {});
        expect(errors).toBeUndefined();
        expect(data?.flats).toEqual(ids.map((id) => ({ id, due: Number(id), history: [{ amount: Number(id) * 2 }] })));
        const fetches = engine.asked.filter(({ subgraph }) => subgraph === 'money');
        expect(fetches.map(({ request }) => references(request).map(({ id }) => id))).toEqual(
          ids.length === 0 ? [] : [[...new Set(ids)]],
        );
      }),
    );
  });

  test('the error of one stands at every place that has it, and nowhere else', async () => {
    await fc.assert(
      fc.asyncProperty(anyIds, async (ids) => {
        const engine = twoSubgraphs({
          homes: () => ({ data: { f: ids.map((id) => flat(id)) } }),
          money: (request) => ({
            data: { _entities: references(request).map(({ id }) => ({ p: id === '2' ? null : 7 })) },
            errors: references(request).flatMap(({ id }, index) =>
              id === '2' ? [{ message: 'no', path: ['_entities', index, 'p'], extensions: { code: 'FORBIDDEN' } }] : [],
            ),
          }),
        });
        const { data, errors } = await engine.execute({ query: '{ f: flats { p: paid } }' }, {});
        expect(data?.f).toEqual(ids.map((id) => ({ p: id === '2' ? null : 7 })));
        expect(told(errors).sort()).toEqual(
          ids.flatMap((id, index) => (id === '2' ? [`f.${index}.p FORBIDDEN`] : [])).sort(),
        );
      }),
    );
  });

  test('what two places share is not changed at one of them only: a second fetch below it reaches both', async () => {
    const engine = twoSubgraphs({
      homes: (request) =>
        request.query.includes('_entities')
          ? { data: { _entities: references(request).map(({ id }) => ({ name: `owner ${id}` })) } }
          : { data: { flats: [flat('1', 'a'), flat('2', 'a'), flat('3', 'b'), flat('1', 'a')] } },
      money: (request) => ({
        data: { _entities: references(request).map(({ id }) => ({ debt: id === 'a' ? 10 : 20 })) },
      }),
    });
    const { data } = await engine.execute({ query: '{ flats { owner { debt } } }' }, {});
    expect(data?.flats).toEqual([10, 10, 20, 10].map((debt) => ({ owner: { debt } })));
    expect(engine.asked.map(({ subgraph }) => subgraph)).toEqual(['homes', 'money']);
  });

  test('nothing to ask about is not asked about', async () => {
    const engine = twoSubgraphs({ homes: () => ({ data: { flats: null } }) });
    expect(await engine.execute({ query: '{ flats { due } }' }, {})).toEqual({ data: { flats: null } });
  });

  test('the counts of wanted and sent representations are told', async () => {
    const counts: unknown[] = [];
    const engine = twoSubgraphs(
      {
        homes: () => ({ data: { flats: ['1', '2', '1', '1'].map((id) => flat(id)) } }),
        money: (request) => ({ data: { _entities: references(request).map(() => ({ due: 1 })) } }),
      },
      {
        planned: () => undefined,
        warmed: () => undefined,
        fetching: () => () => undefined,
        deduplicated: (...numbers) => counts.push(numbers),
      },
    );
    await engine.execute({ query: '{ flats { due } }' }, {});
    expect(counts).toEqual([['money', 4, 2]]);
  });
});

describe('an answer that is none', () => {
  const homes = () => ({ data: { flats: [flat('1'), flat('2')] } });
  const nothing = {
    flats: [
      { id: '1', paid: null },
      { id: '2', paid: null },
    ],
  };
  test.each([
    ['no data and no errors', {}],
    ['data of null and no errors', { data: null }],
    ['a text', 'oops'],
    ['null', null],
    ['data that are a list', { data: [] }],
    ['errors that are no list', { data: { _entities: [{}, {}] }, errors: 'x' }],
    ['errors that are nulls', { data: { _entities: [{}, {}] }, errors: [null] }],
    ['entities that are no list', { data: { _entities: {} } }],
    ['no entities', { data: {} }],
    ['too few entities', { data: { _entities: [{ paid: 1 }] } }],
    ['too many entities', { data: { _entities: [{ paid: 1 }, { paid: 1 }, { paid: 1 }] } }],
  ])('%s: one typed error at the list, and the rest of the answer', async (_name, answer) => {
    const engine = twoSubgraphs({ homes, money: () => answer as never });
    const { data, errors } = await engine.execute({ query: '{ flats { id paid } }' }, {});
    expect(data).toEqual(nothing);
    expect(told(errors)).toEqual(['flats SUBGRAPH_UNAVAILABLE']);
  });

  test('a source that throws is the same', async () => {
    const engine = twoSubgraphs({
      homes,
      money: () => {
        throw new Error('ECONNREFUSED 127.0.0.1:5432');
      },
    });
    const { data, errors } = await engine.execute({ query: '{ flats { id paid } }' }, {});
    expect(data).toEqual(nothing);
    expect(told(errors)).toEqual(['flats SUBGRAPH_UNAVAILABLE']);
    expect(errors?.[0]?.message).not.toContain('127.0.0.1');
  });

  test('entities that are numbers or lists are left out, and what is promised of them takes its object', async () => {
    const engine = twoSubgraphs({ homes, money: () => ({ data: { _entities: [7, [1]] } as never }) });
    const { data, errors } = await engine.execute({ query: '{ flats { id due } }' }, {});
    expect(data).toEqual({ flats: null });
    expect(told(errors)).toEqual(['flats.0.due INTERNAL']);
  });

  test('ten thousand errors are told a hundred times', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      message: 'no',
      path: ['_entities', index % 2, 'paid'],
    }));
    const engine = twoSubgraphs({ homes, money: () => ({ data: { _entities: [null, null] }, errors: many }) });
    const { errors } = await engine.execute({ query: '{ flats { paid } }' }, {});
    expect(errors).toHaveLength(100);
  });
});
