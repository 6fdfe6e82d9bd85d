import type { Fixture, FixtureSubgraph } from './fixture.ts';

const meter = { id: 'm1', name: 'Water', serial: 'serial-1', code: 'code-1', price: 12.3 };

const meters: FixtureSubgraph = {
  name: 'meters',
  sdl: `
    type Query { meter: Meter }
    type Meter @key(fields: "id") { id: ID! name: String serial: ID }
  `,
  resolvers: {
    Query: { meter: () => ({ id: meter.id, name: meter.name, serial: meter.serial }) },
    Meter: { __resolveReference: ({ id }: { id: string }) => (id === meter.id ? meter : null) },
  },
};

type Reference = { readonly id?: string; readonly name?: string; readonly code?: string };

const tariffs: FixtureSubgraph = {
  name: 'tariffs',
  sdl: `
    type Query { billed: Meter }
    extend type Meter @key(fields: "id name") @key(fields: "code") {
      id: ID @external name: String @external code: String @external price: Float!
    }
  `,
  resolvers: {
    Query: { billed: () => meter },
    Meter: {
      __resolveReference: ({ id, name, code }: Reference) =>
        code === meter.code || (id === meter.id && name === meter.name) ? meter : null,
    },
  },
};

/** Federation 1: an extension whose keys are external and not those of the owner; a key field that nobody else has. */
export const extendedByLongerKey: Fixture = {
  name: 'extended-by-longer-key',
  subgraphs: () => [meters, tariffs],
  cases: [
    {
      name: 'fields of both, by the key that both can tell',
      query: '{ meter { id serial price code name } }',
      data: { meter: { id: 'm1', serial: 'serial-1', price: 12.3, code: 'code-1', name: 'Water' } },
    },
    {
      name: 'from the extension to the owner',
      query: '{ billed { price serial } }',
      data: { billed: { price: 12.3, serial: 'serial-1' } },
    },
  ],
};
