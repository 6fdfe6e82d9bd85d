import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

const flats = [
  { __typename: 'Flat', id: '1', rent: 910.5 },
  { __typename: 'Flat', id: '2', rent: 700 },
  { __typename: 'Flat', id: '3', rent: 910.5 },
];
type Flat = (typeof flats)[number];
const flatOf = ({ id }: { id: string }) => flats.find((flat) => flat.id === id) ?? null;

const units: FixtureSubgraph = {
  name: 'units',
  sdl: `${federation('key external provides')}
    type Query { unit: Unit }
    interface Unit { sameRent: Unit }
    type Flat implements Unit @key(fields: "id") { id: ID! sameRent: Flat @provides(fields: "rent") rent: Float @external }
  `,
  resolvers: {
    Query: { unit: () => flats[0] },
    Flat: { sameRent: ({ id, rent }: Flat) => flats.find((other) => other.rent === rent && other.id !== id) ?? null },
  },
};

const rents: FixtureSubgraph = {
  name: 'rents',
  sdl: `${federation('key shareable')}
    type Flat @key(fields: "id") { id: ID! rent: Float @shareable }
  `,
  resolvers: { Flat: { __resolveReference: flatOf } },
};

/** An interface that refers to itself; the type refers to itself by a narrower field that provides. */
export const interfaceCircle: Fixture = {
  name: 'interface-circle',
  subgraphs: () => [units, rents],
  cases: [
    {
      name: 'round and round, with a fragment on the interface itself',
      query: '{ unit { sameRent { ... on Unit { sameRent { __typename } } } } }',
      data: { unit: { sameRent: { sameRent: { __typename: 'Flat' } } } },
    },
    {
      name: 'one field through the interface and through the type, provided in one place and fetched in the other',
      query: `{ unit {
        __typename
        sameRent { __typename ... on Flat { id } sameRent { __typename ... on Flat { id } } }
        ... on Flat { __typename id rent sameRent { id rent } }
      } }`,
      data: {
        unit: {
          __typename: 'Flat',
          sameRent: { __typename: 'Flat', id: '3', sameRent: { __typename: 'Flat', id: '1' }, rent: 910.5 },
          id: '1',
          rent: 910.5,
        },
      },
    },
    {
      name: 'beyond what is provided',
      query: '{ unit { sameRent { sameRent { ... on Flat { id rent } } } } }',
      data: { unit: { sameRent: { sameRent: { id: '1', rent: 910.5 } } } },
    },
  ],
};
