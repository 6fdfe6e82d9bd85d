import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

const objects = {
  Unit: { id: 'unit-1', number: '1A', rent: 900 },
  Contractor: { id: 'contractor-1', company: 'Pipes & Sons' },
};

const nodes: FixtureSubgraph = {
  name: 'nodes',
  sdl: `${federation('key')}
    type Query { pinned: Node pinnedContractor: Node pins: [Node!]! }
    interface Node { id: ID! }
    type Unit implements Node @key(fields: "id") { id: ID! }
    type Contractor implements Node @key(fields: "id") { id: ID! }
  `,
  resolvers: {
    Query: {
      pinned: () => ({ __typename: 'Unit', id: objects.Unit.id }),
      pinnedContractor: () => ({ __typename: 'Contractor', id: objects.Contractor.id }),
      pins: () => [
        { __typename: 'Contractor', id: objects.Contractor.id },
        { __typename: 'Unit', id: objects.Unit.id },
      ],
    },
    Unit: { __resolveReference: notAsked('nodes: Unit') },
    Contractor: { __resolveReference: notAsked('nodes: Contractor') },
  },
};

/** Has the same types and nothing to say about them. */
const archive: FixtureSubgraph = {
  name: 'archive',
  sdl: `${federation('key')}
    interface Node { id: ID! }
    type Unit implements Node @key(fields: "id") { id: ID! }
    type Contractor implements Node @key(fields: "id") { id: ID! }
  `,
  resolvers: {
    Unit: { __resolveReference: notAsked('archive: Unit') },
    Contractor: { __resolveReference: notAsked('archive: Contractor') },
  },
};

const details: FixtureSubgraph = {
  name: 'details',
  sdl: `${federation('key shareable')}
    interface Node { id: ID! }
    type Unit implements Node @key(fields: "id") @shareable { id: ID! number: String! rent: Float! }
    type Contractor implements Node @key(fields: "id") { id: ID! company: String! }
  `,
  resolvers: {
    Unit: { __resolveReference: () => objects.Unit },
    Contractor: { __resolveReference: () => objects.Contractor },
  },
};

/** The Relay pattern: a field answers any node, and fragments say what is wanted of which type. */
export const nodeInterface: Fixture = {
  name: 'node-interface',
  subgraphs: () => [nodes, archive, details],
  cases: [
    {
      name: 'a fragment on the type that it is',
      query: '{ pinned { ... on Unit { id number __typename rent } } }',
      data: { pinned: { id: 'unit-1', number: '1A', __typename: 'Unit', rent: 900 } },
    },
    {
      name: 'a fragment on a type that it is not',
      query: '{ pinnedContractor { ... on Unit { id number } } }',
      data: { pinnedContractor: {} },
    },
    {
      name: 'a list of different types, with fragments by name and a field of the interface',
      query: `{ pins { id ...Flat ...Firm } }
        fragment Flat on Unit { number }
        fragment Firm on Contractor { __typename company }`,
      data: {
        pins: [
          { id: 'contractor-1', __typename: 'Contractor', company: 'Pipes & Sons' },
          { id: 'unit-1', number: '1A' },
        ],
      },
    },
  ],
};
