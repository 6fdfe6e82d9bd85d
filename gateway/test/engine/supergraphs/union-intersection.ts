import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

type Reference = { readonly id: string };

const lease = { __typename: 'Lease', id: 'lease-1', title: 'Lease 1A', clause: 'No pets', filedAs: '2024/1' };
const minutes = { __typename: 'Minutes', id: 'minutes-1', title: 'Owners meeting', clause: 'All agreed' };
const plan = { __typename: 'Plan', id: 'plan-1', title: 'Second floor', filedAs: '2024/2' };
const only =
  (object: Reference) =>
  ({ id }: Reference) =>
    id === object.id ? object : null;

const legal: FixtureSubgraph = {
  name: 'legal',
  sdl: `${federation('shareable key')}
    union Paper = Lease | Minutes
    union DeskPaper = Lease | Minutes
    type Lease @key(fields: "id") { id: ID! title: String! @shareable clause: String! }
    type Minutes @key(fields: "id") { id: ID! title: String! @shareable clause: String! }
    type Query { paper: Paper @shareable legalPaper: Paper @shareable lease: Lease @shareable minutes: Paper @shareable desk: Desk @shareable }
    type Desk { paper: DeskPaper @shareable legalPaper: DeskPaper lease: Lease @shareable minutes: DeskPaper @shareable }
  `,
  resolvers: {
    Query: {
      paper: () => lease,
      legalPaper: () => lease,
      lease: () => lease,
      minutes: () => minutes,
      desk: () => ({ paper: lease, legalPaper: lease, lease, minutes }),
    },
    Lease: { __resolveReference: only(lease) },
    Minutes: { __resolveReference: only(minutes) },
  },
};

const archive: FixtureSubgraph = {
  name: 'archive',
  sdl: `${federation('shareable key')}
    type Query { paper: Paper @shareable archivePaper: Paper @shareable lease: Paper @shareable desk: Desk @shareable }
    union Paper = Lease | Plan
    union DeskPaper = Lease | Plan
    type Plan @key(fields: "id") { id: ID! title: String! @shareable filedAs: String! }
    type Lease @key(fields: "id") { id: ID! title: String! @shareable filedAs: String! }
    type Desk { paper: DeskPaper @shareable archivePaper: DeskPaper lease: DeskPaper @shareable }
  `,
  resolvers: {
    Query: {
      paper: () => lease,
      archivePaper: () => lease,
      lease: () => lease,
      desk: () => ({ paper: lease, archivePaper: plan, lease }),
    },
    Lease: { __resolveReference: only(lease) },
    Plan: { __resolveReference: only(plan) },
  },
};

const titles = '{ __typename ... on Minutes { title } ... on Plan { title } ... on Lease { title } }';
const everything = `{
  __typename
  ... on Minutes { title clause }
  ... on Plan { title filedAs }
  ... on Lease { title clause filedAs }
}`;
const title = { title: lease.title };
const deskTitles = {
  paper: { __typename: 'Lease', ...title },
  lease: { __typename: 'Lease', ...title },
  minutes: { __typename: 'Minutes', title: minutes.title },
};
const { id: _lease, ...leaseWithoutId } = lease;
const { id: _minutes, ...minutesWithoutId } = minutes;

/** Unions that share one member between two subgraphs; one field is an object here and a union there. */
export const unionIntersection: Fixture = {
  name: 'union-intersection',
  subgraphs: () => [legal, archive],
  cases: [
    { name: 'a member of the second only', query: '{ paper { ... on Plan { title } } }', data: { paper: {} } },
    { name: 'the member of both', query: '{ paper { ... on Lease { title } } }', data: { paper: title } },
    {
      name: 'both kinds of members',
      query: '{ paper { ... on Lease { title } ... on Plan { title } } }',
      data: { paper: title },
    },
    {
      name: 'below an object, a field that is an object in one and a union in the other',
      query: `{ desk { paper ${titles} lease ${titles} minutes ${titles} } }`,
      data: { desk: deskTitles },
    },
    {
      name: 'below an object, a member of the second only',
      query: '{ desk { paper { ... on Plan { title } } } }',
      data: { desk: { paper: {} } },
    },
    {
      name: 'below an object, the member of both',
      query: '{ desk { paper { ... on Lease { title } } } }',
      data: { desk: { paper: title } },
    },
    {
      name: 'below an object, both kinds of members',
      query: '{ desk { paper { ... on Lease { title } ... on Plan { title } } } }',
      data: { desk: { paper: title } },
    },
    {
      name: 'an entity fetch for a type that cannot be there',
      query: '{ legalPaper { ... on Plan { title filedAs } } }',
      data: { legalPaper: {} },
    },
    {
      name: 'an entity fetch for the member of both',
      query: '{ legalPaper { ... on Lease { title clause filedAs } } }',
      data: { legalPaper: { ...title, clause: 'No pets', filedAs: '2024/1' } },
    },
    {
      name: 'all fields of all members, below an object',
      query: `{ desk { paper ${everything} lease ${everything} minutes ${everything} } }`,
      data: { desk: { paper: leaseWithoutId, lease: leaseWithoutId, minutes: minutesWithoutId } },
    },
    {
      name: 'a member of the second only, below fields of either',
      query: '{ desk { legalPaper { ... on Plan { title filedAs } } archivePaper { ... on Plan { title filedAs } } } }',
      data: { desk: { legalPaper: {}, archivePaper: { title: 'Second floor', filedAs: '2024/2' } } },
    },
  ],
};
