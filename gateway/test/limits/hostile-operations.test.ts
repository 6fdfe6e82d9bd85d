import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, send } from '../ask.ts';
import { type CountedWorld, openCountedWorld } from './counted-world.ts';

let world: CountedWorld;
beforeAll(async () => {
  world = await openCountedWorld();
});
afterAll(() => world.close());

const repeat = (count: number, text: (index: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, n) => text(n)).join(between);

const same = (times: number, levels: number): string =>
  levels === 0 ? 'id' : repeat(times, () => `viewer { ${same(times, levels - 1)} }`);

const signIn = 'sessionCreate(input: { email: "a@b.example", password: "x" }) { userErrors { code } }';
const cycle = ['units(first: 1)', 'nodes', 'property'];

/** Groups 1 to 10 of the hostile inputs that `docs/security.md` names, beside those of single limits. */
const attacks: readonly (readonly [what: string, body: () => object | string, code: string])[] = [
  [
    '10,000 sign-ins under aliases',
    () => ({ query: `mutation { ${repeat(10_000, (n) => `a${n}:s`)} }` }),
    'LIMIT_EXCEEDED',
  ],
  [
    '100 sign-ins under aliases',
    () => ({ query: `mutation { ${repeat(50, (n) => `a${n}: ${signIn}`)} }` }),
    'LIMIT_EXCEEDED',
  ],
  [
    '2 sign-ins in fragments',
    () => ({
      query: `mutation { ...A ...B } fragment A on Mutation { a: ${signIn} } fragment B on Mutation { b: ${signIn} }`,
    }),
    'LIMIT_EXCEEDED',
  ],
  [
    'a batch of 1,000 operations',
    () => JSON.stringify(Array.from({ length: 1000 }, () => ({ query: '{ __typename }' }))),
    'BAD_REQUEST',
  ],
  [
    '500 levels through types that answer each other',
    () => ({ query: `{ ${repeat(500, (n) => cycle[n % 3]!, ' { ')} { id ${'} '.repeat(501)}` }),
    'LIMIT_EXCEEDED',
  ],
  [
    'fragments that spread each other ten times, ten levels',
    () => ({
      query: `{ units { nodes { ...F0 } } } ${repeat(10, (n) => `fragment F${n} on Unit { id ${n < 9 ? repeat(10, () => `...F${n + 1}`) : ''} }`)}`,
    }),
    'LIMIT_EXCEEDED',
  ],
  [
    'fragments that spread each other twice, 40 levels',
    () => ({
      query: `{ units { nodes { ...F0 } } } ${repeat(40, (n) => `fragment F${n} on Unit { id ${n < 39 ? `...F${n + 1} property { units { nodes { ...F${n + 1} } } }` : ''} }`)}`,
    }),
    'LIMIT_EXCEEDED',
  ],
  ...[
    [3, 5],
    [17, 2],
    [2, 7],
  ].map(
    ([times = 0, levels = 0]) =>
      [
        `the same object ${times} times, in each of them again, ${levels} levels`,
        () => ({ query: `{ ${same(times, levels)} }` }),
        'LIMIT_EXCEEDED',
      ] as const,
  ),
  [
    '370 times the same object in a fragment that nobody spreads',
    () => ({ query: `{ __typename } fragment F on Query { ${repeat(370, () => 'viewer { id }')} }` }),
    'LIMIT_EXCEEDED',
  ],
  [
    'the same fields in 290 selections around each other',
    () => ({
      query: `{ ${repeat(290, () => '... {')} ${repeat(20, () => 'viewer { id }')} ${repeat(290, () => '}')} }`,
    }),
    'LIMIT_EXCEEDED',
  ],
  [
    '160 fragments in one place',
    () => ({
      query: `{ ${repeat(160, (n) => `...F${n}`)} } ${repeat(160, (n) => `fragment F${n} on Query { __typename }`)}`,
    }),
    'LIMIT_EXCEEDED',
  ],
  [
    'fragments in a circle',
    () => ({ query: '{ units { nodes { ...A } } } fragment A on Unit { id ...B } fragment B on Unit { ...A }' }),
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a fragment in itself',
    () => ({ query: '{ units { nodes { ...A } } } fragment A on Unit { property { units { nodes { ...A } } } }' }),
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'the largest number for a page, by a variable',
    () => ({ query: 'query($n: Int) { units(first: $n) { nodes { id } } }', variables: { n: 2_147_483_647 } }),
    'LIMIT_EXCEEDED',
  ],
  [
    'the largest number for a page, as a literal',
    () => ({ query: '{ units(first: 2147483647) { nodes { id } } }' }),
    'LIMIT_EXCEEDED',
  ],
  [
    'the largest number in three levels',
    () => ({
      query:
        'query($n: Int) { properties(first: $n) { nodes { units(first: $n) { nodes { residents(first: $n) { nodes { id } } } } } } }',
      variables: { n: 2_147_483_647 },
    }),
    'LIMIT_EXCEEDED',
  ],
  ...[-1, 0, 101].map(
    (n) =>
      [
        `${n} for a page`,
        () => ({ query: 'query($n: Int) { units(first: $n) { nodes { id } } }', variables: { n } }),
        'BAD_USER_INPUT',
      ] as const,
  ),
  ...[1.5, '10', {}, [1, 2]].map(
    (n) =>
      [
        `${JSON.stringify(n)} for a page`,
        () => ({ query: 'query($n: Int) { units(first: $n) { nodes { id } } }', variables: { n } }),
        'BAD_USER_INPUT',
      ] as const,
  ),
  [
    '10 MB of commas',
    () => JSON.stringify({ query: `{ units ${','.repeat(10 * 1024 * 1024)} { nodes { id } } }` }),
    'PAYLOAD_TOO_LARGE',
  ],
  [
    '250 KB of commas and comments with nothing in it',
    () => ({ query: `{ ${','.repeat(120_000)} # ${'x'.repeat(130_000)}` }),
    'GRAPHQL_PARSE_FAILED',
  ],
  [
    '5,000 conditions',
    () => ({ query: `{ units { nodes { ${'id @skip(if: false) '.repeat(5000)} } } }` }),
    'LIMIT_EXCEEDED',
  ],
  [
    '5,000 conditions on one field',
    () => ({ query: `{ units { nodes { id ${'@skip(if: false) '.repeat(5000)} } } }` }),
    'LIMIT_EXCEEDED',
  ],
  [
    '200 conditions on one field',
    () => ({ query: `{ units { nodes { id ${'@skip(if: false) '.repeat(200)} } } }` }),
    'LIMIT_EXCEEDED',
  ],
  [
    'the same field 80,000 times',
    () => ({ query: `{ units { nodes { ${'id '.repeat(80_000)} } } }` }),
    'LIMIT_EXCEEDED',
  ],
  ['the same field 100 times', () => ({ query: `{ units { nodes { ${'id '.repeat(100)} } } }` }), 'LIMIT_EXCEEDED'],
  [
    '100 operations in a document, one of them chosen',
    () => ({ query: repeat(400, (n) => `query Q${n} { __typename }`), operationName: 'Q7' }),
    'LIMIT_EXCEEDED',
  ],
  [
    '1,000 variables',
    () => ({ query: `query(${repeat(1000, (n) => `$v${n}: Int`)}) { __typename }` }),
    'LIMIT_EXCEEDED',
  ],
  [
    'a list of 50,000 elements',
    () => ({
      query: 'query($ids: [ID!]) { properties(filter: { ids: $ids }) { nodes { id } } }',
      variables: { ids: Array(50_000).fill('a') },
    }),
    'LIMIT_EXCEEDED',
  ],
  [
    'a list of 20,000 wrong elements',
    () => ({
      query: 'query($ids: [ID!]) { properties(filter: { ids: $ids }) { nodes { id } } }',
      variables: { ids: Array(20_000).fill({}) },
    }),
    'LIMIT_EXCEEDED',
  ],
  [
    'lists in lists, 20,000 deep',
    () =>
      `{"query":"query($ids: [ID!]) { properties(filter: { ids: $ids }) { nodes { id } } }","variables":{"ids":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`,
    'BAD_USER_INPUT',
  ],
  [
    'introspection that goes round in circles',
    () => ({
      query:
        '{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }',
    }),
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'introspection 20 times',
    () => ({ query: `{ ${repeat(20, (n) => `a${n}: __schema { types { name } }`)} }` }),
    'LIMIT_EXCEEDED',
  ],
];

