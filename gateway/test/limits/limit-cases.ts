import type { CountedWorld } from './counted-world.ts';

/** A request that stays within a limit and brings data, and one that exceeds it. */
export type LimitCase = {
  readonly limit: string;
  readonly what: string;
  readonly below: (world: CountedWorld) => LimitRequest;
  readonly above: (world: CountedWorld) => LimitRequest;
};

export type LimitRequest = { readonly query: string; readonly variables?: Readonly<Record<string, unknown>> };

const repeat = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ');

const unit = (selection: string): string => `{ units(first: 1) { nodes { ${selection} } } }`;

/** A field of one name as often as said, in one place for each number. */
const overlapping = (counts: readonly number[]): string =>
  counts.map((count, n) => `a${n}: property { ${'id '.repeat(count)}}`).join(' ');

/** The same object so many times, in each of them the same again. */
const nested = (times: number, depth: number): string =>
  depth === 0 ? 'id' : repeat(times, () => `property { units(first: 1) { nodes { ${nested(times, depth - 1)} } } }`);

/** Levels of fields by the circle unit, property, units. */
const levels = (count: number): string => {
  const circle = ['units(first: 1)', 'nodes', 'property'];
  const fields = Array.from({ length: count - 1 }, (_, level) => circle[level % circle.length]);
  return `{ ${fields.join(' { ')} { ${count % circle.length === 2 ? '__typename' : 'id'} ${'} '.repeat(count)}`;
};

/** Fragments that spread the next one twice each. */
const bomb = (fragments: number): string =>
  `${unit('...F0')} ${repeat(fragments, (n) => `fragment F${n} on Unit { id ${n + 1 < fragments ? `...F${n + 1} ...F${n + 1}` : ''} }`)}`;

const typeOf = (depth: number): string =>
  `{ units(first: 1) { nodes { id } } __type(name: "Unit") { ${'ofType { '.repeat(depth - 2)}name${' }'.repeat(depth - 2)} } }`;

const ids = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `0197f000-0000-7000-8000-${String(n).padStart(12, '0')}`);

/** A document of so many words and signs: 16 for each field beside its ids. */
const words = (count: number): string => {
  const [fields, around, each] = [15, 2, 16];
  const left = count - around - fields * each;
  const lists = Array.from({ length: fields }, (_, n) => ids(Math.floor((left + n) / fields)));
  return `{ ${lists.map((list, n) => `a${n}: properties(filter: { ids: [${list.map((id) => `"${id}"`).join(' ')}] }) { totalCount }`).join(' ')} }`;
};

const byIds = 'query($ids: [ID!]) { properties(filter: { ids: $ids }) { totalCount } }';
const byFilter = 'query($filter: PropertyFilter) { properties(filter: $filter) { totalCount } }';

const unitsCreate =
  'mutation($units: [UnitInput!]!, $propertyId: ID!) { unitsCreate(input: { propertyId: $propertyId, units: $units }) { createdCount userErrors { code } } }';
const newUnits = (world: CountedWorld, count: number) => ({
  propertyId: world.home.property.id,
  units: Array.from({ length: count }, (_, n) => ({ number: `N${count}-${n}` })),
});

const signIn = (alias: string) =>
  `${alias}: sessionCreate(input: { email: "nobody@example.com", password: "wrong password" }) { userErrors { code } }`;
const refresh = 'sessionRefresh(input: { refreshToken: "none" }) { userErrors { code } }';

const pages = (first: number | string, inner: number | string) =>
  `{ properties(first: ${first}) { nodes { units(first: ${inner}) { nodes { id } } } } }`;

