import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Reference = { readonly id: string };

const photos = [
  { __typename: 'Photo', id: 'photo-1', createdOn: '2024-01-01' },
  { __typename: 'Photo', id: 'photo-2', createdOn: '2024-02-02' },
];
const photoOf = ({ id }: Reference) => photos.find((photo) => photo.id === id) ?? null;

const files: FixtureSubgraph = {
  name: 'files',
  sdl: `${federation('key')}
    interface Record { id: ID! createdOn: String! }
    type Photo implements Record @key(fields: "id") { id: ID! createdOn: String! }
    type Query { recent: [Record] }
  `,
  resolvers: {
    Query: { recent: () => photos },
    Photo: { __resolveReference: photoOf, createdOn: notAsked('files: Photo.createdOn') },
  },
};

const archive: FixtureSubgraph = {
  name: 'archive',
  sdl: `${federation('key override')}
    interface Record { id: ID! createdOn: String! }
    interface Dated { id: ID! createdOn: String! }
    type Letter implements Record @key(fields: "id") { id: ID! createdOn: String! body: String! }
    type Photo implements Dated @key(fields: "id") { id: ID! createdOn: String! @override(from: "files") }
    type Query { dated: [Dated] }
  `,
  resolvers: { Query: { dated: () => photos }, Photo: { __resolveReference: photoOf } },
};

const createdOn = [{ createdOn: '2024-01-01' }, { createdOn: '2024-02-02' }];

/** `@override` of a field that is asked for through an interface: of the type behind it another subgraph answers. */
export const overrideInInterface: Fixture = {
  name: 'override-in-interface',
  subgraphs: () => [files, archive],
  cases: [
    {
      name: 'the interface of the subgraph that lost the field',
      query: '{ recent { id createdOn } }',
      data: {
        recent: [
          { id: 'photo-1', createdOn: '2024-01-01' },
          { id: 'photo-2', createdOn: '2024-02-02' },
        ],
      },
    },
    {
      name: 'a fragment on a type that this subgraph does not have',
      query: '{ recent { ... on Letter { id body } } }',
      data: { recent: [{}, {}] },
    },
    {
      name: 'another interface, at the subgraph that has the field',
      query: '{ dated { createdOn } }',
      data: { dated: createdOn },
    },
    {
      name: 'the same fields on the interface and in a fragment',
      query: '{ dated { createdOn id ... on Photo { createdOn id } } }',
      data: {
        dated: [
          { createdOn: '2024-01-01', id: 'photo-1' },
          { createdOn: '2024-02-02', id: 'photo-2' },
        ],
      },
    },
    {
      name: 'the field alone, of the interface that lost it',
      query: '{ recent { createdOn } }',
      data: { recent: createdOn },
    },
  ],
};
