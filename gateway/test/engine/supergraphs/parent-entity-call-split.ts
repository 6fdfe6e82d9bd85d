import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

type Reference = { readonly id: string };

const reports: FixtureSubgraph = {
  name: 'reports',
  sdl: `${federation('key external shareable')}
    type Unit @key(fields: "id") { id: ID @external region: Region @shareable }
    type Region { report: String }
  `,
  resolvers: { Unit: { __resolveReference: ({ id }: Reference) => ({ id, region: { report: `Report on ${id}` } }) } },
};

const maps: FixtureSubgraph = {
  name: 'maps',
  sdl: `${federation('key external shareable')}
    type Unit @key(fields: "id") { id: ID @external region: Region @shareable }
    type Region @key(fields: "id") { id: ID }
  `,
  resolvers: {
    Unit: { __resolveReference: ({ id }: Reference) => ({ id, region: { id: `region of ${id}` } }) },
    Region: { __resolveReference: ({ id }: Reference) => ({ id }) },
  },
};

const regions: FixtureSubgraph = {
  name: 'regions',
  sdl: `${federation('key')} type Region @key(fields: "id") { id: ID name: String }`,
  resolvers: { Region: { __resolveReference: ({ id }: Reference) => ({ id, name: `Name of ${id}` }) } },
};

const units: FixtureSubgraph = {
  name: 'units',
  sdl: `${federation('key')}
    type Query { unit(id: ID!): Unit }
    type Unit @key(fields: "id") { id: ID number: String }
  `,
  resolvers: { Query: { unit: (_: unknown, { id }: Reference) => ({ id, number: `Number of ${id}` }) } },
};

/** One object from two subgraphs, fetched side by side, and a third that knows it by the key that one of them gave. */
export const parentEntityCallSplit: Fixture = {
  name: 'parent-entity-call-split',
  subgraphs: () => [reports, maps, regions, units],
  cases: [
    {
      name: 'all parts',
      query: '{ unit(id: "1") { id number region { id name report } } }',
      data: {
        unit: {
          id: '1',
          number: 'Number of 1',
          region: { id: 'region of 1', name: 'Name of region of 1', report: 'Report on 1' },
        },
      },
    },
    {
      name: 'twice under aliases, each with its own argument',
      query: '{ one: unit(id: "1") { region { report } } two: unit(id: "2") { region { name report } } }',
      data: {
        one: { region: { report: 'Report on 1' } },
        two: { region: { name: 'Name of region of 2', report: 'Report on 2' } },
      },
    },
  ],
};
