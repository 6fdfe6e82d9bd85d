import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Reference = { readonly id: string };
type Manager = { readonly id: string; readonly name: string; readonly deputies: readonly string[] };

const managers: readonly Manager[] = [
  { id: 'manager-1', name: 'Ada', deputies: ['manager-2'] },
  { id: 'manager-2', name: 'Bo', deputies: ['manager-3', 'manager-1'] },
  { id: 'manager-3', name: 'Cem', deputies: [] },
];
const buildings = [
  { id: 'building-1', managers: ['manager-1', 'manager-2'] },
  { id: 'building-2', managers: ['manager-3'] },
];
const managerOf = (wanted: string) => managers.find(({ id }) => id === wanted);

/** The first subgraph that composition sees knows buildings too, and nothing else. */
const addresses: FixtureSubgraph = {
  name: 'addresses',
  sdl: `${federation('key')} type Building @key(fields: "id") { id: ID! }`,
  resolvers: { Building: { __resolveReference: notAsked('addresses: Building') } },
};

const portfolio: FixtureSubgraph = {
  name: 'portfolio',
  sdl: `${federation('key shareable external provides')}
    type Query { buildings: [Building] @shareable @provides(fields: "managers { id name deputies { id name } }") }
    type Building @key(fields: "id") { id: ID! managers: [Manager] @external }
    type Manager @key(fields: "id") { id: ID! name: String deputies: [Manager] @external }
  `,
  resolvers: {
    Query: {
      buildings: () =>
        buildings.map(({ id, managers: ids }) => ({
          id,
          managers: ids.map(managerOf).map((manager) => ({ ...manager, deputies: manager?.deputies.map(managerOf) })),
        })),
    },
    Building: { __resolveReference: notAsked('portfolio: Building') },
    Manager: { __resolveReference: notAsked('portfolio: Manager') },
  },
};

const staff: FixtureSubgraph = {
  name: 'staff',
  sdl: `${federation('key shareable')}
    type Building @key(fields: "id") { id: ID! managers: [Manager] @shareable }
    type Manager @key(fields: "id") { id: ID! deputies: [Manager] @shareable }
  `,
  resolvers: {
    Building: { __resolveReference: notAsked('staff: Building') },
    Manager: {
      __resolveReference: ({ id }: Reference) => managerOf(id),
      deputies: ({ deputies }: Manager) => deputies.map(managerOf),
    },
  },
};

/** `@provides` two entities deep: everything that is asked for is provided, so that one fetch has all of it. */
export const providesNested: Fixture = {
  name: 'provides-nested',
  subgraphs: () => [addresses, portfolio, staff],
  cases: [
    {
      name: 'one level',
      query: '{ buildings { id managers { id name } } }',
      data: {
        buildings: [
          {
            id: 'building-1',
            managers: [
              { id: 'manager-1', name: 'Ada' },
              { id: 'manager-2', name: 'Bo' },
            ],
          },
          { id: 'building-2', managers: [{ id: 'manager-3', name: 'Cem' }] },
        ],
      },
    },
    {
      name: 'two levels of the same type',
      query: '{ buildings { id managers { name deputies { id name } } } }',
      data: {
        buildings: [
          {
            id: 'building-1',
            managers: [
              { name: 'Ada', deputies: [{ id: 'manager-2', name: 'Bo' }] },
              {
                name: 'Bo',
                deputies: [
                  { id: 'manager-3', name: 'Cem' },
                  { id: 'manager-1', name: 'Ada' },
                ],
              },
            ],
          },
          { id: 'building-2', managers: [{ name: 'Cem', deputies: [] }] },
        ],
      },
    },
  ],
};
