import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Reference = { readonly id: string };

const boilers = ['boiler-1', 'boiler-2'].map((id) => ({ __typename: 'Boiler', id }));
const lamps = [
  { __typename: 'Lamp', id: 'lamp-1', warranty: 3 },
  { __typename: 'Lamp', id: 'lamp-2', warranty: 4 },
];
const devices = [...boilers, ...lamps];

/** Here boilers are devices, but no nodes. */
const inventory: FixtureSubgraph = {
  name: 'inventory',
  sdl: `${federation('key')}
    type Query { devices: [Device] node(id: ID!): Node nodes: [Node] lamps: [Lamp] }
    union Device = Boiler | Lamp
    interface Node { id: ID! }
    interface WithWarranty { warranty: Int }
    type Boiler @key(fields: "id") { id: ID! }
    type Lamp implements Node & WithWarranty @key(fields: "id") { id: ID! warranty: Int }
  `,
  resolvers: {
    Query: {
      devices: () => devices,
      node: (_: unknown, { id }: Reference) => devices.find((device) => device.id === id) ?? null,
      nodes: () => lamps,
      lamps: () => lamps,
    },
    Boiler: { __resolveReference: notAsked('inventory: Boiler') },
    Lamp: { __resolveReference: notAsked('inventory: Lamp') },
  },
};

/** Here they are. */
const warranties: FixtureSubgraph = {
  name: 'warranties',
  sdl: `${federation('key')}
    interface Node { id: ID! }
    interface WithWarranty { warranty: Int }
    type Boiler implements Node & WithWarranty @key(fields: "id") { id: ID! warranty: Int }
  `,
  resolvers: { Boiler: { __resolveReference: ({ id }: Reference) => ({ id, warranty: 1 }) } },
};

const warrantyOfLamps = [{ warranty: 3 }, { warranty: 4 }];

/** A type implements an interface in one subgraph and not in another. */
export const unionInterfaceDistributed: Fixture = {
  name: 'union-interface-distributed',
  subgraphs: () => [inventory, warranties],
  cases: [
    {
      name: 'a fragment on the interface reaches the type that implements it elsewhere',
      query: '{ devices { ... on Node { id } } }',
      data: { devices: devices.map(({ id }) => ({ id })) },
    },
    {
      name: 'fragments on both types of an interface that has one of them here',
      query: '{ nodes { ... on Lamp { warranty } ... on Boiler { id } } }',
      data: { nodes: warrantyOfLamps },
    },
    { name: 'a field of the interface', query: '{ nodes { id } }', data: { nodes: lamps.map(({ id }) => ({ id })) } },
    {
      name: 'a fragment on the interface itself',
      query: '{ nodes { ... on Node { id } } }',
      data: { nodes: lamps.map(({ id }) => ({ id })) },
    },
    {
      name: 'a fragment on another interface in it',
      query: '{ nodes { ... on Node { ... on WithWarranty { warranty } } } }',
      data: { nodes: warrantyOfLamps },
    },
    {
      name: 'deeper, with repetitions',
      query: '{ nodes { ... on Node { id ... on Node { id ... on WithWarranty { warranty } } } } }',
      data: { nodes: lamps.map(({ id, warranty }) => ({ id, warranty })) },
    },
    {
      name: 'named fragments on type and interface of an object',
      query: '{ lamps { ...L ...N } } fragment L on Lamp { id } fragment N on Node { id __typename }',
      data: { lamps: lamps.map(({ id, __typename }) => ({ id, __typename })) },
    },
    {
      name: 'the warranty of any device, from two subgraphs',
      query: '{ devices { ... on WithWarranty { warranty } } }',
      data: { devices: [{ warranty: 1 }, { warranty: 1 }, ...warrantyOfLamps] },
    },
    {
      name: 'a node that is none here is an error of the subgraph',
      query: '{ node(id: "boiler-1") { ... on Boiler { warranty } } }',
      data: { node: null },
      errors: [['node']],
    },
    {
      name: 'also if the client asks about another type',
      query: '{ node(id: "boiler-1") { ... on Lamp { warranty } } }',
      data: { node: null },
      errors: [['node']],
    },
    {
      name: 'a node by its id',
      query: 'query ($id: ID!) { node(id: $id) { ... on Lamp { warranty } } }',
      variables: { id: 'lamp-1' },
      data: { node: { warranty: 3 } },
    },
  ],
};
