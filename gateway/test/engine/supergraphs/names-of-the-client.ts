import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

type Key = { readonly id: string };
const flats = [
  { id: 'f1', number: '12', houseId: 'h1' },
  { id: 'f2', number: '14', houseId: 'h1' },
];

const houses: FixtureSubgraph = {
  name: 'houses',
  sdl: `${federation('key')}
    type Query { flats: [Flat!]! grid: [[Flat]!] flat(id: ID!): Flat }
    type Flat @key(fields: "id") { id: ID! number: String! house: House! }
    type House @key(fields: "id") { id: ID! street: String flats: [Flat!]! flatOf(number: String!): Flat }
  `,
  resolvers: {
    Query: {
      flats: () => flats,
      grid: () => [[flats[0], null], [], [flats[1], flats[0]]],
      flat: (_: unknown, { id }: Key) => flats.find((flat) => flat.id === id),
    },
    Flat: {
      __resolveReference: ({ id }: Key) => flats.find((flat) => flat.id === id) ?? null,
      house: ({ houseId }: { houseId: string }) => ({ id: houseId }),
    },
    House: {
      __resolveReference: (key: Key) => key,
      street: ({ id }: Key) => `street of ${id}`,
      flats: () => flats,
      flatOf: (_: Key, { number }: { number: string }) => flats.find((flat) => flat.number === number),
    },
  },
};

const rents: FixtureSubgraph = {
  name: 'rents',
  sdl: `${federation('key')}
    type Flat @key(fields: "id") { id: ID! rent(month: Int = 1): Int payer: Resident }
    type Resident @key(fields: "id") { id: ID! name: String! home: Flat }
  `,
  resolvers: {
    Flat: {
      __resolveReference: (key: Key) => key,
      rent: ({ id }: Key, { month }: { month: number }) => Number(id.slice(1)) * 1000 + month,
      payer: ({ id }: Key) => ({ id: `r${id.slice(1)}` }),
    },
    Resident: {
      __resolveReference: (key: Key) => key,
      name: ({ id }: Key) => `Resident ${id}`,
      home: ({ id }: Key) => ({ id: `f${id.slice(1)}` }),
    },
  },
};

/** Aliases, fragments and variables that get into the way of keys and paths; lists of lists of entities; circles. */
export const namesOfTheClient: Fixture = {
  name: 'names-of-the-client',
  subgraphs: () => [houses, rents],
  cases: [
    {
      name: 'an alias that is the name of the key',
      query: '{ flats { id: number rent } }',
      data: {
        flats: [
          { id: '12', rent: 1001 },
          { id: '14', rent: 2001 },
        ],
      },
    },
    {
      name: 'aliases that exchange two names',
      query: '{ flat(id: "f1") { number: id id: number rent } }',
      data: { flat: { number: 'f1', id: '12', rent: 1001 } },
    },
    {
      name: 'an alias that is the name of the type name',
      query: '{ flat(id: "f1") { kind: __typename rent payer { __typename home { kind: __typename } } } }',
      data: { flat: { kind: 'Flat', rent: 1001, payer: { __typename: 'Resident', home: { kind: 'Flat' } } } },
    },
    {
      name: 'one field with several arguments under aliases, after a hop',
      query: 'query ($month: Int!) { flats { january: rent july: rent(month: 7) chosen: rent(month: $month) } }',
      variables: { month: 3 },
      data: {
        flats: [
          { january: 1001, july: 1007, chosen: 1003 },
          { january: 2001, july: 2007, chosen: 2003 },
        ],
      },
    },
    {
      name: 'one root field under aliases, each with its own selection',
      query: '{ a: flat(id: "f1") { rent } b: flat(id: "f2") { payer { name } } c: flat(id: "f1") { number } }',
      data: { a: { rent: 1001 }, b: { payer: { name: 'Resident r2' } }, c: { number: '12' } },
    },
    {
      name: 'lists of lists of entities',
      query: '{ rows: grid { cell: id rent } }',
      data: {
        rows: [
          [{ cell: 'f1', rent: 1001 }, null],
          [],
          [
            { cell: 'f2', rent: 2001 },
            { cell: 'f1', rent: 1001 },
          ],
        ],
      },
    },
    {
      name: 'to and fro between subgraphs',
      query: '{ flat(id: "f2") { payer { home { house { flats { payer { name home { number } } } } } } } }',
      data: {
        flat: {
          payer: {
            home: {
              house: {
                flats: [
                  { payer: { name: 'Resident r1', home: { number: '12' } } },
                  { payer: { name: 'Resident r2', home: { number: '14' } } },
                ],
              },
            },
          },
        },
      },
    },
    {
      name: 'fragments in fragments, one used at two places, fields asked for twice',
      query: `
        query Both { flat(id: "f1") { ...whole house { flatOf(number: "14") { ...whole } } } }
        query Other { flats { id } }
        fragment whole on Flat { ...numbered rent ... { rent payer { id } } payer { ...person } }
        fragment numbered on Flat { number }
        fragment person on Resident { name }
      `,
      operationName: 'Both',
      data: {
        flat: {
          number: '12',
          rent: 1001,
          payer: { id: 'r1', name: 'Resident r1' },
          house: { flatOf: { number: '14', rent: 2001, payer: { id: 'r2', name: 'Resident r2' } } },
        },
      },
    },
    {
      name: 'a variable with the name that entity fetches use for theirs',
      query: 'query ($representations: ID!) { flat(id: $representations) { number rent } }',
      variables: { representations: 'f2' },
      data: { flat: { number: '14', rent: 2001 } },
    },
    {
      name: 'a variable with the name that entity fetches use for theirs, in an entity fetch',
      query: 'query ($representations: Int!) { flat(id: "f1") { rent(month: $representations) } }',
      variables: { representations: 9 },
      data: { flat: { rent: 1009 } },
    },
    {
      name: 'the type names of the root and of introspection beside data',
      query:
        '{ __typename flat(id: "f1") { rent } __schema { queryType { name } } flatType: __type(name: "Flat") { kind name } }',
      data: {
        __typename: 'Query',
        flat: { rent: 1001 },
        __schema: { queryType: { name: 'Query' } },
        flatType: { kind: 'OBJECT', name: 'Flat' },
      },
    },
    {
      name: 'names that objects of the language have already',
      query: '{ constructor: flat(id: "f1") { toString: rent hasOwnProperty: number } }',
      data: { constructor: { toString: 1001, hasOwnProperty: '12' } },
    },
  ],
};
