import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

type Reference = { readonly id: string; readonly registration?: string };

const regions = [
  { id: 'region-1', name: 'North', statistics: { units: 2 } },
  { id: 'region-2', name: 'South', statistics: { units: 1 } },
];
const units = [
  { id: 'unit-1', registration: 'r-1', regionId: 'region-1' },
  { id: 'unit-2', registration: 'r-2', regionId: 'region-2' },
  { id: 'unit-3', registration: 'r-3', regionId: 'region-1' },
];
const unitOf = ({ id, registration = '' }: Reference) => {
  const unit = units.find((known) => known.id === id) ?? null;
  return registration === '' || unit?.registration === registration ? unit : null;
};
const region = ({ regionId }: (typeof units)[number]) => regions.find(({ id }) => id === regionId);
const regionOf = ({ id }: Reference) => regions.find((known) => known.id === id) ?? null;

const leasing: FixtureSubgraph = {
  name: 'leasing',
  sdl: `${federation('key shareable')}
    type Query { units: [Unit!]! }
    type Unit @key(fields: "id") @key(fields: "id registration") { id: ID! registration: ID! region: Region @shareable }
    type Region @key(fields: "id") { id: ID! name: String! @shareable }
  `,
  resolvers: {
    Query: { units: () => units },
    Unit: { __resolveReference: unitOf, region },
    Region: { __resolveReference: regionOf },
  },
};

const maps: FixtureSubgraph = {
  name: 'maps',
  sdl: `${federation('key shareable')}
    type Unit @key(fields: "id registration") { id: ID! registration: ID! region: Region @shareable }
    type Region @key(fields: "id") { id: ID! name: String! @shareable }
  `,
  resolvers: { Unit: { __resolveReference: unitOf, region }, Region: { __resolveReference: regionOf } },
};

/** Has regions, but no key of theirs: the way to them leads through their units. */
const reports: FixtureSubgraph = {
  name: 'reports',
  sdl: `${federation('key shareable')}
    type Unit @key(fields: "id registration") { id: ID! registration: ID! region: Region @shareable }
    type Region { statistics: Statistics }
    type Statistics { units: Int }
  `,
  resolvers: {
    Unit: {
      __resolveReference: unitOf,
      region: (unit: (typeof units)[number]) => ({ statistics: region(unit)?.statistics }),
    },
  },
};

/** A type without a key in one subgraph is reached through the entity above it, and its parts are put together. */
export const parentEntityCall: Fixture = {
  name: 'parent-entity-call',
  subgraphs: () => [leasing, maps, reports],
  cases: [
    {
      name: 'the parent is asked again for the part that only it leads to',
      query: '{ units { id region { id name statistics { units } } } }',
      data: {
        units: [
          { id: 'unit-1', region: { id: 'region-1', name: 'North', statistics: { units: 2 } } },
          { id: 'unit-2', region: { id: 'region-2', name: 'South', statistics: { units: 1 } } },
          { id: 'unit-3', region: { id: 'region-1', name: 'North', statistics: { units: 2 } } },
        ],
      },
    },
    {
      name: 'that part alone',
      query: '{ units { region { statistics { units } } } }',
      data: {
        units: [
          { region: { statistics: { units: 2 } } },
          { region: { statistics: { units: 1 } } },
          { region: { statistics: { units: 2 } } },
        ],
      },
    },
  ],
};