/** Slower than this is a hang; how fast refusals are is measured by themselves. */
const patienceMs = 5000;

describe('a hostile operation is refused with a typed error before anything is planned or fetched', () => {
  test.each(attacks)('%s', async (_what, body, code) => {
    const before = [world.fetches(), await world.plans()];
    const start = performance.now();
    const answer = await ask(world.url, body(), { token: 'manager' });
    const planned = code === 'BAD_USER_INPUT';
    expect(answer.code).toBe(code);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.json.data ?? null).toBeNull();
    expect(answer.json.errors.length).toBeLessThanOrEqual(6);
    expect(answer.text.length).toBeLessThan(5000);
    expect(performance.now() - start).toBeLessThan(patienceMs);
    // Whoever owns an argument refuses its value.
    if (!planned) expect([world.fetches(), await world.plans()]).toEqual(before);
  });

  test('faults of a document are told five at a time', async () => {
    const { json } = await ask(world.url, { query: `{ ${repeat(18, (n) => `nothing${n}`)} }` }, { token: 'manager' });
    expect(json.errors).toHaveLength(6);
    expect(json.errors[5].message).toMatch(/Too many validation errors/);
  });

  test('faults of variables are told five at a time', async () => {
    const query = 'query($ids: [ID!]) { properties(filter: { ids: $ids }) { nodes { id } } }';
    const { json } = await ask(world.url, { query, variables: { ids: Array(50).fill({}) } }, { token: 'manager' });
    expect(json.errors).toHaveLength(5);
    for (const { extensions } of json.errors) expect(extensions.code).toBe('BAD_USER_INPUT');
  });
});

test('what was refused hurts nobody: the next operation is answered', async () => {
  const answer = await send(world.url, {
    headers: { 'content-type': 'application/json', authorization: 'Bearer manager' },
    body: '{"query":"{ units(first: 1) { totalCount } }"}',
  });
  expect(answer.json.data.units.totalCount).toBeGreaterThan(0);
});
