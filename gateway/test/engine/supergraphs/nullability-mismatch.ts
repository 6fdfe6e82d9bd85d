import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

const resident = { __typename: 'Resident', id: 'r1', name: 'Ida' };
const parties = () => [resident, { __typename: 'Company', id: 'c1', name: 'Acme' }];

const register: FixtureSubgraph = {
  name: 'register',
  sdl: `${federation('shareable')}
    type Resident { id: ID @shareable }
    type Query { residents: [Resident!]! }
  `,
  resolvers: { Query: { residents: () => [{ id: 'r1' }] } },
};

const neighbourhood: FixtureSubgraph = {
  name: 'neighbourhood',
  sdl: `${federation('shareable key')}
    union Party = Resident | Company
    type Resident @key(fields: "id") { id: ID! name: String neighbours: [Party!]! }
    type Company { id: ID name: String @shareable neighbours: [Party!]! }
    type Query { parties: [Party!]! }
  `,
  resolvers: {
    Query: { parties },
    Resident: { __resolveReference: () => resident, neighbours: parties },
    Company: { neighbours: parties },
  },
};

const both = (selection: string) => `... on Resident { ${selection} } ... on Company { ${selection} }`;
const answer = (resident_: object, company: object) => [resident_, company];
const leaf = answer({ id: 'r1', name: 'Ida' }, { id: 'c1', name: 'Acme' });
const names = answer({ name: 'Ida' }, { name: 'Acme' });
const around = (rows: readonly object[], neighbours: readonly object[]) => rows.map((row) => ({ ...row, neighbours }));

/**
 * One response name with a nullable and a non-null type in the members of a union: a subgraph refuses both in one
 * operation, so the plan asks under an alias of its own and turns it back.
 */
export const nullabilityMismatch: Fixture = {
  name: 'nullability-mismatch',
  subgraphs: () => [register, neighbourhood],
  cases: [
    {
      name: 'in one level, beside an entity fetch',
      query: `{ residents { id name } parties { ${both('id name')} } }`,
      data: { residents: [{ id: 'r1', name: 'Ida' }], parties: leaf },
    },
    {
      name: 'in two levels',
      query: `query Two { residents { id name } parties { ${both(`id name neighbours { ${both('id name')} }`)} } }`,
      data: { residents: [{ id: 'r1', name: 'Ida' }], parties: around(leaf, leaf) },
    },
    {
      name: 'in three levels',
      query: `query Three {
        residents { id name }
        parties { ${both(`id name neighbours { ${both(`id name neighbours { ${both('id name')} }`)} }`)} }
      }`,
      data: { residents: [{ id: 'r1', name: 'Ida' }], parties: around(leaf, around(leaf, leaf)) },
    },
    {
      name: 'in three levels under aliases of the client',
      query: `{ all: parties { ${both(`key: id near: neighbours { ${both('key: id')} }`)} } }`,
      data: {
        all: [
          { key: 'r1', near: [{ key: 'r1' }, { key: 'c1' }] },
          { key: 'c1', near: [{ key: 'r1' }, { key: 'c1' }] },
        ],
      },
    },
    {
      name: 'with names that need no alias',
      query: `query Names { parties { ${both(`name neighbours { ${both(`name neighbours { ${both('name')} }`)} }`)} } }`,
      data: { parties: around(names, around(names, names)) },
    },
  ],
};
