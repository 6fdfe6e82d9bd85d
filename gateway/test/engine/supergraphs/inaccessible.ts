import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

type Person = { readonly id: string; readonly neighbours: readonly string[] };
type Near = { readonly within: string };

const people: readonly Person[] = [
  { id: 'person-1', neighbours: ['person-2'] },
  { id: 'person-2', neighbours: ['person-1'] },
];
const personOf = ({ id }: { readonly id: string }) => people.find((person) => person.id === id) ?? null;

const ages: FixtureSubgraph = {
  name: 'ages',
  sdl: `${federation('key')}
    type Query { residents: [Person!]! }
    type Person @key(fields: "id") { id: ID age: Int }
  `,
  resolvers: {
    Query: { residents: () => people.map(({ id }) => ({ id })) },
    Person: { __resolveReference: ({ id }: Person) => ({ id, age: 40 }) },
  },
};

const neighbourhood: FixtureSubgraph = {
  name: 'neighbourhood',
  sdl: `${federation('key inaccessible')}
    type Query { neighbours: [Person!]! }
    type Person @key(fields: "id") {
      id: ID
      neighbours(within: Distance = STREET @inaccessible): [Person!]!
      distance: Distance
      secret: Secret
    }
    enum Distance { STREET @inaccessible TOWN }
    union Secret = Hidden | Open
    type Hidden @inaccessible { hidden: String }
    type Open { open: String }
  `,
  resolvers: {
    Query: { neighbours: () => people },
    Person: {
      __resolveReference: personOf,
      neighbours: ({ neighbours }: Person, { within }: Near) =>
        within === 'STREET' ? neighbours.map((id) => personOf({ id })) : [],
      distance: ({ id }: Person) => (id === 'person-1' ? 'STREET' : 'TOWN'),
      secret: ({ id }: Person) =>
        id === 'person-1' ? { __typename: 'Hidden', hidden: 'x' } : { __typename: 'Open', open: 'y' },
    },
  },
};

const pairs = [
  { id: 'person-1', neighbours: [{ id: 'person-2' }] },
  { id: 'person-2', neighbours: [{ id: 'person-1' }] },
];

/** Arguments, enum values and types that clients do not see, though subgraphs use them. */
export const inaccessible: Fixture = {
  name: 'inaccessible',
  subgraphs: () => [ages, neighbourhood],
  cases: [
    {
      name: 'the default of a hidden argument is a hidden value, which the subgraph applies, by an entity fetch',
      query: '{ residents { id neighbours { id } } }',
      data: { residents: pairs },
    },
    {
      name: 'the same from the root of that subgraph',
      query: '{ neighbours { id neighbours { id } } }',
      data: { neighbours: pairs },
    },
    {
      name: 'a client cannot give the hidden argument',
      query: '{ neighbours { id neighbours(within: TOWN) { id } } }',
      data: null,
      errors: true,
    },
    {
      name: 'a hidden enum value is null for clients',
      query: '{ neighbours { id distance } }',
      data: {
        neighbours: [
          { id: 'person-1', distance: null },
          { id: 'person-2', distance: 'TOWN' },
        ],
      },
    },
    {
      name: 'an object of a hidden type is null for clients',
      query: '{ residents { secret { __typename ... on Open { open } } } }',
      data: { residents: [{ secret: null }, { secret: { __typename: 'Open', open: 'y' } }] },
    },
  ],
};
