import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

/** A subgraph that knows one aspect of the building that all of them answer with; there is no key to go from one to another. */
const aspect = (name: string, type: string, value: Readonly<Record<string, unknown>>): FixtureSubgraph => ({
  name,
  sdl: `${federation('shareable')}
    type Query {
      building: Building! @shareable
      buildings: [Building!]! @shareable
      wings: [[Building]] @shareable
    }
    type Building { id: ID! @shareable ${name}: ${name === 'address' ? 'Address!' : 'Energy'} }
    ${type}
  `,
  resolvers: {
    Query: {
      building: () => ({ id: '1', [name]: value }),
      buildings: () => [{ id: '1', [name]: value }],
      wings: () => [[{ id: '1', [name]: value }, null], []],
    },
  },
});

const owned: FixtureSubgraph = {
  name: 'owned',
  sdl: `${federation('shareable')}
    type Query { building: Building! @shareable buildings: [Building!]! @shareable wings: [[Building]] @shareable }
    type Building { id: ID! @shareable owner: String! }
  `,
  resolvers: {
    Query: {
      building: () => ({ id: '1', owner: 'Alma' }),
      buildings: () => [{ id: '1', owner: 'Alma' }],
      wings: () => [[{ id: '1', owner: 'Alma' }, null], []],
    },
  },
};

const address = { street: 'Elm Street', zip: '8000' };
const energy = { class: 'B' };
const building = { id: '1', address, energy, owner: 'Alma' };
const everything = '{ id address { street zip } energy { class } owner }';

/** Every subgraph has the root field and a part of its object: all are asked side by side, and the parts are put together. */
export const sharedRoot: Fixture = {
  name: 'shared-root',
  subgraphs: () => [
    aspect('address', 'type Address { street: String! zip: String! }', address),
    aspect('energy', 'type Energy { class: String! }', energy),
    owned,
  ],
  cases: [
    { name: 'an object', query: `{ building ${everything} }`, data: { building } },
    { name: 'a list', query: `{ buildings ${everything} }`, data: { buildings: [building] } },
    { name: 'a list of lists with a null', query: `{ wings ${everything} }`, data: { wings: [[building, null], []] } },
    {
      name: 'twice under aliases, with different parts',
      query: '{ one: building { owner } two: building { energy { class } owner } }',
      data: { one: { owner: 'Alma' }, two: { energy, owner: 'Alma' } },
    },
  ],
};
