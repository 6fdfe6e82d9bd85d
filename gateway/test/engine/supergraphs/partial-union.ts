import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

const events = [
  { __typename: 'Call', id: 'event-1', about: 'a leak' },
  { __typename: 'Visit', id: 'event-2', visitor: 'Ines', minutes: 30 },
  { __typename: 'Note', id: 'event-3', text: 'all dry' },
];

const journal: FixtureSubgraph = {
  name: 'journal',
  sdl: `${federation('key shareable', 'v2.0')}
    type Query { history: History }
    type History @shareable { events: [Event!]! title: String }
    union Event = Call | Visit | Note
    type Call @shareable { id: ID! about: String }
    type Visit { id: ID! visitor: String minutes: Int }
    type Note { id: ID! text: String }
  `,
  resolvers: { Query: { history: () => ({ title: 'Unit 1A', events }) } },
};

/** Shares the types, knows one member of the union, and offers no way in. */
const switchboard: FixtureSubgraph = {
  name: 'switchboard',
  sdl: `${federation('key shareable', 'v2.0')}
    type History @shareable { events: [Event!]! title: String }
    union Event = Call
    type Call @shareable { id: ID! about: String }
  `,
  resolvers: {},
};

/** A union that has more members in one subgraph than in another: nothing of what a fragment asks may be dropped. */
export const partialUnion: Fixture = {
  name: 'partial-union',
  subgraphs: () => [journal, switchboard],
  cases: [
    {
      name: 'fragments on every member',
      query: `{ history { title events {
        __typename
        ... on Call { id about }
        ... on Visit { id visitor minutes }
        ... on Note { id text }
      } } }`,
      data: { history: { title: 'Unit 1A', events } },
    },
    {
      name: 'fragments on the members that only one subgraph has',
      query: '{ history { events { __typename ... on Visit { visitor } ... on Note { text } } } }',
      data: {
        history: {
          events: [
            { __typename: 'Call' },
            { __typename: 'Visit', visitor: 'Ines' },
            { __typename: 'Note', text: 'all dry' },
          ],
        },
      },
    },
  ],
};
