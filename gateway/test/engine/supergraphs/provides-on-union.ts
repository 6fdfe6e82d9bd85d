import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Reference = { readonly id: string };

const letter = { __typename: 'Letter', id: 'mail-1', subject: 'Rent for May' };
const parcel = { __typename: 'Parcel', id: 'mail-2', subject: 'Spare keys' };

const post: FixtureSubgraph = {
  name: 'post',
  sdl: `${federation('key shareable')}
    type Query { mail: [Mail] @shareable }
    union Mail = Letter | Parcel
    type Letter @key(fields: "id") { id: ID! }
    type Parcel @key(fields: "id") { id: ID! }
  `,
  resolvers: { Query: { mail: notAsked('post: Query.mail') } },
};

const scans: FixtureSubgraph = {
  name: 'scans',
  sdl: `${federation('key shareable provides external')}
    type Query { mail: [Mail] @shareable @provides(fields: "... on Letter { subject }") }
    union Mail = Letter | Parcel
    type Letter @key(fields: "id") { id: ID! subject: String @external }
    type Parcel @key(fields: "id") { id: ID! }
  `,
  resolvers: { Query: { mail: () => [letter, { ...parcel, subject: undefined }] } },
};

const subjects: FixtureSubgraph = {
  name: 'subjects',
  sdl: `${federation('key shareable')}
    type Letter @key(fields: "id") { id: ID! subject: String @shareable }
    type Parcel @key(fields: "id") { id: ID! subject: String @shareable }
  `,
  resolvers: {
    Letter: { __resolveReference: notAsked('subjects: Letter') },
    Parcel: { __resolveReference: ({ id }: Reference) => (id === parcel.id ? parcel : null) },
  },
};

/** `@provides` of a field of one member of a union: for the other member it has to be fetched. */
export const providesOnUnion: Fixture = {
  name: 'provides-on-union',
  subgraphs: () => [post, scans, subjects],
  cases: [
    {
      name: 'only what is provided',
      query: '{ mail { ... on Letter { id subject } ... on Parcel { id } } }',
      data: { mail: [{ id: 'mail-1', subject: 'Rent for May' }, { id: 'mail-2' }] },
    },
    {
      name: 'the same field of the other member',
      query: '{ mail { ... on Letter { id subject } ... on Parcel { id subject } } }',
      data: {
        mail: [
          { id: 'mail-1', subject: 'Rent for May' },
          { id: 'mail-2', subject: 'Spare keys' },
        ],
      },
    },
    {
      name: 'under different aliases, with the names of the types',
      query: '{ mail { __typename ... on Letter { topic: subject } ... on Parcel { content: subject } } }',
      data: {
        mail: [
          { __typename: 'Letter', topic: 'Rent for May' },
          { __typename: 'Parcel', content: 'Spare keys' },
        ],
      },
    },
  ],
};
