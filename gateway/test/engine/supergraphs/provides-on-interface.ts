import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Reference = { readonly id: string };

const lamp = { __typename: 'Lamp', id: 'device-1', name: 'Hall light' };
const meter = { __typename: 'Meter', id: 'device-2', name: 'Heat meter', reading: 6 };
const flat = { __typename: 'Flat', id: 'flat-1' };

/** Could answer the root field too, but without devices. */
const register: FixtureSubgraph = {
  name: 'register',
  sdl: `${federation('key shareable')}
    type Query { home: Home @shareable }
    interface Home { id: ID! }
    type Flat implements Home @key(fields: "id") { id: ID! }
  `,
  resolvers: { Query: { home: notAsked('register: Query.home') } },
};

const sensors: FixtureSubgraph = {
  name: 'sensors',
  sdl: `${federation('key shareable provides external')}
    type Query { home: Home @shareable @provides(fields: "devices { id name }") }
    interface Home { id: ID! devices: [Device] }
    interface Device { id: ID! name: String }
    type Flat implements Home { id: ID! @shareable devices: [Device] @external }
    type Lamp implements Device { id: ID! @external name: String @external }
    type Meter implements Device { id: ID! @external name: String @external }
  `,
  resolvers: { Query: { home: () => ({ ...flat, devices: [lamp, meter] }) } },
};

const devices: FixtureSubgraph = {
  name: 'devices',
  sdl: `${federation('key shareable')}
    interface Home { id: ID! devices: [Device] }
    interface Device { id: ID! name: String }
    type Flat implements Home @key(fields: "id") { id: ID! devices: [Device] @shareable }
    type Lamp implements Device @key(fields: "id") { id: ID! name: String @shareable reading: Int }
    type Meter implements Device @key(fields: "id") { id: ID! name: String @shareable reading: Int }
  `,
  resolvers: {
    Flat: { __resolveReference: ({ id }: Reference) => (id === flat.id ? { ...flat, devices: [lamp, meter] } : null) },
    Meter: { __resolveReference: ({ id }: Reference) => (id === meter.id ? meter : null) },
    Lamp: { __resolveReference: notAsked('devices: Lamp') },
  },
};

/** `@provides` of what is behind an interface. */
export const providesOnInterface: Fixture = {
  name: 'provides-on-interface',
  subgraphs: () => [register, sensors, devices],
  cases: [
    {
      name: 'only what is provided',
      query: '{ home { id devices { id name } } }',
      data: {
        home: {
          id: 'flat-1',
          devices: [
            { id: 'device-1', name: 'Hall light' },
            { id: 'device-2', name: 'Heat meter' },
          ],
        },
      },
    },
    {
      name: 'and a field of one type, which another subgraph has',
      query: '{ home { id devices { id name ... on Meter { reading } } } }',
      data: {
        home: {
          id: 'flat-1',
          devices: [
            { id: 'device-1', name: 'Hall light' },
            { id: 'device-2', name: 'Heat meter', reading: 6 },
          ],
        },
      },
    },
  ],
};
