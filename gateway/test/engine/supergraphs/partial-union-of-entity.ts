import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

type Event = { readonly __typename: string; readonly [field: string]: string };
type Unit = { readonly id: string; readonly events?: readonly Event[] };

const call: Event = { __typename: 'Call', about: 'a leak' };
const visit: Event = { __typename: 'Visit', visitor: 'Ines' };
const alarm: Event = { __typename: 'Alarm', sensor: 'kitchen' };
const unit = { id: 'unit-1' };

/** A subgraph whose units have events of their own kinds; only what both know is the same in both. */
const subgraph = (name: string, root: string, types: string, own: readonly Event[], more: string): FixtureSubgraph => ({
  name,
  sdl: `${federation('key shareable')}
    type Query { ${root}: Unit shared: Unit @shareable }
    type Unit @key(fields: "id") { id: ID! log: Log @shareable ${more} }
    type Log @shareable { events: [Event!]! }
    type Call @shareable { about: String }
    ${types}
  `,
  resolvers: {
    Query: { [root]: () => ({ ...unit, events: own }), shared: () => ({ ...unit, events: [call] }) },
    Unit: {
      __resolveReference: ({ id }: Unit) => (id === unit.id ? { ...unit, events: own } : null),
      log: ({ events = own }: Unit) => ({ events }),
      ...(more === '' ? {} : { sensorLog: () => ({ events: own }) }),
    },
  },
});

const everyMember = `
  fragment Every on Event { __typename ... on Call { about } ... on Visit { visitor } ... on Alarm { sensor } }`;

/**
 * Like a partial union, but the object above is an entity, so that either subgraph may answer. A shareable field promises the same
 * from every subgraph, so the members that all of them have are all that can be counted on; the public audit wants it that way.
 * Where only one subgraph can answer, its members are.
 */
export const partialUnionOfEntity: Fixture = {
  name: 'partial-union-of-entity',
  subgraphs: () => [
    subgraph('desk', 'visited', 'union Event = Call | Visit type Visit { visitor: String }', [call, visit], ''),
    subgraph(
      'sensors',
      'alarmed',
      'union Event = Call | Alarm type Alarm { sensor: String }',
      [call, alarm],
      'sensorLog: Log',
    ),
  ],
  cases: [
    {
      name: 'a member that only the subgraph of the root field has is no member that the plan asks about',
      query: `{ visited { log { events { ...Every } } } }${everyMember}`,
      data: { visited: { log: { events: [call, { __typename: 'Visit', visitor: null }] } } },
    },
    {
      name: 'the same from the other subgraph',
      query: `{ alarmed { log { events { ...Every } } } }${everyMember}`,
      data: { alarmed: { log: { events: [call, { __typename: 'Alarm', sensor: null }] } } },
    },
    {
      name: 'a fragment on a member that the first subgraph does not have',
      query: '{ visited { log { events { __typename ... on Alarm { sensor } } } } }',
      data: { visited: { log: { events: [{ __typename: 'Call' }, { __typename: 'Visit' }] } } },
    },
    {
      name: 'from either subgraph, what both have',
      query: `{ shared { log { events { ...Every } } } }${everyMember}`,
      data: { shared: { log: { events: [call] } } },
    },
    {
      name: 'a field of the entity that only the second subgraph has',
      query: `{ visited { sensorLog { events { ...Every } } } }${everyMember}`,
      data: { visited: { sensorLog: { events: [call, alarm] } } },
    },
  ],
};
