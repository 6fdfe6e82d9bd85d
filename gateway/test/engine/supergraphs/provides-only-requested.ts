import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Reference = { readonly id: string };

const contractors = [
  { id: 'contractor-1', company: 'Pipes & Sons', rating: 'good' },
  { id: 'contractor-2', company: 'Roof Ltd', rating: 'fair' },
];

/** Owns the fields; a plan that asks it for what the other subgraph provides asks too much. */
const registry: FixtureSubgraph = {
  name: 'registry',
  sdl: `${federation('key shareable')}
    type Contractor @key(fields: "id") {
      id: ID!
      company: String! @shareable
      remarks: String! @shareable
      rating: String!
    }
  `,
  resolvers: {
    Contractor: {
      __resolveReference: ({ id }: Reference) => contractors.find((contractor) => contractor.id === id) ?? null,
      company: notAsked('registry: Contractor.company'),
      remarks: notAsked('registry: Contractor.remarks'),
    },
  },
};

/** No operation asks for remarks. */
const repairs: FixtureSubgraph = {
  name: 'repairs',
  sdl: `${federation('key external provides')}
    type Query {
      onCall: Contractor @provides(fields: "company remarks")
      contractors: [Contractor!]! @provides(fields: "company remarks")
    }
    type Contractor @key(fields: "id") { id: ID! company: String! @external remarks: String! @external }
  `,
  resolvers: {
    Query: { onCall: () => contractors[0], contractors: () => contractors },
    Contractor: {
      __resolveReference: notAsked('repairs: Contractor'),
      remarks: notAsked('repairs: Contractor.remarks'),
    },
  },
};

const [first] = contractors;
const named = { id: first?.id, company: first?.company };

/** `@provides` says what could be had, not what is to be fetched. */
export const providesOnlyRequested: Fixture = {
  name: 'provides-only-requested',
  subgraphs: () => [registry, repairs],
  cases: [
    { name: 'the key', query: '{ onCall { id } }', data: { onCall: { id: 'contractor-1' } } },
    { name: 'one provided field', query: '{ onCall { id company } }', data: { onCall: named } },
    {
      name: 'under an alias',
      query: '{ onCall { id firm: company } }',
      data: { onCall: { id: 'contractor-1', firm: 'Pipes & Sons' } },
    },
    {
      name: 'in an inline fragment',
      query: '{ onCall { id ... on Contractor { company } } }',
      data: { onCall: named },
    },
    {
      name: 'in a named fragment',
      query: '{ onCall { id ...Firm } } fragment Firm on Contractor { company }',
      data: { onCall: named },
    },
    {
      name: 'with a field that only the owner has',
      query: '{ onCall { id company rating } }',
      data: { onCall: { ...named, rating: 'good' } },
    },
    {
      name: 'in a list',
      query: '{ contractors { id company } }',
      data: { contractors: contractors.map(({ id, company }) => ({ id, company })) },
    },
    {
      name: 'in a list, with a field that only the owner has',
      query: '{ contractors { id company rating } }',
      data: { contractors },
    },
    {
      name: 'a provided field that is skipped',
      query: '{ onCall { id ... on Contractor @skip(if: true) { remarks } } }',
      data: { onCall: { id: 'contractor-1' } },
    },
    {
      name: 'a provided field that is not included, by a variable',
      query: 'query ($all: Boolean!) { onCall { id ... on Contractor @include(if: $all) { remarks } } }',
      variables: { all: false },
      data: { onCall: { id: 'contractor-1' } },
    },
    {
      name: 'in fragments without a type, one after another',
      query: '{ onCall { id ... { company } ... { rating } } }',
      data: { onCall: { ...named, rating: 'good' } },
    },
  ],
};
