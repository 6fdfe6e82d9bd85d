import { type Fixture, type FixtureSubgraph, federation } from './fixture.ts';

type Key = { readonly id: string };

const documents: FixtureSubgraph = {
  name: 'documents',
  sdl: `${federation('key')}
    type Query { newest: Document }
    interface Document @key(fields: "id") { id: ID! title: String }
    type Lease implements Document @key(fields: "id") { id: ID! title: String months: Int }
    type Invoice implements Document @key(fields: "id") { id: ID! title: String lines: Int }
  `,
  resolvers: {
    Query: { newest: () => ({ id: '1' }) },
    Document: {
      __resolveType: ({ id }: Key) => (id === '1' ? 'Lease' : 'Invoice'),
      __resolveReference: (key: Key) => key,
    },
    Lease: { title: ({ id }: Key) => `Lease ${id}`, months: ({ id }: Key) => 12 * Number(id) },
    Invoice: { title: ({ id }: Key) => `Invoice ${id}`, lines: ({ id }: Key) => 3 * Number(id) },
  },
};

/** Knows one of the types, and nothing of the interface. */
const signatures: FixtureSubgraph = {
  name: 'signatures',
  sdl: `${federation('key')}
    type Query { clerk: Clerk }
    type Clerk @key(fields: "id") { id: ID! name: String }
    extend type Lease @key(fields: "id") { id: ID! signedBy: String }
  `,
  resolvers: {
    Query: { clerk: () => ({ id: '7', name: 'Clerk 7' }) },
    Clerk: { __resolveReference: ({ id }: Key) => ({ id, name: `Clerk ${id}` }) },
    Lease: { signedBy: ({ id }: Key) => `signer of ${id}` },
  },
};

/** Knows the interface, and none of its types. */
const folders: FixtureSubgraph = {
  name: 'folders',
  sdl: `${federation('key interfaceObject')}
    type Query { folder: Folder }
    type Folder @key(fields: "id") { id: ID! name: String cover: Document all: [Document!]! }
    type Document @key(fields: "id") @interfaceObject { id: ID! }
  `,
  resolvers: {
    Query: { folder: () => ({ id: '4', name: 'Folder 4', cover: { id: '1' }, all: [{ id: '1' }, { id: '2' }] }) },
    Document: { __resolveReference: ({ id }: Key) => ({ id }) },
  },
};

/** An interface object, and a type of the interface that a third subgraph extends without knowing of the interface. */
export const interfaceObjectIndirect: Fixture = {
  name: 'interface-object-indirect',
  subgraphs: () => [documents, signatures, folders],
  cases: [
    {
      name: 'each subgraph at once, the types behind the interface object too',
      query: `{
        newest { id title ... on Lease { months signedBy } ... on Invoice { lines } }
        clerk { id name }
        folder { id name cover { id ... on Lease { months } } }
      }`,
      data: {
        newest: { id: '1', title: 'Lease 1', months: 12, signedBy: 'signer of 1' },
        clerk: { id: '7', name: 'Clerk 7' },
        folder: { id: '4', name: 'Folder 4', cover: { id: '1', months: 12 } },
      },
    },
    {
      name: 'from the interface object over its type to the third subgraph',
      query: '{ folder { all { title ... on Lease { signedBy } ... on Invoice { lines } } } }',
      data: {
        folder: {
          all: [
            { title: 'Lease 1', signedBy: 'signer of 1' },
            { title: 'Invoice 2', lines: 6 },
          ],
        },
      },
    },
    {
      name: 'the type names behind an interface object',
      query: '{ folder { cover { __typename } all { kind: __typename id } } }',
      data: {
        folder: {
          cover: { __typename: 'Lease' },
          all: [
            { kind: 'Lease', id: '1' },
            { kind: 'Invoice', id: '2' },
          ],
        },
      },
    },
  ],
};
