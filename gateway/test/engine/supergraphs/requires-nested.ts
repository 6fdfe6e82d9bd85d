import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Order = { readonly id: string; readonly lines?: readonly { readonly price?: number }[] | null };
type Person = {
  readonly id: string;
  readonly name?: string;
  readonly orders?: readonly Order[] | null;
  readonly home?: { readonly rooms?: readonly { readonly area?: number }[] };
};

const rooms: Readonly<Record<string, readonly number[]>> = { 'person-1': [12, 8], 'person-2': [] };

const people: FixtureSubgraph = {
  name: 'people',
  sdl: `${federation('key', 'v2.5')}
    type Query { people: [Person!]! }
    type Person @key(fields: "id") { id: ID! name: String! home: Home! }
    type Home { rooms: [Room!]! }
    type Room { area: Int! }
  `,
  resolvers: {
    Query: { people: () => Object.keys(rooms).map((id) => ({ id, name: `Name of ${id}` })) },
    Person: {
      __resolveReference: notAsked('people: Person'),
      home: ({ id }: Person) => ({ rooms: rooms[id]?.map((area) => ({ area })) }),
    },
  },
};

/** Makes orders of names, so that it requires something before it can be required. */
const orders: FixtureSubgraph = {
  name: 'orders',
  sdl: `${federation('key requires external', 'v2.5')}
    type Order @key(fields: "id") { id: ID! lines: [Line!] }
    type Line { price: Int! }
    type Person @key(fields: "id") { id: ID! name: String! @external orders: [Order!] @requires(fields: "name") }
  `,
  resolvers: {
    Person: {
      orders: ({ id, name }: Person) => {
        if (name === undefined) throw new Error('a name is required');
        return id === 'person-1' ? [1, 2].map((number) => ({ id: `order ${number} of ${name}` })) : null;
      },
    },
    Order: { lines: ({ id }: Order) => (id.startsWith('order 1') ? [{ price: 5 }, { price: 7 }] : null) },
  },
};

const totals: FixtureSubgraph = {
  name: 'totals',
  sdl: `${federation('key requires external', 'v2.5')}
    type Order @key(fields: "id", resolvable: false) { id: ID! lines: [Line!] @external }
    type Line { price: Int! @external }
    type Room { area: Int! @external }
    type Home { rooms: [Room!]! @external }
    type Person @key(fields: "id") {
      id: ID!
      orders: [Order!] @external
      home: Home! @external
      orderCount: Int @requires(fields: "orders { id }")
      orderTotal: Int @requires(fields: "orders { id lines { price } }")
      totalArea: Int! @requires(fields: "home { rooms { area } }")
    }
  `,
  resolvers: {
    Person: {
      orderCount: ({ orders: given }: Person) => given?.filter(({ id }) => id.startsWith('order')).length,
      orderTotal: ({ orders: given }: Person) =>
        given
          ?.flatMap(({ lines }) => lines ?? [])
          .map(({ price }) => price ?? Number.NaN)
          .reduce((one, other) => one + other, 0),
      totalArea: ({ home }: Person) =>
        home?.rooms?.map(({ area }) => area ?? Number.NaN).reduce((one, other) => one + other, 0),
    },
  },
};

/** What is required lies in objects and lists, of which some are null or empty, and requires something itself. */
export const requiresNested: Fixture = {
  name: 'requires-nested',
  subgraphs: () => [people, orders, totals],
  cases: [
    {
      name: 'the keys of entities in a list, which the subgraph knows as stubs',
      query: '{ people { orderCount } }',
      data: { people: [{ orderCount: 2 }, { orderCount: null }] },
    },
    {
      name: 'two fields that require parts of the same list, one deeper than the other',
      query: '{ people { orderTotal orderCount } }',
      data: {
        people: [
          { orderTotal: 12, orderCount: 2 },
          { orderTotal: null, orderCount: null },
        ],
      },
    },
    {
      name: 'lists in objects',
      query: '{ people { totalArea } }',
      data: { people: [{ totalArea: 20 }, { totalArea: 0 }] },
    },
    {
      name: 'the client asks for other parts of what is required, under aliases',
      query: '{ people { totalArea home { all: rooms { size: area } } orders { number: id } orderCount } }',
      data: {
        people: [
          {
            totalArea: 20,
            home: { all: [{ size: 12 }, { size: 8 }] },
            orders: [{ number: 'order 1 of Name of person-1' }, { number: 'order 2 of Name of person-1' }],
            orderCount: 2,
          },
          { totalArea: 0, home: { all: [] }, orders: null, orderCount: null },
        ],
      },
    },
  ],
};
