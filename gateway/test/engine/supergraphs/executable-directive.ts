import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

const head = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.1", import: ["@key", "@composeDirective"])
    @link(url: "https://lintel.invalid/audience/v1.0", import: ["@audience"])
    @composeDirective(name: "@audience")
  directive @audience(level: String! = "residents") on FIELD
`;

const staff: FixtureSubgraph = {
  name: 'staff',
  sdl: `${head} type Query { shift: String }`,
  resolvers: { Query: { shift: () => 'early' } },
};

const notices: FixtureSubgraph = {
  name: 'notices',
  sdl: `${head} type Query { notice: String }`,
  resolvers: { Query: { notice: () => 'No water' } },
};

/** Refuses an operation with a directive that it does not know. */
const weather: FixtureSubgraph = {
  name: 'weather',
  sdl: `${federation('key')} type Query { rain: Boolean }`,
  resolvers: { Query: { rain: () => true } },
};

/** A directive for operations that a part of the subgraphs declares: clients may use it on every field. */
export const executableDirective: Fixture = {
  name: 'executable-directive',
  subgraphs: () => [staff, notices, weather],
  cases: [
    {
      name: 'with the default of its argument',
      query: '{ shift @audience notice @audience }',
      data: { shift: 'early', notice: 'No water' },
    },
    {
      name: 'with an argument, literal and variable',
      query: 'query ($level: String!) { shift @audience(level: "staff") notice @audience(level: $level) }',
      variables: { level: 'staff' },
      data: { shift: 'early', notice: 'No water' },
    },
    {
      name: 'on a field of a subgraph that does not know it',
      query: '{ rain @audience notice @audience }',
      data: { rain: true, notice: 'No water' },
    },
    {
      name: 'with a value of another type',
      query: '{ notice @audience(level: 3) }',
      data: null,
      errors: true,
    },
    { name: 'a directive that nobody declares', query: '{ notice @audiences }', data: null, errors: true },
  ],
};
