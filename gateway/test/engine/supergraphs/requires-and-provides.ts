import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Reference = { readonly id: string };
type Unit = { readonly id: string; readonly rent?: number | null; readonly area?: number };

const people = [{ id: 'person-1', name: 'Alma', login: 'alma' }];
const units = [
  { id: 'unit-1', number: '1A', rent: 500, area: 50 },
  { id: 'unit-2', number: '2B', rent: 900, area: 60 },
];
const reports = [
  { id: 'report-1', text: 'Tap drips', author: 'person-1', unit: 'unit-1' },
  { id: 'report-2', text: 'Cold radiator', author: 'person-1', unit: 'unit-2' },
];
type Report = (typeof reports)[number];

const persons: FixtureSubgraph = {
  name: 'persons',
  sdl: `${federation('key shareable')}
    type Query { me: Person }
    type Person @key(fields: "id") { id: ID! name: String login: String @shareable }
  `,
  resolvers: { Query: { me: () => people[0] }, Person: { __resolveReference: notAsked('persons: Person') } },
};

const estate: FixtureSubgraph = {
  name: 'estate',
  sdl: `${federation('key')}
    type Query { units: [Unit] }
    type Unit @key(fields: "id") { id: ID! number: String rent: Int area: Int }
  `,
  resolvers: {
    Query: { units: () => units },
    Unit: { __resolveReference: ({ id }: Reference) => units.find((unit) => unit.id === id) ?? null },
  },
};

const market: FixtureSubgraph = {
  name: 'market',
  sdl: `${federation('key external requires')}
    type Unit @key(fields: "id") {
      id: ID!
      area: Int @external
      rent: Int @external
      isListed: Boolean
      perArea: Int @requires(fields: "rent area")
      perAreaLabel: String @requires(fields: "rent area")
    }
  `,
  resolvers: {
    Unit: {
      __resolveReference: (reference: Unit) => reference,
      isListed: ({ id }: Unit) => id === 'unit-1',
      perArea: ({ rent, area }: Unit) => Number(rent) / Number(area),
      perAreaLabel: ({ id, rent, area }: Unit) => `${id}: ${Number(rent) / Number(area)} per m²`,
    },
  },
};

const maintenance: FixtureSubgraph = {
  name: 'maintenance',
  sdl: `${federation('key external provides')}
    type Report @key(fields: "id") { id: ID! text: String author: Person @provides(fields: "login") unit: Unit }
    type Person @key(fields: "id") { id: ID! login: String @external reports: [Report] }
    type Unit @key(fields: "id") { id: ID! reports: [Report] }
  `,
  resolvers: {
    Report: {
      __resolveReference: notAsked('maintenance: Report'),
      author: ({ author }: Report) => people.find(({ id }) => id === author),
      unit: ({ unit }: Report) => ({ id: unit }),
    },
    Person: {
      __resolveReference: ({ id }: Reference) => ({ id }),
      reports: ({ id }: Reference) => reports.filter(({ author }) => author === id),
    },
    Unit: {
      __resolveReference: ({ id }: Reference) => ({ id }),
      reports: ({ id }: Reference) => reports.filter(({ unit }) => unit === id),
    },
  },
};

const perArea = [{ perArea: 10 }, { perArea: 15 }];

/** `@requires` and `@provides` in a graph whose entities refer to one another in circles. */
export const requiresAndProvides: Fixture = {
  name: 'requires-and-provides',
  subgraphs: () => [persons, estate, market, maintenance],
  cases: [
    { name: 'one subgraph', query: '{ me { id } }', data: { me: { id: 'person-1' } } },
    {
      name: 'a list of another subgraph',
      query: '{ me { id reports { id } } }',
      data: { me: { id: 'person-1', reports: [{ id: 'report-1' }, { id: 'report-2' }] } },
    },
    {
      name: 'a provided field, and a field of a third subgraph',
      query: '{ me { reports { id author { id login } unit { isListed } } } }',
      data: {
        me: {
          reports: [
            { id: 'report-1', author: { id: 'person-1', login: 'alma' }, unit: { isListed: true } },
            { id: 'report-2', author: { id: 'person-1', login: 'alma' }, unit: { isListed: false } },
          ],
        },
      },
    },
    {
      name: 'a field of the owner',
      query: '{ units { number } }',
      data: { units: [{ number: '1A' }, { number: '2B' }] },
    },
    {
      name: 'a field that others require',
      query: '{ units { rent } }',
      data: { units: [{ rent: 500 }, { rent: 900 }] },
    },
    { name: 'a field that requires two', query: '{ units { perArea } }', data: { units: perArea } },
    {
      name: 'with the two that it requires',
      query: '{ units { perArea area rent } }',
      data: {
        units: [
          { perArea: 10, area: 50, rent: 500 },
          { perArea: 15, area: 60, rent: 900 },
        ],
      },
    },
    {
      name: 'through a circle of entities, with provided and required fields',
      query: '{ units { reports { id author { login } unit { number perArea } } } }',
      data: {
        units: [
          { reports: [{ id: 'report-1', author: { login: 'alma' }, unit: { number: '1A', perArea: 10 } }] },
          { reports: [{ id: 'report-2', author: { login: 'alma' }, unit: { number: '2B', perArea: 15 } }] },
        ],
      },
    },
    {
      name: 'a circle within one subgraph',
      query: '{ me { reports { unit { reports { id } } } } }',
      data: {
        me: { reports: [{ unit: { reports: [{ id: 'report-1' }] } }, { unit: { reports: [{ id: 'report-2' }] } }] },
      },
    },
    {
      name: 'three subgraphs in a row',
      query: '{ me { reports { unit { isListed } } } }',
      data: { me: { reports: [{ unit: { isListed: true } }, { unit: { isListed: false } }] } },
    },
    {
      name: 'a required field at the end of a row',
      query: '{ me { reports { unit { perArea } } } }',
      data: { me: { reports: perArea.map((unit) => ({ unit })) } },
    },
    {
      name: 'two fields that require the same',
      query: '{ me { reports { unit { perArea perAreaLabel } } } }',
      data: {
        me: {
          reports: [
            { unit: { perArea: 10, perAreaLabel: 'unit-1: 10 per m²' } },
            { unit: { perArea: 15, perAreaLabel: 'unit-2: 15 per m²' } },
          ],
        },
      },
    },
  ],
};
