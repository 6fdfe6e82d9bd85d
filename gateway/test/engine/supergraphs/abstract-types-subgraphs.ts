import { type FixtureSubgraph, federation } from './fixture.ts';

const rows = [
  { __typename: 'Flat', id: 'f1', code: 'A-1', title: 'Loft', agent: 'ann@example.org', size: { area: 60, rooms: 2 } },
  {
    __typename: 'Flat',
    id: 'f2',
    code: 'A-2',
    title: 'Studio',
    agent: 'bob@example.org',
    size: { area: 30, rooms: 1 },
  },
  {
    __typename: 'Shop',
    id: 's1',
    code: 'B-1',
    title: 'Bakery',
    agent: 'ann@example.org',
    size: { area: 80, rooms: 3 },
  },
  { __typename: 'Shop', id: 's2', code: 'B-2', title: 'Kiosk', agent: 'bob@example.org', size: { area: 10, rooms: 1 } },
] as const;
type Row = (typeof rows)[number];
type Key = { readonly id: string };

const managers: Readonly<Record<string, object>> = {
  f1: { __typename: 'Owner', phone: '100' },
  f2: { __typename: 'Firm', id: 'm1' },
  s1: { __typename: 'Firm', id: 'm1' },
  s2: { __typename: 'Owner', phone: '200' },
};
const ratings = [
  { id: 1, text: 'bright', about: 'f1' },
  { id: 2, text: 'loud', about: 'f1' },
  { id: 3, text: 'warm', about: 's1' },
] as const;

const rowOf = ({ id }: Key): Row | null => rows.find((row) => row.id === id) ?? null;
const alike = (row: Row) => rows.filter((other) => other.__typename === row.__typename && other.id !== row.id);

const listing = {
  __resolveReference: rowOf,
  alike: (row: Row) => alike(row),
  listedBy: ({ agent }: Row) => ({ email: agent }),
  managedBy: ({ id }: Row) => managers[id],
  internal: () => false,
};

const listings: FixtureSubgraph = {
  name: 'listings',
  sdl: `${federation('key shareable inaccessible external')}
    type Query { listings: [Listing] alike(id: ID!): [Listing] }
    interface Listing { id: ID! code: String size: Size listedBy: Agent internal: Boolean @inaccessible }
    interface Comparable { alike: [Listing] }
    type Size @shareable { area: Float rooms: Int }
    type Flat implements Listing & Comparable @key(fields: "id") {
      id: ID! code: String size: Size @shareable listedBy: Agent alike: [Flat] internal: Boolean managedBy: Manager
    }
    type Shop implements Listing & Comparable @key(fields: "id") {
      id: ID! code: String size: Size @shareable listedBy: Agent alike: [Shop] internal: Boolean managedBy: Manager
    }
    union Manager = Firm | Owner
    type Firm { id: ID! @shareable }
    type Owner { phone: String }
    type Agent @key(fields: "email") { email: ID! listingCount: Int @shareable }
  `,
  resolvers: {
    Query: {
      listings: () => rows,
      alike: (_: unknown, key: Key) => {
        const row = rowOf(key);
        return row === null ? [] : alike(row);
      },
    },
    Flat: listing,
    Shop: listing,
    Agent: {
      __resolveReference: ({ email }: { email: string }) => ({ email }),
      listingCount: ({ email }: { email: string }) => rows.filter(({ agent }) => agent === email).length,
    },
  },
};

/** Federation 1: no `@link`, and every field may be resolved anywhere. */
const agents: FixtureSubgraph = {
  name: 'agents',
  sdl: 'type Agent @key(fields: "email") { email: ID! name: String listingCount: Int }',
  resolvers: {
    Agent: {
      __resolveReference: ({ email }: { email: string }) => ({ email, name: email.split('@')[0] }),
      listingCount: ({ email }: { email: string }) => rows.filter(({ agent }) => agent === email).length,
    },
  },
};

