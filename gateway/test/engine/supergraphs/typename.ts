import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

type Reference = { readonly id: string };

const staff = ['person-1', 'person-2'];

const devices: FixtureSubgraph = {
  name: 'devices',
  sdl: `${federation('key')}
    type Query { union: Device interface: Node }
    union Device = Boiler | Lamp
    interface Node { id: ID! }
    type Boiler implements Node { id: ID! }
    type Lamp implements Node { id: ID! }
    interface Person @key(fields: "id") { id: ID! }
    type Janitor implements Person @key(fields: "id") { id: ID! hasKeys: Boolean! }
  `,
  resolvers: {
    Query: { union: () => ({ __typename: 'Boiler', id: '1' }), interface: () => ({ __typename: 'Lamp', id: '2' }) },
    Person: { __resolveReference: ({ id }: Reference) => ({ __typename: 'Janitor', id, hasKeys: true }) },
    Janitor: { __resolveReference: ({ id }: Reference) => ({ id, hasKeys: true }) },
  },
};

const names: FixtureSubgraph = {
  name: 'names',
  sdl: `${federation('key interfaceObject')}
    type Query { staff: [Person!]! }
    type Person @key(fields: "id") @interfaceObject { id: ID! name: String! }
  `,
  resolvers: {
    Query: { staff: () => staff.map((id) => ({ id, name: `Name of ${id}` })) },
    Person: { __resolveReference: ({ id }: Reference) => ({ id, name: `Name of ${id}` }) },
  },
};

/** `__typename`, everywhere that it can be asked for. */
export const typename: Fixture = {
  name: 'typename',
  subgraphs: () => [devices, names],
  cases: [
    {
      name: 'of a union, and under an alias',
      query: '{ union { __typename typename: __typename } }',
      data: { union: { __typename: 'Boiler', typename: 'Boiler' } },
    },
    {
      name: 'of an interface, and under two aliases',
      query: '{ interface { id __typename typename: __typename t: __typename } }',
      data: { interface: { id: '2', __typename: 'Lamp', typename: 'Lamp', t: 'Lamp' } },
    },
    {
      name: 'in fragments on the members of a union',
      query: '{ union { __typename ... on Boiler { typename: __typename } ... on Lamp { typename: __typename } } }',
      data: { union: { __typename: 'Boiler', typename: 'Boiler' } },
    },
    {
      name: 'in fragments on the types of an interface',
      query: '{ interface { __typename ... on Boiler { typename: __typename } ... on Lamp { typename: __typename } } }',
      data: { interface: { __typename: 'Lamp', typename: 'Lamp' } },
    },
    {
      name: 'not asked for, where a subgraph knows the interface only',
      query: '{ staff { id } }',
      data: { staff: [{ id: 'person-1' }, { id: 'person-2' }] },
    },
    {
      name: 'asked for there: the other subgraph knows the type',
      query: '{ staff { __typename } }',
      data: { staff: [{ __typename: 'Janitor' }, { __typename: 'Janitor' }] },
    },
    { name: 'of the query', query: '{ __typename }', data: { __typename: 'Query' } },
    {
      name: 'of the query beside a field, under an alias that is the name of another field',
      query: '{ interface: __typename union { typename: __typename } }',
      data: { interface: 'Query', union: { typename: 'Boiler' } },
    },
  ],
};
