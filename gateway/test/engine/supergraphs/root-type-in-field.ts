import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

const desk: FixtureSubgraph = {
  name: 'desk',
  sdl: `${federation('key shareable')}
    type Query { greeting: String! self: Query viewer: Viewer }
    type Viewer { name: String! query: Query! queries: [Query!]! }
    type Mutation { rename(name: String!): Renamed! }
    type Renamed { name: String! query: Query! }
  `,
  resolvers: {
    Query: {
      greeting: () => 'hello',
      self: () => ({}),
      viewer: () => ({ name: 'Alma', query: {}, queries: [{}, {}] }),
    },
    Mutation: { rename: (_: unknown, { name }: { name: string }) => ({ name, query: {} }) },
  },
};

const weather: FixtureSubgraph = {
  name: 'weather',
  sdl: `${federation('key')} type Query { degrees: Int! storm: Int }`,
  resolvers: {
    Query: {
      degrees: () => 21,
      storm: () => {
        throw new Error('no forecast');
      },
    },
  },
};

/** Fields that lead back to the root: what another subgraph has there is fetched as root fields, not as entities. */
export const rootTypeInField: Fixture = {
  name: 'root-type-in-field',
  subgraphs: () => [desk, weather],
  cases: [
    {
      name: 'from a field of an object',
      query: '{ viewer { name query { greeting degrees } } }',
      data: { viewer: { name: 'Alma', query: { greeting: 'hello', degrees: 21 } } },
    },
    {
      name: 'from the root itself, twice',
      query: '{ self { degrees self { warmth: degrees greeting } } }',
      data: { self: { degrees: 21, self: { warmth: 21, greeting: 'hello' } } },
    },
    {
      name: 'from a list',
      query: '{ viewer { queries { degrees greeting } } }',
      data: {
        viewer: {
          queries: [
            { degrees: 21, greeting: 'hello' },
            { degrees: 21, greeting: 'hello' },
          ],
        },
      },
    },
    {
      name: 'after a mutation',
      query: 'mutation { rename(name: "Bea") { name query { degrees greeting } } }',
      data: { rename: { name: 'Bea', query: { degrees: 21, greeting: 'hello' } } },
    },
    {
      name: 'an error down there',
      query: '{ viewer { query { gale: storm } } storm }',
      data: { viewer: { query: { gale: null } }, storm: null },
      errors: [['viewer', 'query', 'gale'], ['storm']],
    },
  ],
};
