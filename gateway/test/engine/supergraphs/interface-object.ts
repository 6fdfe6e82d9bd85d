import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Reference = { readonly id: string };

const people = [
  { __typename: 'Renter', id: 'person-1', name: 'Alma', age: 31 },
  { __typename: 'Renter', id: 'person-2', name: 'Bruno', age: 62 },
];
const accounts = [
  { __typename: 'Trust', id: 'account-1', isMain: true, isLocked: true },
  { __typename: 'Trust', id: 'account-2', isMain: false, isLocked: true },
  { __typename: 'Cash', id: 'account-3', isMain: false },
];
const personOf = ({ id }: Reference) => people.find((person) => person.id === id) ?? null;
const accountOf = ({ id }: Reference) => accounts.find((account) => account.id === id) ?? null;

/** Knows which types there are. */
const registry: FixtureSubgraph = {
  name: 'registry',
  sdl: `${federation('key shareable')}
    type Query { people: [Person!]! }
    interface Person @key(fields: "id") { id: ID! name: String }
    type Renter implements Person @key(fields: "id") { id: ID! name: String age: Int }
    interface Account @key(fields: "id") { id: ID! }
    type Trust implements Account @key(fields: "id") { id: ID! isMain: Boolean! isLocked: Boolean! @shareable }
    type Cash implements Account @key(fields: "id") { id: ID! isMain: Boolean! }
  `,
  resolvers: {
    Query: { people: () => people },
    Person: { __resolveReference: personOf },
    Renter: { __resolveReference: personOf },
    Account: { __resolveReference: accountOf },
    Trust: { __resolveReference: notAsked('registry: Trust') },
    Cash: { __resolveReference: notAsked('registry: Cash') },
  },
};

/** Knows the interfaces only. Its `__typename` is wrong on purpose: nobody may believe it. */
const logins: FixtureSubgraph = {
  name: 'logins',
  sdl: `${federation('key interfaceObject')}
    type Query { guests: [Person!]! accounts: [Account!]! }
    type Person @key(fields: "id") @interfaceObject { id: ID! login: String }
    type Account @key(fields: "id") @interfaceObject { id: ID! label: String! }
  `,
  resolvers: {
    Query: {
      guests: () => people.map(({ id }) => ({ __typename: 'Never', id })),
      accounts: () => accounts.map(({ id }) => ({ __typename: 'Never', id })),
    },
    Person: {
      __resolveReference: ({ id }: Reference) => ({ __typename: 'Never', id }),
      login: ({ id }: Reference) => `login of ${id}`,
    },
    Account: {
      __resolveReference: ({ id }: Reference) => ({ __typename: 'Never', id }),
      label: ({ id }: Reference) => `label of ${id}`,
    },
  },
};

/** Says of no account that it is locked, which is true unless the account is a trust. */
const locks: FixtureSubgraph = {
  name: 'locks',
  sdl: `${federation('key interfaceObject shareable')}
    type Account @key(fields: "id") @interfaceObject { id: ID! isLocked: Boolean! @shareable }
  `,
  resolvers: { Account: { __resolveReference: ({ id }: Reference) => ({ id }), isLocked: () => false } },
};

const label = (index: number) => ({ label: `label of account-${index}` });
const [alma, bruno] = people.map(({ id, name }) => ({ id, name, login: `login of ${id}` }));
const ages = [{ age: 31 }, { age: 62 }];
const everything = [
  { ...alma, age: 31 },
  { ...bruno, age: 62 },
];

/** `@interfaceObject`: one subgraph knows the types behind an interface, others add fields to all of them. */
export const interfaceObject: Fixture = {
  name: 'interface-object',
  subgraphs: () => [registry, logins, locks],
  cases: [
    {
      name: 'fields of both, from the interface object',
      query: '{ guests { id name login } }',
      data: { guests: [alma, bruno] },
    },
    {
      name: 'fields of both, from the interface',
      query: '{ people { id name login } }',
      data: { people: [alma, bruno] },
    },
    {
      name: 'a fragment on a type, from the interface object',
      query: '{ guests { ... on Renter { age } } }',
      data: { guests: ages },
    },
    {
      name: 'a fragment on a type, from the interface',
      query: '{ people { ... on Renter { age } } }',
      data: { people: ages },
    },
    {
      name: 'all in a fragment on the type and some on the interface, from the interface object',
      query: '{ guests { ... on Renter { age id name login } id name } }',
      data: { guests: everything },
    },
    {
      name: 'all in a fragment on the type and some on the interface, from the interface',
      query: '{ people { ... on Renter { age id name login } id name } }',
      data: { people: everything },
    },
    {
      name: 'a field of the interface object only, for which nobody else is asked',
      query: '{ accounts { label } }',
      data: { accounts: [label(1), label(2), label(3)] },
    },
    {
      name: 'the same field, but of one type only',
      query: '{ accounts { ... on Trust { label } } }',
      data: { accounts: [label(1), label(2), {}] },
    },
    {
      name: 'the real name of the type',
      query: '{ accounts { label __typename } }',
      data: {
        accounts: [
          { ...label(1), __typename: 'Trust' },
          { ...label(2), __typename: 'Trust' },
          { ...label(3), __typename: 'Cash' },
        ],
      },
    },
    {
      name: 'the real name of one type only',
      query: '{ accounts { ... on Trust { __typename } } }',
      data: { accounts: [{ __typename: 'Trust' }, { __typename: 'Trust' }, {}] },
    },
    {
      name: 'a field of another interface object',
      query: '{ accounts { id isLocked } }',
      data: { accounts: accounts.map(({ id }) => ({ id, isLocked: false })) },
    },
    {
      name: 'the field of that name of a type, which the subgraph of the types has',
      query: '{ accounts { id ... on Trust { isLocked } } }',
      data: {
        accounts: accounts.map(({ __typename, id }) => (__typename === 'Trust' ? { id, isLocked: true } : { id })),
      },
    },
    {
      name: 'a field that every type has, under one alias per type',
      query: '{ accounts { ... on Trust { main: isMain } ... on Cash { petty: isMain } } }',
      data: { accounts: [{ main: true }, { main: false }, { petty: false }] },
    },
  ],
};
