import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

const tenancies = [
  { id: 't1', label: 'first' },
  { id: 't2', label: 'second' },
];
type Filter = { readonly first: number; readonly skip?: number };
const tenancyOf = ({ id }: { id: string }) => tenancies.find((tenancy) => tenancy.id === id) ?? null;
const page = (_: unknown, { filter }: { filter: Filter }) => ('skip' in filter ? [] : tenancies.slice(0, filter.first));

const resolversFor = (field: string): FixtureSubgraph['resolvers'] => ({
  Query: { [field]: page },
  Tenancy: { __resolveReference: tenancyOf },
});

const current: FixtureSubgraph = {
  name: 'current',
  sdl: `${federation('key shareable')}
    input Filter { first: Int! }
    type Tenancy @key(fields: "id") { id: ID! label: String! @shareable }
    type Query { current(filter: Filter!): [Tenancy!] }
  `,
  resolvers: resolversFor('current'),
};

const past: FixtureSubgraph = {
  name: 'past',
  sdl: `${federation('key shareable')}
    input Filter { skip: Int first: Int! }
    type Tenancy @key(fields: "id") { id: ID! label: String! @shareable }
    type Query { past(filter: Filter!): [Tenancy!] }
  `,
  resolvers: resolversFor('past'),
};

/** An input object with a field that only one subgraph knows: the supergraph has only what all know. */
export const inputsDiffer: Fixture = {
  name: 'inputs-differ',
  subgraphs: () => [current, past],
  cases: [
    {
      name: 'the field that all know',
      query: '{ current(filter: { first: 2 }) { id } past(filter: { first: 1 }) { label } }',
      data: { current: [{ id: 't1' }, { id: 't2' }], past: [{ label: 'first' }] },
    },
    {
      name: 'the field that all know, in a variable for both',
      query: 'query ($filter: Filter!) { current(filter: $filter) { id } past(filter: $filter) { id } }',
      variables: { filter: { first: 1 } },
      data: { current: [{ id: 't1' }], past: [{ id: 't1' }] },
    },
    {
      name: 'the other field where the subgraph does not know it',
      query: '{ current(filter: { first: 1, skip: 2 }) { id } }',
      data: null,
      errors: true,
    },
    {
      name: 'the other field where the subgraph knows it',
      query: '{ past(filter: { first: 1, skip: 2 }) { id } }',
      data: null,
      errors: true,
    },
    {
      name: 'the other field in a variable',
      query: 'query ($filter: Filter!) { past(filter: $filter) { id } }',
      variables: { filter: { first: 1, skip: 2 } },
      data: null,
      errors: true,
    },
  ],
};
