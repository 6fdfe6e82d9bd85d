import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

type Key = { readonly id: string };
const owners = [{ __typename: 'Owner', id: 'o1', name: 'Olga' }];
const notices = [{ __typename: 'Notice', id: 'n1', text: 'No water', ownerId: 'o1' }];
const ownerOf = ({ id }: Key) => owners.find((owner) => owner.id === id) ?? null;
const noticeOf = ({ id }: Key) => notices.find((notice) => notice.id === id) ?? null;
/** What a subgraph says in a field that it calls external: nobody may read it. */
const stranger = <T extends object>(row: T | null) => row && { ...row, id: 'not mine to tell' };

const people: FixtureSubgraph = {
  name: 'people',
  sdl: `${federation('key shareable external')}
    type Query { thing(id: ID!): Thing @shareable owner(id: String!): Owner }
    interface Thing { id: ID! }
    type Owner implements Thing @key(fields: "id") { id: ID! name: String! }
    type Notice implements Thing @key(fields: "id") { id: ID! @external owner: Owner! }
  `,
  resolvers: {
    Query: {
      thing: (_: unknown, key: Key) => ownerOf(key) ?? stranger(noticeOf(key)),
      owner: (_: unknown, key: Key) => ownerOf(key),
    },
    Owner: { __resolveReference: ownerOf },
    Notice: { __resolveReference: noticeOf, owner: ({ ownerId }: { ownerId: string }) => ownerOf({ id: ownerId }) },
  },
};

const board: FixtureSubgraph = {
  name: 'board',
  sdl: `${federation('key shareable external')}
    type Query { thing(id: ID!): Thing @shareable notice(id: String!): Notice }
    interface Thing { id: ID! }
    type Owner implements Thing @key(fields: "id") { id: ID! @external notices: [Notice!]! }
    type Notice implements Thing @key(fields: "id") { id: ID! text: String! }
  `,
  resolvers: {
    Query: {
      thing: (_: unknown, key: Key) => stranger(ownerOf(key)) ?? noticeOf(key),
      notice: (_: unknown, key: Key) => noticeOf(key),
    },
    Owner: {
      __resolveReference: ownerOf,
      notices: ({ id }: Key) => notices.filter(({ ownerId }) => ownerId === id),
    },
    Notice: { __resolveReference: noticeOf },
  },
};

/** A supergraph that composes although one of its fields cannot be reached from a root field: that has no plan. */
export const unplannableNode: Fixture = {
  name: 'unplannable-node',
  subgraphs: () => [people, board],
  cases: [
    { name: 'what has no plan is an error', query: '{ thing(id: "o1") { id } }', data: null, errors: true },
    {
      name: 'what has no plan takes the rest of the operation with it',
      query:
        '{ owner: thing(id: "o1") { id ... on Notice { id } } notice: thing(id: "n1") { __typename ... on Owner { id } } }',
      data: null,
      errors: true,
    },
    {
      name: 'the type names alone',
      query: '{ owner: thing(id: "o1") { __typename } notice: thing(id: "n1") { __typename } }',
      data: { owner: { __typename: 'Owner' }, notice: { __typename: 'Notice' } },
    },
    {
      name: 'each type at the subgraph that has its id',
      query:
        '{ owner: thing(id: "o1") { ... on Owner { id name } } notice: thing(id: "n1") { ... on Notice { id text } } }',
      data: { owner: { id: 'o1', name: 'Olga' }, notice: { id: 'n1', text: 'No water' } },
    },
    {
      name: 'fragments that do not apply leave empty objects',
      query: '{ owner: thing(id: "o1") { ... on Notice { id } } notice: thing(id: "n1") { ... on Owner { id } } }',
      data: { owner: {}, notice: {} },
    },
    {
      name: 'fragments that do not apply leave the type name',
      query:
        '{ owner: thing(id: "o1") { __typename ... on Notice { id } } notice: thing(id: "n1") { __typename ... on Owner { id } } }',
      data: { owner: { __typename: 'Owner' }, notice: { __typename: 'Notice' } },
    },
    { name: 'one type at its own root field', query: '{ notice(id: "n1") { id } }', data: { notice: { id: 'n1' } } },
    {
      name: 'the other type at its own root field',
      query: '{ owner(id: "o1") { id } }',
      data: { owner: { id: 'o1' } },
    },
    {
      name: 'from one type to the other over subgraphs',
      query: '{ notice(id: "n1") { id text owner { id } } }',
      data: { notice: { id: 'n1', text: 'No water', owner: { id: 'o1' } } },
    },
    {
      name: 'a list from one type to the other over subgraphs',
      query: '{ owner(id: "o1") { id name notices { id } } }',
      data: { owner: { id: 'o1', name: 'Olga', notices: [{ id: 'n1' }] } },
    },
  ],
};
