import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { operationCosts } from '../../src/limits/cost.ts';
import { readCostModel } from '../../src/limits/cost-model.ts';
import { costed, costOf, costSdl } from './cost-cases.ts';

describe('what an operation costs', () => {
  test.each([
    ['a leaf alone, the least there is', '{ __typename }', 1],
    ['an object', '{ home { id name } }', 1],
    ['an object in an object', '{ home { owner { id } } }', 2],
    ['a list as long as asked for', '{ homes(first: 3) { id } }', 3],
    ['a list of the default length', '{ homes { id } }', 20],
    ['a list of which nothing is known', '{ unsized { id } }', 10],
    ['lists in lists, which multiply', '{ homes(first: 3) { rooms(first: 4) { id } } }', 3 * (1 + 4)],
    ['three levels', '{ homes(first: 3) { rooms(first: 4) { rooms(first: 5) { id } } } }', 3 * (1 + 4 * (1 + 5))],
    ['a list of leaves, which are free', '{ homes(first: 3) { tags } }', 3],
    ['the default of an argument', '{ preset { id } }', 7],
    ['the larger of two sizes', '{ both(first: 3, last: 8) { id } }', 8],
    ['a field whose interface says its size and weight', '{ gate { marks { id } seal } }', 1 + 6 + 4],
    ['the same field, asked of the interface', '{ marked { marks { id } seal } }', 1 + 6 + 4],
    ['nothing for an empty page', '{ homes(first: 0) { id } home { id } }', 1],
    ['the nodes of a page', '{ pages(first: 6) { nodes { id } } }', 1 + 6],
    ['nodes and edges, each', '{ pages(first: 6) { nodes { id } edges { node { id } } } }', 1 + 6 + 6 * 2],
    [
      'a page of which the fragment asks',
      '{ pages(first: 6) { ...F } } fragment F on HomeConnection { nodes { id } }',
      1 + 6,
    ],
    ['a total, which has a weight of its own', '{ pages { totalCount } }', 1 + 5],
    ['a size in an input object', '{ paged(page: { first: 6 }) { nodes { id } } }', 1 + 6],
    ['an input object without its size', '{ paged(page: { after: "x" }) { nodes { id } } }', 1 + 20],
    ['a type with a weight', '{ home { photos { id } } }', 1 + 4 * 3],
    ['a leaf with a weight, on each object', '{ home { photos { checksum } } }', 1 + 4 * (3 + 2)],
    ['a field with a weight, and what it answers', '{ report { rows { id } } }', 50 + 1 + 30],
    ['an argument with a weight', '{ report(deep: true) { __typename } }', 50 + 3 + 1],
    ['the whole schema', '{ __schema { types { name } } }', 100],
    ['one type of the schema', '{ __type(name: "Home") { name } }', 10],
    ['a mutation, which has a weight of its own', 'mutation { pay }', 10],
    ['a mutation with another weight', 'mutation { quick }', 2],
    ['two mutations', 'mutation { quick other: pay }', 12],
    [
      'the elements of an input, nested ones too',
      'mutation { homesCreate(input: { homes: [{ rooms: [{}, {}] }, {}] }) { __typename } }',
      10 + 2 * 5 + 2 * 2 + 1,
    ],
    [
      'a single value where a list is meant',
      'mutation { homesCreate(input: { homes: {}, labels: "a" }) { __typename } }',
      10 + 5 + 1 + 1,
    ],
  ])('is that of %s', (_what, text, cost) => {
    expect(costOf(text)).toBe(cost);
  });

  test.each([
    [
      'fields that are written twice',
      '{ homes(first: 3) { id } homes(first: 3) { rooms(first: 4) { id } } }',
      3 * (1 + 4),
    ],
    [
      'fields of fragments that are written twice',
      '{ ...F ...F home { owner { id } } } fragment F on Query { home { owner { name } } }',
      2,
    ],
    ['other response names, which do not merge', '{ a: homes(first: 3) { id } b: homes(first: 3) { id } }', 6],
  ])('counts what is fetched: %s', (_what, text, cost) => {
    expect(costOf(text)).toBe(cost);
  });

  test.each([
    [
      'the dearest type that can come',
      '{ anything { ... on Home { rooms(first: 4) { id } } ... on Person { id } } }',
      10 * 5,
    ],
    ['a weight of one of the types', '{ anything { id } }', 10 * 3],
    [
      'what is asked of the dear type, with its weight',
      '{ anything { ... on Photo { home { id } } ... on Home { owner { id } } } }',
      10 * 4,
    ],
    [
      'the parts of one type together',
      '{ anything { ... on Home { owner { id } } ... on Home { rooms(first: 1) { id } photos { id } } } }',
      10 * (1 + 1 + 1 + 12),
    ],
  ])('of an interface is that of %s', (_what, text, cost) => {
    expect(costOf(text)).toBe(cost);
  });

  test('of nested interfaces does not take longer with each level', () => {
    const things = Array.from({ length: 40 }, (_, index) => `type T${index} implements Thing { things: [Thing!]! }`);
    const sdl = `interface Thing { things: [Thing!]! } ${things.join(' ')} type Query { things(first: Int): [Thing!]! }`;
    const start = performance.now();
    const levels = 12;
    const text = `query($n: Int) { ${'things { '.repeat(levels)}__typename${' }'.repeat(levels)} a: things(first: $n) { things { __typename } } }`;
    const { schema, document, operation } = costed(text, buildSchema(sdl));
    expect(operationCosts(readCostModel(sdl)).costOf({ schema, document, operation }, {})).toBeGreaterThan(
      10 ** levels,
    );
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

test('an operation that would take too long to judge is refused', () => {
  const things = Array.from({ length: 60 }, (_, index) => `type T${index} implements Thing { id: ID }`);
  const schema = buildSchema(`interface Thing { id: ID } ${things.join(' ')} type Query { things: [Thing!]! }`);
  const text = (fields: number) =>
    `{ things { ${Array.from({ length: fields }, (_, index) => `a${index}: id`).join(' ')} } }`;
  const costs = operationCosts(readCostModel('type Query { things: Int }'));
  expect(costs.costOf(costed(text(800), schema), {})).toBe(10);
  expect(() => costs.costOf(costed(text(900), schema), {})).toThrow(
    expect.objectContaining({ code: 'LIMIT_EXCEEDED', extensions: { code: 'LIMIT_EXCEEDED', limit: 'cost' } }),
  );
});

describe('the cost with variables', () => {
  const text = 'query($n: Int, $m: Int = 5) { homes(first: $n) { rooms(first: $m) { id } } }';
  const operation = costed(text);
  const costs = operationCosts(readCostModel(costSdl));

  test.each([
    ['counts their values', { n: 3, m: 4 }, 3 * (1 + 4)],
    ['counts a default of the operation', { n: 3 }, 3 * (1 + 5)],
    ['counts the default page for a variable that is not given', {}, 20 * (1 + 5)],
    ['counts the default page for null, whatever the default is', { n: null, m: null }, 20 * (1 + 20)],
    ['stops at what numbers can hold', { n: 2_147_483_647, m: 2_147_483_647 }, 2_147_483_647 * 2_147_483_648],
    ['leaves a negative size to whoever owns the argument', { n: -1, m: 4 }, 20 * (1 + 4)],
    ['leaves a size that is none to whoever owns the argument', { n: '10', m: 1.5 }, 20 * (1 + 20)],
    ['takes a variable that was not declared for nothing', { n: 1, m: 1, first: 100 }, 2],
  ])('%s', (_what, variables, cost) => {
    expect(costs.costOf(operation, variables)).toBe(Math.min(cost, Number.MAX_SAFE_INTEGER));
  });

  test('is never read from what every object has', () => {
    const inherited = costed(
      'query($constructor: Int, $__proto__: Int) { homes(first: $constructor) { rooms(first: $__proto__) { id } } }',
    );
    expect(costs.costOf(inherited, {})).toBe(20 * 21);
  });

  test('leaves out what is skipped and counts what is included', () => {
    const switched =
      'query($with: Boolean = true, $not: Boolean!) { home { id rooms(first: 4) @include(if: $with) { id } owner @skip(if: $not) { id } } }';
    expect(costOf(switched, { not: true })).toBe(1 + 4);
    expect(costOf(switched, { not: false, with: false })).toBe(1 + 1);
    expect(costOf(switched, { not: false, with: true })).toBe(1 + 4 + 1);
    expect(costOf('{ home { owner @skip(if: true) { id } photos @include(if: false) { id } } }')).toBe(1);
  });

  test('counts everything when more than four variables decide what is left out', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const query = (count: number) => {
      const some = names.slice(0, count);
      const rooms = some.map((name, n) => `${name}: rooms(first: ${10 ** n}) @include(if: $${name}) { id }`);
      return `query(${some.map((name) => `$${name}: Boolean!`).join(' ')}) {
        home { ${rooms.join(' ')} owner @include(if: false) { id } photos @skip(if: $a) { id } } }`;
    };
    const off = Object.fromEntries(names.map((name) => [name, false]));
    expect(costOf(query(4), { ...off, a: true })).toBe(1 + 1);
    expect(costOf(query(5), { ...off, a: true })).toBe(1 + 11_111 + 12);
    expect(costOf(query(5), off)).toBe(1 + 11_111 + 12);
  });

  test('counts sizes inside of input objects, wherever the variable stands', () => {
    expect(costOf('query($p: Page) { paged(page: $p) { nodes { id } } }', { p: { first: 6 } })).toBe(7);
    expect(costOf('query($p: Page = { first: 3 }) { paged(page: $p) { nodes { id } } }')).toBe(4);
    expect(costOf('query($n: Int) { paged(page: { first: $n }) { nodes { id } } }', { n: 6 })).toBe(7);
    expect(costOf('query($n: Int) { paged(page: { first: $n }) { nodes { id } } }')).toBe(21);
  });

  test('counts the elements of an input', () => {
    const create = 'mutation($input: HomesCreateInput!) { homesCreate(input: $input) { homes { id } } }';
    const homes = Array.from({ length: 50 }, () => ({ name: 'x', rooms: [{ name: 'y' }] }));
    expect(costOf(create, { input: { homes } })).toBe(10 + 50 * 5 + 50 * 2 + 1 + 100);
    const list =
      'mutation($homes: [HomeInput!]!) { homesCreate(input: { homes: $homes, labels: ["a", "b"] }) { __typename } }';
    expect(costOf(list, { homes })).toBe(10 + 50 * 5 + 50 * 2 + 2 + 1);
  });
});

describe('what a supergraph declares', () => {
  test('is found under the names that it was imported with', () => {
    const sdl = `
      schema @link(url: "https://specs.apollo.dev/cost/v0.1", as: "price", import: [{ name: "@listSize", as: "@many" }]) { query: Query }
      type Query { a: Int @price(weight: 4) @cost(weight: 9) b: [Int] @many(assumedSize: 3) @listSize(assumedSize: 8) }`;
    const model = readCostModel(sdl);
    expect(model.isDeclared).toBe(true);
    expect([...model.weights]).toEqual([['Query.a', 4]]);
    expect(model.listSizes.get('Query.b')?.assumedSize).toBe(3);
  });

  test('is nothing where the specifications are not linked', () => {
    const model = readCostModel(
      'schema { query: Query } type Query { a: Int @cost(weight: 9) @sensitive b: [Int] @listSize(assumedSize: 3) }',
    );
    expect([model.isDeclared, model.weights.size, model.listSizes.size, model.sensitive.size]).toEqual([
      false,
      0,
      0,
      0,
    ]);
  });

  test('is read as numbers, also where it was written as text, and no weight makes anything cheaper', () => {
    const link = '@link(url: "https://specs.apollo.dev/cost/v0.1", import: ["@cost"])';
    const model = readCostModel(
      `schema ${link} { query: Query } type Query { a: Int @cost(weight: "2.5") b: Int @cost(weight: -3) }`,
    );
    expect([...model.weights.values()]).toEqual([2.5, 0]);
  });
});
