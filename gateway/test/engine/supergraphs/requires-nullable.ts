import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

type Unit = { readonly id: string; readonly rent?: number | null; readonly agent?: { readonly name: string } | null };

const units = ['unit-1', 'unit-2', 'unit-3'];

const rents: FixtureSubgraph = {
  name: 'rents',
  sdl: `${federation('key')}
    type Query { units: [Unit!]! }
    type Unit @key(fields: "id") { id: ID! rent: Int agent: Agent }
    type Agent { name: String! }
  `,
  resolvers: {
    Query: { units: () => units.map((id) => ({ id })) },
    Unit: {
      __resolveReference: ({ id }: Unit) => ({ id }),
      rent: ({ id }: Unit) => {
        if (id === 'unit-3') throw new Error('the ledger is closed');
        return id === 'unit-1' ? 700 : null;
      },
      agent: ({ id }: Unit) => (id === 'unit-1' ? { name: 'Ines' } : null),
    },
  },
};

const offers: FixtureSubgraph = {
  name: 'offers',
  sdl: `${federation('key external requires')}
    type Unit @key(fields: "id") {
      id: ID!
      rent: Int @external
      agent: Agent @external
      offer: String @requires(fields: "rent")
      contact: String! @requires(fields: "agent { name }")
      views: Int!
    }
    type Agent { name: String! @external }
  `,
  resolvers: {
    Unit: {
      offer: ({ rent }: Unit) => (rent === undefined ? 'never' : `rent ${rent}`),
      contact: ({ agent }: Unit) => (agent === undefined ? 'never' : (agent?.name ?? 'the office')),
      views: () => 3,
    },
  },
};

/** What is required may be null, and is given as null: it is the resolver that decides what that means. */
export const requiresNullable: Fixture = {
  name: 'requires-nullable',
  subgraphs: () => [rents, offers],
  cases: [
    {
      name: 'an object that is null',
      query: '{ units { contact } }',
      data: { units: [{ contact: 'Ines' }, { contact: 'the office' }, { contact: 'the office' }] },
    },
    {
      name: 'a value that is null, and one that failed, whose error is told though nobody asked for it',
      query: '{ units { offer views } }',
      data: {
        units: [
          { offer: 'rent 700', views: 3 },
          { offer: 'rent null', views: 3 },
          { offer: 'rent null', views: 3 },
        ],
      },
      errors: true,
    },
    {
      name: 'the client asks for the value, too',
      query: '{ units { amount: rent offer } }',
      data: {
        units: [
          { amount: 700, offer: 'rent 700' },
          { amount: null, offer: 'rent null' },
          { amount: null, offer: 'rent null' },
        ],
      },
      errors: true,
    },
  ],
};
