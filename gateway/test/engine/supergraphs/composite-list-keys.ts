import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

const districts = [
  { id: 'd1', code: 'north', mainId: 'b1' },
  { id: 'd2', code: 'south', mainId: 'b2' },
];
const buildings = [
  { id: 'b1', number: 'n1', value: 100, districtId: 'd1' },
  { id: 'b2', number: 'n2', value: 200, districtId: 'd2' },
];
type Building = (typeof buildings)[number];
type District = (typeof districts)[number];
type Key = { readonly id: string };
type NumberKey = Key & { readonly number: string };
type FullKey = NumberKey & { readonly district: { readonly id: string; readonly code: string } };

const byId = ({ id }: Key) => buildings.find((building) => building.id === id) ?? null;
const byNumber = ({ id, number }: NumberKey) =>
  buildings.find((building) => building.id === id && building.number === number) ?? null;
const byDistrict = (key: FullKey) => {
  const building = byNumber(key);
  const district = districts.find(({ id, code }) => id === key.district.id && code === key.district.code);
  return building !== null && building.districtId === district?.id ? building : null;
};
const districtOf = ({ districtId }: Building) => districts.find(({ id }) => id === districtId);
const isThere = <T>(value: T | null): value is T => value !== null;

const portfolios: FixtureSubgraph = {
  name: 'portfolios',
  sdl: `${federation('key external extends shareable', 'v2.0')}
    type Query { top: Portfolio! }
    type Portfolio @key(fields: "buildings { id }") { buildings: [Building!]! }
    type Building @extends @key(fields: "id") { id: String! @external district: District @shareable }
    type District @key(fields: "id") { main: Building! @shareable id: String! code: String @shareable }
  `,
  resolvers: {
    Query: { top: () => ({ buildings }) },
    Portfolio: {
      __resolveReference: (key: { buildings: readonly Key[] }) => ({
        buildings: key.buildings.map(byId).filter(isThere),
      }),
    },
    Building: { __resolveReference: byId, district: districtOf },
    District: {
      __resolveReference: ({ id }: Key) => districts.find((district) => district.id === id),
      main: ({ mainId }: District) => byId({ id: mainId }),
    },
  },
};

const numbers: FixtureSubgraph = {
  name: 'numbers',
  sdl: `${federation('key', 'v2.0')}
    type Building @key(fields: "id") @key(fields: "id number") { id: String! number: String! }
  `,
  resolvers: {
    Building: { __resolveReference: (key: Key | NumberKey) => ('number' in key ? byNumber(key) : byId(key)) },
  },
};

const choices: FixtureSubgraph = {
  name: 'choices',
  sdl: `${federation('key shareable', 'v2.0')}
    type Portfolio @key(fields: "buildings { id number }") {
      buildings: [Building!]! first: Building @shareable chosen: Building @shareable
    }
    type Building @key(fields: "id number") { id: String! number: String }
  `,
  resolvers: {
    Portfolio: {
      __resolveReference: (key: { buildings: readonly NumberKey[] }) => {
        const found = key.buildings.map(byNumber).filter(isThere);
        return { buildings: found, first: found[0], chosen: found[1] };
      },
    },
    Building: { __resolveReference: byNumber },
  },
};

const values: FixtureSubgraph = {
  name: 'values',
  sdl: `${federation('key shareable', 'v2.0')}
    type Portfolio @key(fields: "buildings { id number district { id code } } chosen { id }") {
      buildings: [Building!]! first: Building @shareable chosen: Building @shareable
    }
    type Building @key(fields: "id number district { id code }") {
      id: String! value: Value number: String district: District
    }
    type District @key(fields: "id code") { id: String! code: String }
    type Value { amount: Float! }
  `,
  resolvers: {
    Portfolio: {
      __resolveReference: (key: { buildings: readonly FullKey[]; chosen: Key }) => {
        const found = key.buildings.map(byDistrict).filter(isThere);
        return { buildings: found, first: found[0], chosen: byId(key.chosen) };
      },
    },
    Building: {
      __resolveReference: byDistrict,
      value: ({ value }: Building) => ({ amount: value }),
      district: districtOf,
    },
    District: { __resolveReference: ({ id }: Key) => districts.find((district) => district.id === id) },
  },
};

/** Keys over lists of objects, each subgraph's a bit longer than the one before: one hop makes the next one possible. */
export const compositeListKeys: Fixture = {
  name: 'composite-list-keys',
  subgraphs: () => [numbers, choices, values, portfolios],
  cases: [
    {
      name: 'a chain of keys, and a circle through another entity',
      query: `{ top {
        buildings { id number value { amount } district { main { id } id code } }
        chosen { id }
        first { id }
      } }`,
      data: {
        top: {
          buildings: [
            {
              id: 'b1',
              number: 'n1',
              value: { amount: 100 },
              district: { main: { id: 'b1' }, id: 'd1', code: 'north' },
            },
            {
              id: 'b2',
              number: 'n2',
              value: { amount: 200 },
              district: { main: { id: 'b2' }, id: 'd2', code: 'south' },
            },
          ],
          chosen: { id: 'b2' },
          first: { id: 'b1' },
        },
      },
    },
    {
      name: 'the end of the chain alone, which the client asks no key for',
      query: '{ top { buildings { value { amount } } chosen { value { amount } } } }',
      data: {
        top: {
          buildings: [{ value: { amount: 100 } }, { value: { amount: 200 } }],
          chosen: { value: { amount: 200 } },
        },
      },
    },
  ],
};
