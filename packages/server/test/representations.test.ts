import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { defineSubgraph } from '../src/define.ts';
import { operationRequest } from '../src/operation-request.ts';

const key = (fields: string) => [
  {
    typeDefs: [
      parse(`
        type Query { door(id: ID!): Door @public }
        type Door @key(fields: "${fields}") @key(fields: "house number") { id: ID! house: ID! number: String! lock: Lock }
        type Lock { id: ID! }
      `),
    ],
    resolvers: { Query: { door: () => null }, Door: { __resolveReference: (reference: object) => reference } },
  },
];
const { schema } = defineSubgraph('identity', key('id'));
const field = schema.getQueryType()!.getFields()._entities!;
const resolve = (representation: unknown): unknown =>
  field.resolve!(undefined, { representations: [representation] }, {}, { schema } as never);

describe('a representation', () => {
  test.each([
    { __typename: 'Door', id: 'x' },
    { __typename: 'Door', id: '' },
    { __typename: 'Door', house: 'x', number: '7' },
    { __typename: 'Door', id: 'x', lock: { id: 'forged' } },
  ])('%j has a key and is looked up', (representation) => {
    expect(resolve(representation)).toHaveLength(1);
  });

  test.each([
    null,
    'Door',
    7,
    [],
    {},
    { id: 'x' },
    { __typename: 'Door' },
    { __typename: 'Door', id: null },
    { __typename: 'Door', id: 7 },
    { __typename: 'Door', id: ['x'] },
    { __typename: 'Door', house: 'x' },
    { __typename: 'Lock', id: 'x' },
    { __typename: 'Query', id: 'x' },
    { __typename: ['Door'], id: 'x' },
    { __typename: 'constructor', id: 'x' },
    { __typename: '__proto__', id: 'x' },
  ])('%j is refused before a resolver sees it', (representation) => {
    expect(() => resolve(representation)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });

  test('of a key that reaches into another object is refused when the subgraph is made', () => {
    expect(() => defineSubgraph('identity', key('lock { id }'))).toThrow('Door has the key lock { id }');
  });
});

describe('the body of a fetch', () => {
  test('is taken with what GraphQL knows of it, and nothing besides', () => {
    expect(operationRequest({ query: '{ a }', variables: { b: 1 }, operationName: 'C', extensions: {} })).toEqual({
      query: '{ a }',
      variables: { b: 1 },
      operationName: 'C',
    });
    expect(operationRequest({ query: '{ a }', variables: null, operationName: null })).toEqual({ query: '{ a }' });
  });

  test.each([
    null,
    undefined,
    7,
    'x',
    [],
    {},
    { query: 7 },
    { query: '{ a }', variables: 'x' },
    { query: '{ a }', variables: [] },
    { query: '{ a }', operationName: {} },
  ])('%j is refused', (body) => {
    expect(() => operationRequest(body)).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' }));
  });
});
