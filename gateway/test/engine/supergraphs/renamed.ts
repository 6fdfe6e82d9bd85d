import type { Fixture, FixtureSubgraph } from './fixture.ts';

type Key = { readonly id: string };

/** Says `Query` and `@key` in words of its own. */
const offices: FixtureSubgraph = {
  name: 'offices',
  sdl: `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [{ name: "@key", as: "@identity" }])
    schema { query: Asking mutation: Doing }
    type Asking { office: Office }
    type Doing { officeOpen(id: ID!): Office }
    type Office @identity(fields: "id") { id: ID! city: String }
  `,
  resolvers: {
    Asking: { office: () => ({ id: 'o1', city: 'Gent' }) },
    Doing: { officeOpen: (_: unknown, { id }: Key) => ({ id, city: 'Riga' }) },
    Office: { __resolveReference: (key: Key) => ({ ...key, city: 'Gent' }) },
  },
};

const desks: FixtureSubgraph = {
  name: 'desks',
  sdl: `
    schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@tag"]) { query: Root }
    type Root { desks: [Desk] }
    type Desk @tag(name: "inside") { width: Length office: Office size: [[Length!]!] }
    type Office @key(fields: "id") { id: ID! desks: [Desk!] }
    scalar Length @specifiedBy(url: "https://lintel.invalid/length")
  `,
  resolvers: {
    Root: { desks: () => [{}, null] },
    Desk: {
      width: () => ({ value: 120, unit: 'cm' }),
      size: () => [[{ value: 1 }], [2, 'three']],
      office: () => ({ id: 'o1' }),
    },
    Office: { __resolveReference: (key: Key) => key, desks: () => [{}] },
  },
};

/** Root types and federation directives under other names, and scalars that hold anything. */
export const renamed: Fixture = {
  name: 'renamed',
  subgraphs: () => [offices, desks],
  cases: [
    {
      name: 'from one root type to the other',
      query: '{ __typename office { city desks { width } } desks { office { city } size } }',
      data: {
        __typename: 'Query',
        office: { city: 'Gent', desks: [{ width: { value: 120, unit: 'cm' } }] },
        desks: [{ office: { city: 'Gent' }, size: [[{ value: 1 }], [2, 'three']] }, null],
      },
    },
    {
      name: 'a mutation, and the other subgraph for its object',
      query: 'mutation { __typename officeOpen(id: "o9") { id city desks { width } } }',
      data: {
        __typename: 'Mutation',
        officeOpen: { id: 'o9', city: 'Riga', desks: [{ width: { value: 120, unit: 'cm' } }] },
      },
    },
  ],
};
