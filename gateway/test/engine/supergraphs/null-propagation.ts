import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

type Key = { readonly id: string };
const broken = (): never => {
  throw new Error('the boiler is out');
};

const houses: FixtureSubgraph = {
  name: 'houses',
  sdl: `${federation('key')}
    type Query { houses: [House] strictHouses: [House!] certainHouses: [House!]! house(id: ID!): House certain(id: ID!): House! fails: Int }
    type House @key(fields: "id") { id: ID! flats: [Flat] strictFlats: [Flat!] attic: Flat }
    type Flat @key(fields: "id") { id: ID! failing: Int neighbour: Flat }
  `,
  resolvers: {
    Query: {
      houses: () => [{ id: 'h1' }, { id: 'h2' }, { id: 'gone' }],
      strictHouses: () => [{ id: 'h1' }, { id: 'h2' }],
      certainHouses: () => [{ id: 'h1' }, { id: 'h2' }],
      house: (_: unknown, { id }: Key) => ({ id }),
      certain: (_: unknown, { id }: Key) => ({ id }),
      fails: broken,
    },
    House: {
      flats: ({ id }: Key) => [{ id: `${id}-a` }, null, { id: `${id}-b` }],
      strictFlats: ({ id }: Key) => [{ id: `${id}-a` }, { id: `${id}-b` }],
      attic: () => null,
    },
    Flat: { failing: broken, neighbour: ({ id }: Key) => (id.endsWith('-a') ? { id: id.replace('-a', '-b') } : null) },
  },
};

const isKnown = ({ id }: Key) => !id.startsWith('gone');

const heating: FixtureSubgraph = {
  name: 'heating',
  sdl: `${federation('key')}
    type House @key(fields: "id") { id: ID! boiler: String power: Int! readings: [Int!] spare: [[Int!]] }
    type Flat @key(fields: "id") { id: ID! warmth: Int! radiators: Int }
  `,
  resolvers: {
    House: {
      __resolveReference: (key: Key) => (isKnown(key) ? key : null),
      boiler: ({ id }: Key) => (id === 'h2' ? broken() : `boiler of ${id}`),
      power: ({ id }: Key) => (id === 'h2' ? broken() : 40),
      readings: ({ id }: Key) => (id === 'h2' ? [1, null, 3] : [1, 2]),
      spare: ({ id }: Key) => (id === 'h2' ? [[1], [null], null] : [[1, 2], []]),
    },
    Flat: {
      __resolveReference: (key: Key) => key,
      warmth: ({ id }: Key) => (id === 'h1-b' ? broken() : 21),
      radiators: ({ id }: Key) => (id.endsWith('-a') ? 2 : broken()),
    },
  },
};

/** Nulls and errors of entity fetches: where they stand in the answer, and how far a promise that is broken takes them. */
export const nullPropagation: Fixture = {
  name: 'null-propagation',
  subgraphs: () => [houses, heating],
  cases: [
    {
      name: 'an error in a field that may be null; an entity that nobody knows has nothing but nulls',
      query: '{ houses { id boiler } }',
      data: {
        houses: [
          { id: 'h1', boiler: 'boiler of h1' },
          { id: 'h2', boiler: null },
          { id: 'gone', boiler: null },
        ],
      },
      errors: [['houses', 1, 'boiler']],
    },
    {
      name: 'under the names of the client',
      query: '{ all: houses { name: id heat: boiler } }',
      data: {
        all: [
          { name: 'h1', heat: 'boiler of h1' },
          { name: 'h2', heat: null },
          { name: 'gone', heat: null },
        ],
      },
      errors: [['all', 1, 'heat']],
    },
    {
      name: 'an entity that cannot be without its field is null itself, in a list that allows it',
      query: '{ houses { id power } }',
      data: { houses: [{ id: 'h1', power: 40 }, null, null] },
      errors: [
        ['houses', 1, 'power'],
        ['houses', 2, 'power'],
      ],
    },
    {
      name: 'a list of entities that allows no nulls is null',
      query: '{ strictHouses { power } fails }',
      data: { strictHouses: null, fails: null },
      errors: [['strictHouses', 1, 'power'], ['fails']],
    },
    {
      name: 'a list that must be there takes the whole answer',
      query: '{ certainHouses { power } }',
      data: null,
      errors: [['certainHouses', 1, 'power']],
    },
    {
      name: 'an entity that nobody knows, where one is promised, takes the whole answer',
      query: '{ certain(id: "gone") { power } house(id: "h1") { boiler } }',
      data: null,
      errors: [['certain', 'power']],
    },
    {
      name: 'an entity that nobody knows, where none is promised',
      query: '{ house(id: "gone") { power } other: house(id: "h1") { power } }',
      data: { house: null, other: { power: 40 } },
      errors: [['house', 'power']],
    },
    {
      name: 'lists with nulls in the middle of a way',
      query: '{ houses { flats { radiators } } }',
      data: {
        houses: [
          { flats: [{ radiators: 2 }, null, { radiators: null }] },
          { flats: [{ radiators: 2 }, null, { radiators: null }] },
          { flats: [{ radiators: 2 }, null, { radiators: null }] },
        ],
      },
      errors: [
        ['houses', 0, 'flats', 2, 'radiators'],
        ['houses', 1, 'flats', 2, 'radiators'],
        ['houses', 2, 'flats', 2, 'radiators'],
      ],
    },
    {
      name: 'a broken promise ends at the nearest that may be null, one level up',
      query: '{ house(id: "h1") { id flats { id warmth } attic { warmth } } }',
      data: { house: { id: 'h1', flats: [{ id: 'h1-a', warmth: 21 }, null, null], attic: null } },
      errors: [['house', 'flats', 2, 'warmth']],
    },
    {
      name: 'a broken promise ends at the nearest that may be null, two levels up',
      query: '{ house(id: "h1") { id strictFlats { id warmth } } other: house(id: "h2") { strictFlats { warmth } } }',
      data: { house: { id: 'h1', strictFlats: null }, other: { strictFlats: [{ warmth: 21 }, { warmth: 21 }] } },
      errors: [['house', 'strictFlats', 1, 'warmth']],
    },
    {
      name: 'one entity at several places: its error stands at each',
      query: '{ house(id: "h1") { flats { id radiators neighbour { id radiators } } } }',
      data: {
        house: {
          flats: [
            { id: 'h1-a', radiators: 2, neighbour: { id: 'h1-b', radiators: null } },
            null,
            { id: 'h1-b', radiators: null, neighbour: null },
          ],
        },
      },
      errors: [
        ['house', 'flats', 0, 'neighbour', 'radiators'],
        ['house', 'flats', 2, 'radiators'],
      ],
    },
    {
      name: 'lists of values, and lists of lists',
      query: '{ one: house(id: "h1") { readings spare } two: house(id: "h2") { readings spare } }',
      data: {
        one: { readings: [1, 2], spare: [[1, 2], []] },
        two: { readings: null, spare: [[1], null, null] },
      },
      errors: [
        ['two', 'readings', 1],
        ['two', 'spare', 1, 0],
      ],
    },
  ],
};
