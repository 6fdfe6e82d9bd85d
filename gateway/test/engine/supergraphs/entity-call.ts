import { type Fixture, federation, notAsked } from './fixture.ts';

type Reference = { readonly id: string };

const people = [{ id: 'person-1', email: 'alma@example.org', nickname: 'al' }];
const personOf = ({ id }: Reference) => people.find((person) => person.id === id) ?? null;

/** The least that federation is: one entity, two subgraphs. */
export const entityCall: Fixture = {
  name: 'entity-call',
  subgraphs: () => [
    {
      name: 'emails',
      sdl: `${federation('key', 'v2.0')}
        type Query { me: Person missing: Person }
        type Person @key(fields: "id") { id: ID! email: String! }
      `,
      resolvers: {
        Query: { me: () => people[0], missing: () => ({ id: 'person-9', email: 'nobody@example.org' }) },
        Person: { __resolveReference: notAsked('emails: Person') },
      },
    },
    {
      name: 'nicknames',
      sdl: `${federation('key', 'v2.0')} type Person @key(fields: "id") { id: ID! nickname: String! pet: String }`,
      resolvers: { Person: { __resolveReference: personOf } },
    },
  ],
  cases: [
    {
      name: 'a field of each subgraph',
      query: '{ me { id email nickname } }',
      data: { me: { id: 'person-1', email: 'alma@example.org', nickname: 'al' } },
    },
    {
      name: 'only the field of the other subgraph, so that the key is fetched and not answered',
      query: '{ me { nickname } }',
      data: { me: { nickname: 'al' } },
    },
    {
      name: 'an entity that the other subgraph does not have: its fields are null',
      query: '{ missing { id pet } }',
      data: { missing: { id: 'person-9', pet: null } },
    },
    {
      name: 'an entity that the other subgraph does not have, and a field that must not be null',
      query: '{ missing { id nickname } me { nickname } }',
      data: { missing: null, me: { nickname: 'al' } },
      errors: true,
    },
  ],
};
