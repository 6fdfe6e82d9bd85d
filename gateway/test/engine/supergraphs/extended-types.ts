import { type Case, type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

type Key = { readonly id: string };
const residents = [
  { id: 'r1', key: 'key-1', name: 'Ida', nickname: 'I' },
  { id: 'r2', key: 'key-2', name: 'Jon', nickname: 'J' },
];
const [first] = residents;
const residentOf = ({ id }: Key) => residents.find((resident) => resident.id === id) ?? null;

/** `type` is how the subgraph says that the type is another one's. */
const access = (head: string, type: string): FixtureSubgraph => ({
  name: 'access',
  sdl: `${head}
    type Query { random: Resident randomNamed: Resident @provides(fields: "name") }
    ${type} { id: ID! @external name: String! @external key: ID }
  `,
  resolvers: {
    Query: { random: () => ({ id: first?.id, key: first?.key }), randomNamed: () => first },
    Resident: {
      __resolveReference: (key: Key) => ({ id: key.id, key: residentOf(key)?.key }),
      name: ({ name }: { name?: string }) => name ?? notAsked('Resident.name')(),
    },
  },
});

const register = (head: string, name: string): FixtureSubgraph => ({
  name: 'register',
  sdl: `${head}
    type Query { resident(id: ID): Resident }
    type Resident @key(fields: "id") { id: ID! ${name} nickname: String }
  `,
  resolvers: {
    Query: { resident: (_: unknown, key: Key) => residentOf(key) },
    Resident: { __resolveReference: residentOf },
  },
});

const cases: readonly Case[] = [
  {
    name: 'the external field, beside a root field of the other subgraph',
    query: '{ random { id name } resident(id: "r2") { id name nickname } }',
    data: { random: { id: 'r1', name: 'Ida' }, resident: { id: 'r2', name: 'Jon', nickname: 'J' } },
  },
  { name: 'fields of the extension', query: '{ random { id key } }', data: { random: { id: 'r1', key: 'key-1' } } },
  {
    name: 'fields of both',
    query: '{ random { id key name } }',
    data: { random: { id: 'r1', key: 'key-1', name: 'Ida' } },
  },
  {
    name: 'the external field where it is provided',
    query: '{ randomNamed { id key name } }',
    data: { randomNamed: { id: 'r1', key: 'key-1', name: 'Ida' } },
  },
  {
    name: 'from the owner to the extension',
    query: '{ resident(id: "r2") { key name } }',
    data: { resident: { key: 'key-2', name: 'Jon' } },
  },
];

const extendsDirective = 'type Resident @key(fields: "id") @extends';
const extendKeyword = 'extend type Resident @key(fields: "id")';

/** Federation 1, `@extends`. */
export const federation1Extends: Fixture = {
  name: 'federation-1-extends',
  subgraphs: () => [access('', extendsDirective), register('', 'name: String!')],
  cases,
};

/** Federation 1, `extend type`. */
export const federation1ExtendType: Fixture = {
  name: 'federation-1-extend-type',
  subgraphs: () => [access('', extendKeyword), register('', 'name: String!')],
  cases,
};

/** Federation 2, `@extends`, kept for those who come from the first. */
export const federation2Extends: Fixture = {
  name: 'federation-2-extends',
  subgraphs: () => [
    access(federation('key external extends provides'), extendsDirective),
    register(federation('key shareable'), 'name: String! @shareable'),
  ],
  cases,
};

/** Federation 2, `extend type`. */
export const federation2ExtendType: Fixture = {
  name: 'federation-2-extend-type',
  subgraphs: () => [
    access(federation('key external provides'), extendKeyword),
    register(federation('key shareable'), 'name: String! @shareable'),
  ],
  cases,
};
