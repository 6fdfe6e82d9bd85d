import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Place = { readonly __typename: string; readonly id: string; readonly town: string; readonly country: string };
type Firm = { readonly id: string; readonly place?: { readonly id?: string } | null };

const places: readonly Place[] = [
  { __typename: 'Shop', id: 'place-1', town: 'Bern', country: 'CH' },
  { __typename: 'Yard', id: 'place-2', town: 'Linz', country: 'AT' },
];
const firms = [
  { id: 'firm-1', name: 'Pipes & Sons', place: 'place-1' },
  { id: 'firm-2', name: 'Roof Ltd', place: 'place-2' },
];
const placeOf = ({ id }: { readonly id?: string | undefined }) => places.find((place) => place.id === id) ?? null;

const shipping: FixtureSubgraph = {
  name: 'shipping',
  sdl: `${federation('key requires external shareable')}
    type Query { plumber: Firm }
    interface Place { id: ID! }
    type Shop implements Place @key(fields: "id") { id: ID! town: String @shareable }
    type Yard implements Place @key(fields: "id") { id: ID! town: String @shareable }
    type Firm @key(fields: "id") {
      id: ID!
      name: String! @shareable
      place: Place @external
      town: String @requires(fields: "place { id }")
      yardCountry: String @requires(fields: "place { ... on Yard { id } }")
    }
  `,
  resolvers: {
    Query: { plumber: () => ({ id: 'firm-1', name: 'Pipes & Sons' }) },
    Firm: {
      __resolveReference: ({ id, place }: Firm) => ({ id, place }),
      place: notAsked('shipping: Firm.place'),
      town: ({ place }: Firm) => placeOf({ id: place?.id })?.town,
      yardCountry: ({ place }: Firm) => placeOf({ id: place?.id })?.country,
    },
    Shop: { __resolveReference: notAsked('shipping: Shop') },
    Yard: { __resolveReference: notAsked('shipping: Yard') },
  },
};

const directory: FixtureSubgraph = {
  name: 'directory',
  sdl: `${federation('key shareable')}
    type Query { roofer: Firm }
    interface Place { id: ID! }
    type Shop implements Place @key(fields: "id") { id: ID! town: String @shareable }
    type Yard implements Place @key(fields: "id") { id: ID! town: String @shareable }
    type Depot implements Place @key(fields: "id") { id: ID! town: String }
    type Firm @key(fields: "id") { id: ID! name: String! @shareable place: Place @shareable }
  `,
  resolvers: {
    Query: { roofer: () => firms[1] },
    Firm: {
      __resolveReference: ({ id }: Firm) => firms.find((firm) => firm.id === id) ?? null,
      place: ({ place }: (typeof firms)[number]) => placeOf({ id: place }),
    },
    Shop: { __resolveReference: placeOf },
    Yard: { __resolveReference: placeOf },
  },
};

/** `@requires` of an interface, whole or through a fragment; the subgraphs know different types behind it. */
export const requiresOnInterface: Fixture = {
  name: 'requires-on-interface',
  subgraphs: () => [shipping, directory],
  cases: [
    { name: 'a field of the interface', query: '{ plumber { town } }', data: { plumber: { town: 'Bern' } } },
    { name: 'from the other subgraph', query: '{ roofer { town } }', data: { roofer: { town: 'Linz' } } },
    {
      name: 'a fragment on a type that it is not',
      query: '{ plumber { yardCountry } }',
      data: { plumber: { yardCountry: null } },
    },
    {
      name: 'a fragment on the type that it is',
      query: '{ roofer { yardCountry } }',
      data: { roofer: { yardCountry: 'AT' } },
    },
    {
      name: 'the interface itself, from afar',
      query: '{ plumber { place { __typename id } } }',
      data: { plumber: { place: { __typename: 'Shop', id: 'place-1' } } },
    },
    {
      name: 'the interface itself, at its owner',
      query: '{ roofer { place { __typename id } } }',
      data: { roofer: { place: { __typename: 'Yard', id: 'place-2' } } },
    },
    {
      name: 'all of it at once',
      query: '{ roofer { yardCountry town place { ... on Yard { town } } } }',
      data: { roofer: { yardCountry: 'AT', town: 'Linz', place: { town: 'Linz' } } },
    },
  ],
};
