import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Key = { readonly id: string };
const members = [
  { __typename: 'Owner', id: 'm1', name: 'Olga', share: 11 },
  { __typename: 'Owner', id: 'm2', name: 'Piet', share: 22 },
];
const memberOf = ({ id }: Key) => members.find((member) => member.id === id) ?? null;

const association: FixtureSubgraph = {
  name: 'association',
  sdl: `${federation('key')}
    type Query { members: [Member!]! }
    interface Member @key(fields: "id") { id: ID! name: String }
    type Owner implements Member @key(fields: "id") { id: ID! name: String share: Int }
  `,
  resolvers: {
    Query: { members: () => members },
    Member: { __resolveReference: memberOf },
    Owner: { __resolveReference: memberOf },
  },
};

const mail: FixtureSubgraph = {
  name: 'mail',
  sdl: `${federation('key interfaceObject external requires')}
    type Query { subscribers: [Member] }
    type Member @key(fields: "id") @interfaceObject {
      id: ID! name: String @external greeting: String @requires(fields: "name")
    }
  `,
  resolvers: {
    Query: { subscribers: () => members.map(({ id }) => ({ id })) },
    Member: {
      __resolveReference: ({ id, name }: Key & { name?: string }) => ({ id, name }),
      greeting: ({ name }: { name?: string }) =>
        name === undefined ? notAsked('Member.greeting without name')() : `Dear ${name}`,
    },
  },
};

const all = [
  { share: 11, id: 'm1', name: 'Olga', greeting: 'Dear Olga' },
  { share: 22, id: 'm2', name: 'Piet', greeting: 'Dear Piet' },
];
const plain = all.map(({ id, name, greeting }) => ({ id, name, greeting }));
const shares = all.map(({ share }) => ({ share }));
const everything = '... on Owner { share id name greeting } id name';

/** An interface object with a field that requires one of the interface's fields. */
export const interfaceObjectRequires: Fixture = {
  name: 'interface-object-requires',
  subgraphs: () => [association, mail],
  cases: [
    { name: 'from the interface object', query: '{ subscribers { id name greeting } }', data: { subscribers: plain } },
    { name: 'from the interface', query: '{ members { id name greeting } }', data: { members: plain } },
    {
      name: 'a field of the type, from the interface object',
      query: '{ subscribers { ... on Owner { share } } }',
      data: { subscribers: shares },
    },
    {
      name: 'a field of the type, from the interface',
      query: '{ members { ... on Owner { share } } }',
      data: { members: shares },
    },
    {
      name: 'both ways of asking, from the interface object',
      query: `{ subscribers { ${everything} } }`,
      data: { subscribers: all },
    },
    { name: 'both ways of asking, from the interface', query: `{ members { ${everything} } }`, data: { members: all } },
    {
      name: 'the requiring field alone',
      query: '{ subscribers { greeting } members { greeting } }',
      data: {
        subscribers: [{ greeting: 'Dear Olga' }, { greeting: 'Dear Piet' }],
        members: [{ greeting: 'Dear Olga' }, { greeting: 'Dear Piet' }],
      },
    },
  ],
};
