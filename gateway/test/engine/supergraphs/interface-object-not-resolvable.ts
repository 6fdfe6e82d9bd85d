import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Reference = { readonly id: string };

const flat = { __typename: 'Flat', id: 'listing-1', title: 'Two rooms' };
const listingOf = ({ id }: Reference) => (id === flat.id ? flat : null);

/** Knows the interface of assets, and no type that implements it. */
const assets: FixtureSubgraph = {
  name: 'assets',
  sdl: `${federation('key interfaceObject')}
    type Query { asset: Asset listing: Listing! }
    interface Asset @key(fields: "id") { id: ID! }
    type Listing @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }
  `,
  resolvers: {
    Query: { asset: () => ({ __typename: 'Asset', id: 'asset-1' }), listing: () => ({ id: 'listing-1' }) },
    Asset: { __resolveReference: notAsked('assets: Asset') },
  },
};

const valuations: FixtureSubgraph = {
  name: 'valuations',
  sdl: `${federation('key interfaceObject')}
    type Query { valued: Asset }
    type Asset @key(fields: "id", resolvable: false) @interfaceObject { id: ID! value: String }
    interface Listing @key(fields: "id") { id: ID! }
    type Flat implements Listing @key(fields: "id") { id: ID! title: String! }
  `,
  resolvers: {
    Query: { valued: () => ({ __typename: 'Asset', id: 'asset-1' }) },
    Asset: { __resolveReference: notAsked('valuations: Asset'), value: () => 'high' },
    Listing: { __resolveReference: listingOf },
    Flat: { __resolveReference: listingOf },
  },
};

/** `@interfaceObject` with a key that nobody resolves: some of what the schema promises has no way to be fetched. */
export const interfaceObjectNotResolvable: Fixture = {
  name: 'interface-object-not-resolvable',
  subgraphs: () => [assets, valuations],
  cases: [
    {
      name: 'all fields of the interface object where it is',
      query: '{ valued { id value } }',
      data: { valued: { id: 'asset-1', value: 'high' } },
    },
    { name: 'its key only', query: '{ valued { id } }', data: { valued: { id: 'asset-1' } } },
    {
      name: 'a field that cannot be reached is an error, and nothing is fetched in its place',
      query: '{ asset { value } }',
      data: null,
      errors: true,
    },
    {
      name: 'also beside a field that can be reached',
      query: '{ valued { id } asset { value } }',
      data: null,
      errors: true,
    },
    {
      name: 'but not when it is skipped',
      query: '{ valued { id } asset @skip(if: true) { value } }',
      data: { valued: { id: 'asset-1' } },
    },
    {
      name: 'an interface without a type is an error of its subgraph',
      query: '{ asset { id } }',
      data: { asset: null },
      errors: [['asset']],
    },
    {
      name: 'the other interface object: its key',
      query: '{ listing { id } }',
      data: { listing: { id: 'listing-1' } },
    },
    {
      name: 'a field of the type is none of the interface',
      query: '{ listing { id title } }',
      data: null,
      errors: true,
    },
    {
      name: 'a fragment on the type, whose name another subgraph has to tell',
      query: '{ listing { ... on Flat { id } } }',
      data: { listing: { id: 'listing-1' } },
    },
    {
      name: 'the name of the type',
      query: '{ listing { __typename ... on Flat { title } } }',
      data: { listing: { __typename: 'Flat', title: 'Two rooms' } },
    },
  ],
};
