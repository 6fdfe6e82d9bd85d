import { RequestError } from '@lintel/server/request-error';
import { describe, expect, test } from 'vitest';
import type { SourceResult } from '../../src/engine/source.ts';
import { references, told, twoSubgraphs } from './two-subgraphs.ts';

describe('names that meet those of the engine', () => {
  const homes = () => ({ data: { flats: [{ __typename: 'Flat', id: '1', id_i0: 5, number_i0: '1', due_i0: 3 }] } });

  test('an alias that is the name of a key does not reach the subgraph as such', async () => {
    const engine = twoSubgraphs({
      homes,
      money: (request) => ({ data: { _entities: references(request).map(({ id }) => ({ due: Number(id) * 10 })) } }),
    });
    const { data } = await engine.execute({ query: '{ flats { id: number number: id due } }' }, {});
    expect(data).toEqual({ flats: [{ id: 5, number: '1', due: 10 }] });
    expect(engine.asked[0]?.request.query).not.toMatch(/[{ ]id:/);
  });

  test('the path of an error has the name of the client', async () => {
    const engine = twoSubgraphs({
      homes: () => ({
        data: { flats: [{ __typename: 'Flat', id: '1', id_i0: null }] },
        errors: [{ message: 'no', path: ['flats', 0, 'id_i0'], extensions: { code: 'FORBIDDEN' } }],
      }),
    });
    const { errors } = await engine.execute({ query: '{ flats { id: number } }' }, {});
    expect(told(errors)).toEqual(['flats.0.id FORBIDDEN']);
  });

  test.each(['__proto__', 'constructor', 'toString', '__typename'])(
    'the alias %s is a key like any other',
    async (name) => {
      const engine = twoSubgraphs({
        homes: ({ query }) => {
          const key = /(\w+):number/.exec(query)?.[1] ?? 'none';
          return { data: { flats: [{ __typename: 'Flat', id: '1', [key]: 4 }] } };
        },
      });
      const { data } = await engine.execute({ query: `{ flats { ${name}: number } }` }, {});
      const [flat] = (data as { flats: object[] }).flats;
      expect(Object.getOwnPropertyDescriptor(flat, name)?.value).toBe(4);
      expect(({} as { number?: unknown }).number).toBeUndefined();
    },
  );

  test('a subgraph that answers a prototype changes nothing', async () => {
    const engine = twoSubgraphs({
      homes: () => JSON.parse('{"data":{"__proto__":{"polluted":1},"flats":[{"__proto__":{"polluted":1},"id":"1"}]}}'),
    });
    expect(await engine.execute({ query: '{ flats { id } }' }, {})).toEqual({ data: { flats: [{ id: '1' }] } });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('documents that grow when they are written out', () => {
  const doubling = (levels: number) =>
    `{ ...f0 } ${Array.from({ length: levels }, (_, level) => `fragment f${level} on Query { a${level}: __typename ...f${level + 1} ...f${level + 1} }`).join(' ')} fragment f${levels} on Query { rates }`;

  test.each([10, 100])('%i levels of fragments that spread the next one twice', async (levels) => {
    const engine = twoSubgraphs({ homes: () => ({}), money: () => ({ data: { rates: [1] } }) });
    const { errors, data } = await engine.execute({ query: doubling(levels) }, {});
    if (levels === 10) expect(data).toMatchObject({ rates: [1] });
    else expect(told(errors)).toEqual(['- LIMIT_EXCEEDED']);
  });

  test('are not warmed up either, and a fragment that spreads itself only fails', () => {
    const engine = twoSubgraphs({ homes: () => ({}) });
    expect(engine.warm(doubling(60))).toBe(false);
    expect(engine.warm('{ ...a } fragment a on Query { ...a }')).toBe(false);
  });

  test('aliases that differ in their underscores only are different fields', async () => {
    const engine = twoSubgraphs({
      homes: ({ query }) => {
        const keys = [...query.matchAll(/(\w+):(number|id)\b/g)];
        expect(new Set(keys.map(([, key]) => key)).size).toBe(3);
        return { data: { flat: Object.fromEntries(keys.map(([, key, field]) => [key, field === 'id' ? 'x' : 7])) } };
      },
    });
    const { data, errors } = await engine.execute({ query: '{ flat { __due: number ___due: id due: number } }' }, {});
    expect(errors).toBeUndefined();
    expect(data).toEqual({ flat: { __due: 7, ___due: 'x', due: 7 } });
  });
});

describe('values that a subgraph may not answer', () => {
  test.each([
    ['number', 'x'],
    ['number', 1.5],
    ['number', 2 ** 31],
    ['number', {}],
    ['floor', 'ROOF'],
    ['floor', 1],
    ['id', { a: 1 }],
  ])('%s: %j is an error at its place', async (field, value) => {
    const engine = twoSubgraphs({ homes: () => ({ data: { flat: { [field]: value } } }) });
    const { data, errors } = await engine.execute({ query: `{ flat { ${field} } }` }, {});
    expect(data).toEqual({ flat: field === 'id' ? null : { [field]: null } });
    expect(told(errors)).toEqual([`flat.${field} INTERNAL`]);
  });

  test.each([
    ['{ flats { id } }', { flats: 'none' }, { flats: null }, 'flats'],
    ['{ flat { rooms { name } } }', { flat: { rooms: {} } }, { flat: { rooms: null } }, 'flat.rooms'],
    ['{ flat { rooms { name } } }', { flat: { rooms: [3] } }, { flat: { rooms: [null] } }, 'flat.rooms.0'],
    ['{ flat { id } }', { flat: [1] }, { flat: null }, 'flat'],
    ['{ flat { id } }', { flat: { __typename: 'Ghost' } }, { flat: null }, 'flat'],
    ['{ flat { id } }', { flat: { __typename: { toString: 1, valueOf: 1 }, id: '1' } }, { flat: null }, 'flat'],
    [
      '{ flat { tags } }',
      { flat: { tags: [['a'], 'b', null] } },
      { flat: { tags: [['a'], null, null] } },
      'flat.tags.1',
    ],
  ])('%s with %j', async (query, answer, expected, path) => {
    const engine = twoSubgraphs({ homes: () => ({ data: answer }) });
    const { data, errors } = await engine.execute({ query }, {});
    expect(data).toEqual(expected);
    expect(told(errors)).toEqual([`${path} INTERNAL`]);
  });

  test.each([
    [
      'a promised field takes its object',
      '{ flat { rooms { name } } }',
      { flat: { rooms: [{ name: null }, { name: 'a' }] } },
      { flat: { rooms: [null, { name: 'a' }] } },
      'flat.rooms.0.name',
    ],
    [
      'a promised item takes its list',
      '{ flat { tags } }',
      { flat: { tags: [['a', null]] } },
      { flat: { tags: [null] } },
      'flat.tags.0.1',
    ],
    ['a promised root takes everything', '{ flat { id } must { id } }', { flat: { id: '1' } }, null, 'must'],
  ])('%s, with one error', async (_name, query, answer, expected, path) => {
    const engine = twoSubgraphs({ homes: () => ({ data: answer as Record<string, unknown> }) });
    const { data, errors } = await engine.execute({ query }, {});
    expect(data).toEqual(expected);
    expect(told(errors)).toEqual([`${path} INTERNAL`]);
  });

  test('a null that an error explains is not reported twice', async () => {
    const engine = twoSubgraphs({
      homes: () => ({
        data: { flat: { rooms: [{ name: null }] } },
        errors: [{ message: 'no', path: ['flat', 'rooms', 0, 'name'], extensions: { code: 'FORBIDDEN' } }],
      }),
    });
    const { data, errors } = await engine.execute({ query: '{ flat { rooms { name } } }' }, {});
    expect(data).toEqual({ flat: { rooms: [null] } });
    expect(told(errors)).toEqual(['flat.rooms.0.name FORBIDDEN']);
  });
});

describe('a subgraph that is away', () => {
  test('takes its own root fields, each with a typed error, and leaves the others', async () => {
    const engine = twoSubgraphs({
      homes: () => {
        throw new RequestError('SUBGRAPH_UNAVAILABLE');
      },
      money: () => ({ data: { rates: [0.5] } }),
    });
    const { data, errors } = await engine.execute({ query: '{ a: flats { id } flat { id } rates }' }, {});
    expect(data).toEqual({ a: null, flat: null, rates: [0.5] });
    expect(told(errors)).toEqual(['a SUBGRAPH_UNAVAILABLE', 'flat SUBGRAPH_UNAVAILABLE']);
  });

  test('one that never answers ends with the time of the operation, with what is there by then', async () => {
    const engine = twoSubgraphs({
      homes: () => ({ data: { flats: [{ __typename: 'Flat', id: '1' }] } }),
      money: () => new Promise<SourceResult>(() => undefined),
    });
    const controller = new AbortController();
    setTimeout(() => controller.abort(new RequestError('DEADLINE_EXCEEDED')), 20);
    const { data, errors } = await engine.execute({ query: '{ flats { id paid } rates }' }, {}, controller.signal);
    expect(data).toBeNull();
    expect(told(errors).sort()).toEqual(['flats DEADLINE_EXCEEDED', 'rates DEADLINE_EXCEEDED']);
  });

  test('after the time is over nothing more is asked', async () => {
    const controller = new AbortController();
    const engine = twoSubgraphs({
      homes: () => {
        controller.abort(new RequestError('DEADLINE_EXCEEDED'));
        return { data: { flats: [{ __typename: 'Flat', id: '1' }] } };
      },
    });
    const { errors } = await engine.execute({ query: '{ flats { paid } }' }, {}, controller.signal);
    expect(told(errors)).toEqual(['flats DEADLINE_EXCEEDED']);
    expect(engine.asked.map(({ subgraph }) => subgraph)).toEqual(['homes']);
  });
});

describe('mutations', () => {
  const flat = (id: string) => ({ __typename: 'Flat', id });

  test('run one after the other, in the order of the document, over subgraphs', async () => {
    const order: string[] = [];
    const answer = (key: string) => async (): Promise<SourceResult> => {
      order.push(`${key} begins`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push(`${key} ends`);
      return { data: { [key]: flat(key), close: flat(key) } };
    };
    let calls = 0;
    const engine = twoSubgraphs({
      homes: () => answer(calls++ === 0 ? 'open' : 'close')(),
      money: answer('pay'),
    });
    const { data } = await engine.execute({ query: 'mutation { open { id } pay { id } close { id } }' }, {});
    expect(data).toEqual({ open: { id: 'open' }, pay: { id: 'pay' }, close: { id: 'close' } });
    expect(order).toEqual(['open begins', 'open ends', 'pay begins', 'pay ends', 'close begins', 'close ends']);
  });

  test('stop after a promised field that failed: what comes later must have no effect', async () => {
    const engine = twoSubgraphs({
      homes: () => ({ data: null, errors: [{ message: 'no', path: ['open'], extensions: { code: 'FORBIDDEN' } }] }),
      money: () => ({ data: { pay: flat('1') } }),
    });
    const { data, errors } = await engine.execute({ query: 'mutation { open { id } pay { id } }' }, {});
    expect(data).toBeNull();
    expect(told(errors)).toEqual(['open FORBIDDEN']);
    expect(engine.asked.map(({ subgraph }) => subgraph)).toEqual(['homes']);
  });

  test('go on after a field that may be null', async () => {
    const engine = twoSubgraphs({
      homes: () => ({
        data: { close: null },
        errors: [{ message: 'no', path: ['close'], extensions: { code: 'FORBIDDEN' } }],
      }),
      money: () => ({ data: { pay: flat('1') } }),
    });
    const { data } = await engine.execute({ query: 'mutation { close { id } pay { id } }' }, {});
    expect(data).toEqual({ close: null, pay: { id: '1' } });
  });
});

describe('conditions', () => {
  const answers = {
    homes: () => ({ data: { flats: [{ __typename: 'Flat', id: '1', number: 4 }] } }),
    money: () => ({ data: { _entities: [{ due: 3 }], rates: [1] } }),
  };
  test.each([
    [{ yes: true }, { flats: [{ id: '1', due: 3 }], rates: [1] }, ['homes', 'money', 'money']],
    [{ yes: false }, { flats: [{ id: '1', number: 4 }] }, ['homes']],
    [{}, { flats: [{ id: '1', due: 3 }], rates: [1] }, ['homes', 'money', 'money']],
  ])('%j decides what is fetched and what is shown', async (variables, expected, asked) => {
    const engine = twoSubgraphs(answers);
    const query =
      'query ($yes: Boolean! = true) { flats { id due @include(if: $yes) ...N @skip(if: $yes) } rates @include(if: $yes) } fragment N on Flat { number }';
    const { data, errors } = await engine.execute({ query, variables }, {});
    expect(errors).toBeUndefined();
    expect(data).toEqual(expected);
    expect(engine.asked.map(({ subgraph }) => subgraph).sort()).toEqual(asked);
  });
});

describe('a subscription', () => {
  const events = async function* (...results: SourceResult[]) {
    yield* results;
  };
  const scope =
    (ended: string[], name = 'event') =>
    async () => ({
      context: {},
      signal: undefined,
      end: async () => void ended.push(name),
    });

  test('is enriched event by event, each in a scope of its own', async () => {
    const ended: string[] = [];
    const engine = twoSubgraphs({
      homes: () => ({}),
      money: (request) => ({ data: { _entities: references(request).map(({ id }) => ({ due: Number(id) * 5 })) } }),
      events: events(
        { data: { flatChanged: { __typename: 'Flat', id: '1' } } },
        {
          data: { flatChanged: null },
          errors: [{ message: 'no', path: ['flatChanged'], extensions: { code: 'FORBIDDEN' } }],
        },
        { data: { flatChanged: { __typename: 'Flat', id: '3' } } },
      ),
    });
    const query = 'subscription { change: flatChanged { id due } }';
    const { parse } = await import('graphql');
    const prepared = engine.prepare(query, parse(query), undefined);
    const results = [];
    const input = { variables: {}, context: {}, signal: new AbortController().signal, beginEvent: scope(ended) };
    for await (const result of engine.subscribe(prepared, input))
      results.push({ data: result.data, errors: told(result.errors) });
    expect(results.map(({ errors }) => errors)).toEqual([[], ['flatChanged FORBIDDEN'], []]);
    expect(ended).toHaveLength(3);
  });

  test('ends with what keeps its subscriber from an event, before anything of it is told', async () => {
    const engine = twoSubgraphs({
      homes: () => ({}),
      events: events({ data: { flatChanged: { __typename: 'Flat', id: '1' } } }),
    });
    const query = 'subscription { flatChanged { id } }';
    const { parse } = await import('graphql');
    const refused = engine.subscribe(engine.prepare(query, parse(query), undefined), {
      variables: {},
      context: {},
      signal: new AbortController().signal,
      beginEvent: () => Promise.reject(new RequestError('UNAUTHENTICATED')),
    });
    await expect(refused.next()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
