import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

const flat = { id: 'f1', rent: 1699.99 };
type Key = { readonly id: string };

const flats: FixtureSubgraph = {
  name: 'flats',
  sdl: `${federation('key')}
    type Query { flat: Flat }
    type Flat @key(fields: "id") { id: ID! rent: Float! }
  `,
  resolvers: {
    Query: { flat: () => flat },
    Flat: { __resolveReference: ({ id }: Key) => (id === flat.id ? flat : null) },
  },
};

const market: FixtureSubgraph = {
  name: 'market',
  sdl: `${federation('key external requires')}
    type Flat @key(fields: "id") { id: ID! rent: Float! @external isDear: Boolean! @requires(fields: "rent") }
  `,
  resolvers: {
    Flat: {
      __resolveReference: (reference: Key) => reference,
      isDear: ({ rent }: { rent?: number }) =>
        rent === undefined ? notAsked('Flat.isDear without rent')() : rent > 1500,
    },
  },
};

const known = ({ isDear }: { isDear?: boolean }) => isDear ?? notAsked('a field without Flat.isDear')();

const advice: FixtureSubgraph = {
  name: 'advice',
  sdl: `${federation('key external requires')}
    type Flat @key(fields: "id") {
      id: ID!
      isDear: Boolean! @external
      shown: Boolean! @requires(fields: "isDear")
      kept: Boolean! @requires(fields: "isDear")
      neverIncluded: Boolean! @requires(fields: "isDear")
      neverKept: Boolean! @requires(fields: "isDear")
    }
  `,
  resolvers: {
    Flat: {
      __resolveReference: (reference: Key) => reference,
      shown: known,
      kept: known,
      neverIncluded: notAsked('Flat.neverIncluded'),
      neverKept: notAsked('Flat.neverKept'),
    },
  },
};

/** Conditions on fields that need two more fetches: what is left out is not asked for, of anybody. */
export const includeSkip: Fixture = {
  name: 'include-skip',
  subgraphs: () => [flats, market, advice],
  cases: [
    {
      name: 'not included',
      query: 'query ($on: Boolean = false) { flat { rent neverIncluded @include(if: $on) } }',
      data: { flat: { rent: 1699.99 } },
    },
    {
      name: 'skipped',
      query: 'query ($on: Boolean = true) { flat { rent neverKept @skip(if: $on) } }',
      data: { flat: { rent: 1699.99 } },
    },
    {
      name: 'included',
      query: 'query ($on: Boolean = true) { flat { rent shown @include(if: $on) } }',
      data: { flat: { rent: 1699.99, shown: true } },
    },
    {
      name: 'not skipped',
      query: 'query ($on: Boolean = false) { flat { rent kept @skip(if: $on) } }',
      data: { flat: { rent: 1699.99, kept: true } },
    },
    {
      name: 'a value instead of the default',
      query: 'query ($on: Boolean = true) { flat { neverIncluded @include(if: $on) rent } }',
      variables: { on: false },
      data: { flat: { rent: 1699.99 } },
    },
    {
      name: 'literals',
      query: '{ flat { neverIncluded @include(if: false) neverKept @skip(if: true) kept @skip(if: false) } }',
      data: { flat: { kept: true } },
    },
    {
      name: 'both on one field, on fragments and on the way there',
      query: `query ($yes: Boolean!, $no: Boolean!) {
        flat @include(if: $yes) {
          ...all @skip(if: $no)
          ... @include(if: $no) { neverIncluded }
          neverKept @include(if: $yes) @skip(if: $yes)
        }
        gone: flat @skip(if: $yes) { neverKept }
      }
      fragment all on Flat { kept @include(if: $yes) @skip(if: $no) neverIncluded @include(if: $no) }`,
      variables: { yes: true, no: false },
      data: { flat: { kept: true } },
    },
    {
      name: 'one field asked for twice, left out once',
      query: 'query ($on: Boolean!) { flat { shown @include(if: $on) shown rent @skip(if: $on) } }',
      variables: { on: false },
      data: { flat: { shown: true, rent: 1699.99 } },
    },
  ],
};
