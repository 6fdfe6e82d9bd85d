import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Person = { readonly id: string; readonly name?: string };

const people = ['person-1', 'person-2', 'person-3'].map((id) => ({ id, name: `Name of ${id}` }));

/** A subgraph that derives a field from a name that it does not have. */
const deriving = (name: 'letters' | 'badges', query: string, derived: string, person: number): FixtureSubgraph => ({
  name,
  sdl: `${federation('key external requires')}
    type Query { ${query}: Person }
    type Person @key(fields: "id") {
      id: ID!
      name: String! @external
      ${derived}: String! @requires(fields: "name")
    }
  `,
  resolvers: {
    Query: { [query]: () => ({ id: people[person]?.id }) },
    Person: {
      __resolveReference: ({ id, name: given }: Person) => ({ id, name: given }),
      name: notAsked(`${name}: Person.name`),
      [derived]: ({ name: given }: Person) => {
        if (given === undefined) throw new Error('a name is required');
        return `${derived} of ${given}`;
      },
    },
  },
});

const persons: FixtureSubgraph = {
  name: 'persons',
  sdl: `${federation('key override')}
    type Query { resident: Person }
    type Person @key(fields: "id") { id: ID! name: String! @override(from: "badges") }
  `,
  resolvers: {
    Query: { resident: () => people[1] },
    Person: { __resolveReference: ({ id }: Person) => people.find((person) => person.id === id) ?? null },
  },
};

const all = (id: string) => ({
  id,
  name: `Name of ${id}`,
  salutation: `salutation of Name of ${id}`,
  badge: `badge of Name of ${id}`,
});

/** A field that was overridden is required by others, also by the subgraph that lost it. */
export const overrideWithRequires: Fixture = {
  name: 'override-with-requires',
  subgraphs: () => [
    deriving('letters', 'addressee', 'salutation', 0),
    persons,
    deriving('badges', 'visitor', 'badge', 2),
  ],
  cases: [
    {
      name: 'all fields, from each of the three subgraphs',
      query: `{ addressee { ...All } resident { ...All } visitor { ...All } }
        fragment All on Person { id name salutation badge }`,
      data: { addressee: all('person-1'), resident: all('person-2'), visitor: all('person-3') },
    },
    {
      name: 'back into the subgraph that lost the field',
      query: '{ visitor { badge } }',
      data: { visitor: { badge: 'badge of Name of person-3' } },
    },
    {
      name: 'over the owner of the field to a third subgraph',
      query: '{ addressee { badge } }',
      data: { addressee: { badge: 'badge of Name of person-1' } },
    },
    {
      name: 'over the owner of the field and back',
      query: '{ addressee { salutation } }',
      data: { addressee: { salutation: 'salutation of Name of person-1' } },
    },
  ],
};
