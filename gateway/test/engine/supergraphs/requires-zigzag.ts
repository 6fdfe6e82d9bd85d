import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Key = { readonly id: string };
const tickets = [
  { id: 't1', lastNote: 'n2' },
  { id: 't2', lastNote: 'n1' },
];
const authors: Readonly<Record<string, string>> = { n1: 'a1', n2: 'a2' };

const desk: FixtureSubgraph = {
  name: 'desk',
  sdl: `${federation('key external requires')}
    type Query { tickets: [Ticket] }
    type Ticket @key(fields: "id") { id: ID! authorId: ID @external author: Author @requires(fields: "authorId") }
    type Note @key(fields: "id") { id: ID! authorId: ID }
    type Author { id: ID! name: String }
  `,
  resolvers: {
    Query: { tickets: () => tickets.map(({ id }) => ({ id })) },
    Ticket: {
      __resolveReference: (reference: Key & { authorId?: string }) => reference,
      author: ({ authorId }: { authorId?: string }) =>
        authorId === undefined
          ? notAsked('Ticket.author without authorId')()
          : { id: authorId, name: `Author ${authorId}` },
    },
    Note: { __resolveReference: ({ id }: Key) => ({ id, authorId: authors[id] }) },
  },
};

type Noted = Key & { readonly note?: { readonly authorId?: string } };

const notes: FixtureSubgraph = {
  name: 'notes',
  sdl: `${federation('key external requires')}
    type Ticket @key(fields: "id") { id: ID! note: Note authorId: ID @requires(fields: "note { authorId }") }
    type Note @key(fields: "id") { id: ID! authorId: ID @external }
  `,
  resolvers: {
    Ticket: {
      __resolveReference: (reference: Noted) => reference,
      note: ({ id }: Key) => ({ id: tickets.find((ticket) => ticket.id === id)?.lastNote }),
      authorId: ({ note }: Noted) => note?.authorId ?? notAsked('Ticket.authorId without the author of the note')(),
    },
  },
};

/** A field that requires a field that requires a field of another entity: to and fro between two subgraphs. */
export const requiresZigzag: Fixture = {
  name: 'requires-zigzag',
  subgraphs: () => [desk, notes],
  cases: [
    {
      name: 'the last field alone',
      query: '{ tickets { author { id } } }',
      data: { tickets: [{ author: { id: 'a2' } }, { author: { id: 'a1' } }] },
    },
    {
      name: 'every field of the way',
      query: '{ tickets { author { name } authorId note { id authorId } } }',
      data: {
        tickets: [
          { author: { name: 'Author a2' }, authorId: 'a2', note: { id: 'n2', authorId: 'a2' } },
          { author: { name: 'Author a1' }, authorId: 'a1', note: { id: 'n1', authorId: 'a1' } },
        ],
      },
    },
  ],
};