const firms: FixtureSubgraph = {
  name: 'firms',
  sdl: `${federation('key')}
    type Firm @key(fields: "id") { id: ID! title: String phone: Phone }
    type Phone { number: String }
    type Group @key(fields: "id") { id: ID! name: String phone: String }
    extend union Manager = Firm | Group
  `,
  resolvers: {
    Firm: { __resolveReference: ({ id }: Key) => ({ id, title: `Firm ${id}`, phone: { number: '300' } }) },
    Group: { __resolveReference: ({ id }: Key) => ({ id, name: `Group ${id}`, phone: '400' }) },
  },
};

const titles = (type: 'Flat' | 'Shop', name: string): FixtureSubgraph => ({
  name,
  sdl: `${federation('key')}
    type Query { ${name}: [${type}] }
    type ${type} @key(fields: "id") { id: ID! title: String }
  `,
  resolvers: {
    Query: { [name]: () => rows.filter(({ __typename }) => __typename === type) },
    [type]: { __resolveReference: rowOf },
  },
});

const quoted = {
  __resolveReference: ({ id, size }: Key & { readonly size?: object }) => ({ id, size }),
  quote: ({ size }: { size?: { area: number; rooms: number } }, { from }: { from?: string }) =>
    size === undefined || from === undefined ? null : { from, cost: size.area * 10 + size.rooms },
};

const moving: FixtureSubgraph = {
  name: 'moving',
  sdl: `${federation('key shareable external requires')}
    interface Listing { id: ID! size: Size quote(from: String): Quote }
    type Flat implements Listing @key(fields: "id") {
      id: ID! size: Size @external quote(from: String): Quote @requires(fields: "size { area rooms }")
    }
    type Shop implements Listing @key(fields: "id") {
      id: ID! size: Size @external quote(from: String): Quote @requires(fields: "size { area rooms }")
    }
    type Size @shareable { area: Float rooms: Int }
    type Quote { from: String cost: Float }
  `,
  resolvers: { Flat: quoted, Shop: quoted },
};

type Rated = Key & { readonly alike?: readonly Key[] };
const ratingsOf = ({ id }: Key) =>
  ratings.filter(({ about }) => about === id).map((rating) => ({ ...rating, listing: listingOf(rating.about) }));
const listingOf = (id: string) => {
  const row = rowOf({ id });
  return row && { __typename: row.__typename, id };
};
const rated = {
  __resolveReference: ({ id, alike: others }: Rated) => ({ id, alike: others }),
  ratings: ratingsOf,
  ratingCount: (row: Key) => ratingsOf(row).length,
  ratingsOfAlike: ({ alike: others }: Rated) => others?.flatMap(ratingsOf),
};

const opinions: FixtureSubgraph = {
  name: 'opinions',
  sdl: `${federation('key external requires')}
    type Query { rating(id: Int!): Rating }
    interface Listing { id: ID! ratingCount: Int! ratings: [Rating!]! }
    interface Comparable { alike: [Listing] }
    type Flat implements Listing & Comparable @key(fields: "id") {
      id: ID! ratingCount: Int! ratings: [Rating!]! alike: [Flat] @external
      ratingsOfAlike: [Rating!]! @requires(fields: "alike { id }")
    }
    type Shop implements Listing & Comparable @key(fields: "id") {
      id: ID! ratingCount: Int! ratings: [Rating!]! alike: [Shop] @external
      ratingsOfAlike: [Rating!]! @requires(fields: "alike { id }")
    }
    type Rating { id: Int! text: String! listing: Listing }
  `,
  resolvers: {
    Query: {
      rating: (_: unknown, { id }: { id: number }) => {
        const rating = ratings.find((one) => one.id === id);
        return rating && { ...rating, listing: listingOf(rating.about) };
      },
    },
    Flat: rated,
    Shop: rated,
  },
};

/** Interfaces and a union whose fields and members are spread over seven subgraphs. */
export const abstractTypeSubgraphs: readonly FixtureSubgraph[] = [
  listings,
  agents,
  firms,
  titles('Flat', 'flats'),
  titles('Shop', 'shops'),
  moving,
  opinions,
];
