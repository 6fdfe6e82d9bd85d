import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

type Reference = { readonly id: string };

const seat = (id: string | null) => (id === null ? null : { __typename: id.startsWith('desk') ? 'Desk' : 'Booth', id });
const floor = [[seat('desk-1'), seat('booth-1')], null, [], [null, seat('desk-2'), seat('desk-1')]];

const floors: FixtureSubgraph = {
  name: 'floors',
  sdl: `${federation('key')}
    type Query { seats: [[Seat]] stock: [[[Desk!]!]!]! }
    interface Seat { id: ID! }
    type Desk implements Seat @key(fields: "id") { id: ID! }
    type Booth implements Seat @key(fields: "id") { id: ID! }
  `,
  resolvers: {
    Query: { seats: () => floor, stock: () => [[[seat('desk-1')], []], [[seat('desk-2'), seat('desk-1')]]] },
  },
};

const bookings: FixtureSubgraph = {
  name: 'bookings',
  sdl: `${federation('key')}
    type Desk @key(fields: "id") { id: ID! plan: [[Int]] price: Int! bookedBy: [[Person]] }
    type Booth @key(fields: "id") { id: ID! price: Int }
    type Person @key(fields: "id") { id: ID! }
  `,
  resolvers: {
    Desk: {
      __resolveReference: ({ id }: Reference) => ({ id, plan: [[1, null], null, []] }),
      price: ({ id }: Reference) => {
        if (id === 'desk-2') throw new Error('no price');
        return 5;
      },
      bookedBy: () => [[{ id: 'person-1' }, null], null],
    },
    Booth: { __resolveReference: ({ id }: Reference) => ({ id, price: 9 }) },
  },
};

const people: FixtureSubgraph = {
  name: 'people',
  sdl: `${federation('key')} type Person @key(fields: "id") { id: ID! name: String }`,
  resolvers: { Person: { __resolveReference: ({ id }: Reference) => ({ id, name: `Name of ${id}` }) } },
};

/** Entities in lists of lists, with nulls and empty lists at every level, and one entity at several places. */
export const listsOfLists: Fixture = {
  name: 'lists-of-lists',
  subgraphs: () => [floors, bookings, people],
  cases: [
    {
      name: 'entities of one type, nulls and empty lists',
      query: '{ seats { id ... on Booth { price } } }',
      data: {
        seats: [[{ id: 'desk-1' }, { id: 'booth-1', price: 9 }], null, [], [null, { id: 'desk-2' }, { id: 'desk-1' }]],
      },
    },
    {
      name: 'lists of lists of numbers of an entity',
      query: '{ stock { plan } }',
      data: {
        stock: [
          [[{ plan: [[1, null], null, []] }], []],
          [[{ plan: [[1, null], null, []] }, { plan: [[1, null], null, []] }]],
        ],
      },
    },
    {
      name: 'entities behind lists of lists of entities',
      query: '{ seats { ... on Desk { by: bookedBy { name } } } }',
      data: {
        seats: [
          [{ by: [[{ name: 'Name of person-1' }, null], null] }, {}],
          null,
          [],
          [
            null,
            { by: [[{ name: 'Name of person-1' }, null], null] },
            { by: [[{ name: 'Name of person-1' }, null], null] },
          ],
        ],
      },
    },
    {
      name: 'a failure takes its object only, where lists may have nulls',
      query: '{ seats { ... on Desk { price } } }',
      data: { seats: [[{ price: 5 }, {}], null, [], [null, null, { price: 5 }]] },
      errors: [['seats', 3, 1, 'price']],
    },
    {
      name: 'a failure takes everything, where they may not',
      query: '{ stock { cost: price } }',
      data: null,
      errors: [['stock', 1, 0, 0, 'cost']],
    },
  ],
};
