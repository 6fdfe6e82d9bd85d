import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Limit = { readonly limit: number };
type Entry = { readonly id: string; readonly folder: string; readonly author: string; readonly text: string };
type FolderReference = { readonly id: string; readonly entries?: readonly { readonly author?: string }[] };
type EntryReference = {
  readonly id: string;
  readonly copiedTo?: readonly { readonly entries: readonly { readonly id?: string }[] }[];
};

const folders = ['folder-1', 'folder-2'];
const entry = (id: string, folder: string, author: string, text: string): Entry => ({ id, folder, author, text });
const entries: readonly Entry[] = [
  entry('entry-1', 'folder-1', 'person-2', 'Heating checked'),
  entry('entry-2', 'folder-1', 'person-2', 'Door painted'),
  entry('entry-3', 'folder-1', 'person-3', 'Call us!'),
  entry('entry-4', 'folder-2', 'person-1', 'Lamp replaced'),
  entry('entry-5', 'folder-2', 'person-1', 'Roof dry'),
  entry('entry-6', 'folder-2', 'person-1', 'Keys handed over'),
  entry('entry-7', 'folder-2', 'person-1', 'Call us!'),
];
const entriesOf = ({ id: wanted }: { readonly id: string }, { limit }: Limit) =>
  entries.filter(({ folder }) => folder === wanted).slice(0, limit);
const entryOf = ({ id }: EntryReference) => entries.find((known) => known.id === id) ?? null;

const journal: FixtureSubgraph = {
  name: 'journal',
  sdl: `${federation('key external requires')}
    type Query { folders: [Folder] }
    type Folder @key(fields: "id") { id: ID! entries(limit: Int!): [Entry] @external }
    type Entry @key(fields: "id") {
      id: ID!
      author: ID
      text: String!
      copiedTo: [Folder] @external
      isSpam: Boolean @requires(fields: "copiedTo { entries(limit: 50) { id } }")
    }
  `,
  resolvers: {
    Query: { folders: () => folders.map((id) => ({ id })) },
    // Apollo's planner takes the field from here, in spite of `@external`.
    Folder: { __resolveReference: ({ id }: FolderReference) => ({ id }), entries: entriesOf },
    Entry: {
      __resolveReference: (reference: EntryReference) => ({ ...entryOf(reference), ...reference }),
      copiedTo: notAsked('journal: Entry.copiedTo'),
      isSpam: ({ copiedTo }: EntryReference) => {
        if (copiedTo === undefined) throw new Error('copiedTo is required');
        return copiedTo.some(
          (folder) => folder.entries.length > 3 && folder.entries.every(({ id }) => id !== undefined),
        );
      },
    },
  },
};

const filing: FixtureSubgraph = {
  name: 'filing',
  sdl: `${federation('key external requires')}
    type Folder @key(fields: "id") {
      id: ID!
      keeper: Person @requires(fields: "entries(limit: 3) { author }")
      entries(limit: Int!): [Entry]
    }
    type Entry @key(fields: "id") { id: ID! author: ID @external copiedTo: [Folder] }
    type Person { id: ID! }
  `,
  resolvers: {
    Folder: {
      __resolveReference: ({ id, entries: given }: FolderReference) => ({ id, given }),
      keeper: ({ given }: { readonly given?: FolderReference['entries'] }) => {
        if (given?.length !== 3) throw new Error('three entries are required');
        return { id: given[2]?.author };
      },
      entries: ({ id }: FolderReference, { limit }: Limit) =>
        entries
          .filter(({ folder }) => folder === id)
          .slice(0, limit)
          .map((known) => ({ id: known.id })),
    },
    Entry: {
      __resolveReference: ({ id }: EntryReference) => ({ id }),
      copiedTo: (reference: EntryReference) =>
        entries
          .filter(({ id, text }) => id !== reference.id && text === entryOf(reference)?.text)
          .map(({ folder }) => ({ id: folder })),
    },
  },
};

const keepers = [{ keeper: { id: 'person-3' } }, { keeper: { id: 'person-1' } }];
const firstEntries = [{ entries: [{ id: 'entry-1' }] }, { entries: [{ id: 'entry-4' }] }];
const both = keepers.map((folder, index) => ({ ...folder, ...firstEntries[index] }));

/** A field is required with an argument, while the client asks for the same field with another one. */
export const requiresWithArgument: Fixture = {
  name: 'requires-with-argument',
  subgraphs: () => [journal, filing],
  cases: [
    { name: 'only the field that requires it', query: '{ folders { keeper { id } } }', data: { folders: keepers } },
    {
      name: 'the client asks for fewer than are required',
      query: '{ folders { keeper { id } entries(limit: 1) { id } } }',
      data: { folders: both },
    },
    {
      name: 'what is required lies below what the client asks for with another argument',
      query: '{ folders { entries(limit: 3) { isSpam } } }',
      data: {
        folders: [
          { entries: [{ isSpam: false }, { isSpam: false }, { isSpam: true }] },
          { entries: [{ isSpam: false }, { isSpam: false }, { isSpam: false }] },
        ],
      },
    },
    {
      name: 'the client limits by a variable with a default',
      query: 'query ($limit: Int = 1) { folders { keeper { id } entries(limit: $limit) { id } } }',
      data: { folders: both },
    },
    {
      name: 'the client limits by a variable, in two fragments',
      query: `query ($limit: Int!) { folders { keeper { id } ...One ...Two } }
        fragment One on Folder { entries(limit: $limit) { id } }
        fragment Two on Folder { entries(limit: $limit) { id } }`,
      variables: { limit: 1 },
      data: { folders: both },
    },
    {
      name: 'the client asks for more than are required, under an alias, too',
      query: '{ folders { all: entries(limit: 9) { id } entries(limit: 2) { id } keeper { id } } }',
      data: {
        folders: [
          {
            all: [{ id: 'entry-1' }, { id: 'entry-2' }, { id: 'entry-3' }],
            entries: [{ id: 'entry-1' }, { id: 'entry-2' }],
            keeper: { id: 'person-3' },
          },
          {
            all: [{ id: 'entry-4' }, { id: 'entry-5' }, { id: 'entry-6' }, { id: 'entry-7' }],
            entries: [{ id: 'entry-4' }, { id: 'entry-5' }],
            keeper: { id: 'person-1' },
          },
        ],
      },
    },
  ],
};