/** Costs 1 for the connection, and for each property 2 and its units: 9,901 points for 97 of each of 100, 10,001 for 98. */
export const limitCases: readonly LimitCase[] = [
  {
    limit: 'tokens',
    what: '1,500 words and signs',
    below: () => ({ query: words(1500) }),
    above: () => ({ query: words(1501) }),
  },
  {
    limit: 'repeats',
    what: '20 times the same field',
    below: () => ({ query: unit('id '.repeat(20)) }),
    above: () => ({ query: unit('id '.repeat(21)) }),
  },
  {
    limit: 'repeats',
    what: '20 times the same fragment',
    below: () => ({ query: `${unit('...F '.repeat(20))} fragment F on Unit { id }` }),
    above: () => ({ query: `${unit('...F '.repeat(21))} fragment F on Unit { id }` }),
  },
  {
    limit: 'overlaps',
    what: '2,000 pairs of fields under one name',
    below: () => ({ query: unit(overlapping([20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 14, 4, 3])) }),
    above: () => ({ query: unit(overlapping([20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 14, 4, 3, 2])) }),
  },
  {
    limit: 'overlaps',
    what: '2,000 pairs of fields, multiplied from level to level',
    below: () => ({ query: unit(nested(3, 2)) }),
    above: () => ({ query: unit(nested(3, 3)) }),
  },
  { limit: 'depth', what: '15 levels', below: () => ({ query: levels(15) }), above: () => ({ query: levels(16) }) },
  {
    limit: 'depth',
    what: '15 levels, the last of them in fragments',
    below: () => ({
      query: levels(14)
        .replace('__typename', '...F')
        .concat('fragment F on UnitConnection { ...G } fragment G on UnitConnection { nodes { id } }'),
    }),
    above: () => ({
      query: levels(14)
        .replace('__typename', '...F')
        .concat('fragment F on UnitConnection { ...G } fragment G on UnitConnection { nodes { property { id } } }'),
    }),
  },
  {
    limit: 'aliases',
    what: '30 aliases',
    below: () => ({ query: unit(repeat(30, (n) => `a${n}: id`)) }),
    above: () => ({ query: unit(repeat(31, (n) => `a${n}: id`)) }),
  },
  {
    limit: 'aliases',
    what: '30 aliases, counted wherever their fragment is spread',
    below: () => ({
      query: `${unit('...A property { units(first: 1) { nodes { ...A } } }')} fragment A on Unit { ${repeat(15, (n) => `a${n}: id`)} }`,
    }),
    above: () => ({
      query: `${unit('...A property { units(first: 1) { nodes { ...A } } }')} fragment A on Unit { ${repeat(16, (n) => `a${n}: id`)} }`,
    }),
  },
  {
    limit: 'rootFields',
    what: '20 root fields',
    below: () => ({ query: `{ units(first: 1) { totalCount } ${'__typename '.repeat(19)} }` }),
    above: () => ({ query: `{ units(first: 1) { totalCount } ${'__typename '.repeat(20)} }` }),
  },
  {
    limit: 'directives',
    what: '20 directives',
    below: () => ({ query: unit('id @include(if: true) '.repeat(20)) }),
    above: () => ({ query: unit('id @include(if: true) '.repeat(21)) }),
  },
  {
    limit: 'directives',
    what: '20 directives that a variable decides',
    below: () => ({ query: `query($v: Boolean!) ${unit('id @include(if: $v) '.repeat(20))}`, variables: { v: true } }),
    above: () => ({ query: `query($v: Boolean!) ${unit('id @include(if: $v) '.repeat(21))}`, variables: { v: true } }),
  },
  {
    limit: 'selections',
    what: '10,000 selections, fragments written out',
    below: () => ({ query: bomb(9) }),
    above: () => ({ query: bomb(14) }),
  },
  {
    limit: 'introspectionFields',
    what: 'two root fields about the schema',
    below: () => ({
      query: '{ units(first: 1) { totalCount } a: __type(name: "Unit") { name } b: __type(name: "Lease") { name } }',
    }),
    above: () => ({
      query:
        '{ units(first: 1) { totalCount } a: __type(name: "Unit") { name } b: __type(name: "Lease") { name } c: __type(name: "Lease") { name } }',
    }),
  },
  {
    limit: 'introspectionDepth',
    what: '20 levels about the schema',
    below: () => ({ query: typeOf(20) }),
    above: () => ({ query: typeOf(21) }),
  },
  {
    limit: 'listItems',
    what: 'a literal list of 100',
    below: () => ({ query: `{ properties(filter: { ids: ${JSON.stringify(ids(100))} }) { totalCount } }` }),
    above: () => ({ query: `{ properties(filter: { ids: ${JSON.stringify(ids(101))} }) { totalCount } }` }),
  },
  {
    limit: 'listItems',
    what: 'a variable list of 100',
    below: () => ({ query: byIds, variables: { ids: ids(100) } }),
    above: () => ({ query: byIds, variables: { ids: ids(101) } }),
  },
  {
    limit: 'listItems',
    what: 'a list of 100 inside of a variable',
    below: () => ({ query: byFilter, variables: { filter: { ids: ids(100) } } }),
    above: () => ({ query: byFilter, variables: { filter: { ids: ids(101) } } }),
  },
  {
    limit: 'listItems',
    what: 'a list that declares a bound of 500',
    below: (world) => ({ query: unitsCreate, variables: newUnits(world, 500) }),
    above: (world) => ({ query: unitsCreate, variables: newUnits(world, 501) }),
  },
  {
    limit: 'listItems',
    what: 'a list of 100 inside of the elements of a list',
    below: (world) => ({
      query: unitsCreate,
      variables: { ...newUnits(world, 1), units: [{ number: 'A1', amenities: ids(100) }] },
    }),
    above: (world) => ({
      query: unitsCreate,
      variables: { ...newUnits(world, 1), units: [{ number: 'A2', amenities: ids(101) }] },
    }),
  },
  {
    limit: 'sensitiveFields',
    what: 'one sign-in',
    below: () => ({ query: `mutation { ${signIn('a')} }` }),
    above: () => ({ query: `mutation { ${signIn('a')} ${signIn('b')} }` }),
  },
  {
    limit: 'sensitiveFields',
    what: 'one of several sensitive fields, fragments looked into',
    below: () => ({ query: `mutation { ...S } fragment S on Mutation { ${refresh} }` }),
    above: () => ({
      query: `mutation { ...S ...R } fragment R on Mutation { ${refresh} } fragment S on Mutation { ${signIn('s')} }`,
    }),
  },
  {
    limit: 'cost',
    what: '10,000 points',
    below: () => ({ query: pages(100, 97) }),
    above: () => ({ query: pages(100, 98) }),
  },
  {
    limit: 'cost',
    what: '10,000 points that variables decide',
    below: () => ({ query: `query($n: Int, $m: Int) ${pages('$n', '$m')}`, variables: { n: 100, m: 97 } }),
    above: () => ({ query: `query($n: Int, $m: Int) ${pages('$n', '$m')}`, variables: { n: 100, m: 98 } }),
  },
  {
    limit: 'cost',
    what: '10,000 points by the default of a variable',
    below: () => ({ query: `query($n: Int = 100, $m: Int = 97) ${pages('$n', '$m')}` }),
    above: () => ({ query: `query($n: Int = 100, $m: Int = 98) ${pages('$n', '$m')}` }),
  },
];
