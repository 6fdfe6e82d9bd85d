import type { GraphQLResolveInfo } from 'graphql';
import { boom, type Case, failLater, later, node } from './execution-schema.ts';

/** What resolvers and properties answer. */
export const valueCases: Record<string, Case> = {
  'leaves of every kind': {
    query: '{ text number float flag id instant json color colors }',
    root: () => ({
      text: 'x',
      number: 3,
      float: 1.5,
      flag: false,
      id: 7,
      instant: new Date(0),
      json: { a: [1] },
      color: 2,
      colors: [2],
    }),
  },
  'values that scalars convert': {
    query: '{ text number float flag id list }',
    root: () => ({ text: 5, number: '12', float: true, flag: 1, id: 'x', list: [true, 1, { valueOf: () => 'v' }] }),
  },
  'values that scalars refuse': {
    query: '{ text number float flag id color instant colors }',
    root: () => ({
      text: {},
      number: 2 ** 31,
      float: Number.NaN,
      flag: 'yes',
      id: 1.5,
      color: 'BLUE',
      instant: 'no date',
      colors: [3],
    }),
  },
  'numbers at the edges': {
    query: '{ number float a: needs(number: 2147483647) }',
    root: () => ({ number: -0, float: Number.POSITIVE_INFINITY }),
  },
  'null and undefined': {
    query: '{ text number node { id } pet { __typename } nodes { id } list }',
    root: () => ({ text: null }),
  },
  'no root value': { query: '{ text node { id } sureText }' },
  'a root value that is not an object': { query: '{ text }', root: () => 'text' },
  'null for a leaf that must not be null': { query: '{ sureText text }', root: () => ({ text: 'x' }) },
  'errors as values': {
    query: '{ text list node { id } nodes { id } sureNodes { id } }',
    root: () => ({
      text: new Error('as a value'),
      list: ['a', new Error('as an item')],
      node: Promise.resolve(new Error('promised')),
      nodes: [new Error('a node'), node()],
      sureNodes: [new TypeError('a sure node'), node()],
    }),
  },
  'functions on the source': {
    query: '{ text number: needs(number: 1) node { id label child { id } } list }',
    root: () => ({
      secret: 'mine',
      text(this: { secret: string }) {
        return this.secret;
      },
      node: () => ({ id: () => 'called', label: () => later('later'), child: async () => ({ id: 1 }) }),
      list: () => new Set(['a', 'b']),
    }),
  },
  'a function gets arguments, context and info': {
    query: '{ node { pet { ... on Cat { sound(loud: true) } } } }',
    root: () => ({
      node: {
        pet: {
          __typename: 'Cat',
          sound: (parameters: object, context: unknown, info: GraphQLResolveInfo) =>
            JSON.stringify([parameters, context, info.path, info.fieldName, String(info.parentType)]),
        },
      },
    }),
  },
  'resolvers that throw': {
    query: '{ text sureText node { label child { id } } }',
    root: () => ({ text: boom, sureText: 'x', node: { label: boom, child: boom } }),
  },
  'getters that throw': {
    query: '{ text node { id } }',
    root: () => ({
      get text() {
        return boom('a getter');
      },
      get node() {
        return boom('another');
      },
    }),
  },
  'what is thrown is no error': {
    query: '{ text list }',
    root: () => ({
      text: () => {
        throw { not: 'an error' };
      },
      list: [Promise.reject('text')],
    }),
  },
  'null goes up to what may be null': {
    query: '{ node { child { sure { sure { sureLabel } } } label } text }',
    root: () => ({ text: 'x', node: node({ label: 'l', child: { sure: { sure: { sureLabel: null } } } }) }),
  },
  'null goes up to the root': {
    query: '{ text sureNode { sure { id } } }',
    root: () => ({ sureNode: { sure: null } }),
  },
  'null goes up later': {
    query: '{ text node { label child { sure { sureLabel label } } } sureText }',
    root: () => ({
      sureText: later('x'),
      node: node({ child: { sure: { sureLabel: failLater, label: () => boom('sibling') } } }),
    }),
  },
  'an error at once beside siblings that are still to fail': {
    query: '{ node { child { label kids { label } sureLabel } } text }',
    root: () => ({
      text: 'x',
      node: { child: { label: () => failLater('first'), kids: [{ label: () => failLater('item') }], sureLabel: boom } },
    }),
  },
  'two siblings that must not be null fail': {
    query: '{ node { sure { id } sureLabel child { sureLabel } } }',
    root: () => ({
      node: { sure: () => failLater('one'), sureLabel: () => failLater('two'), child: { sureLabel: failLater } },
    }),
  },
  'errors below a position that is null already are not listed': {
    query: '{ node { sure { id } child { kids { label } } } text }',
    root: () => ({
      text: async () => later(await later(await later('x'))),
      node: {
        sure: () => failLater('nulls the node'),
        child: { kids: () => later([{ label: async () => later(await failLater('too late')) }]) },
      },
    }),
  },
  'lists of every kind': {
    query: '{ list sureList matrix nodes { id tags } }',
    root: () => ({
      list: ['a', null, undefined, later('b'), Promise.resolve(null)],
      sureList: (function* () {
        yield 'one';
        yield 'two';
      })(),
      matrix: [[1], null, later([2, 3]), new Set([4])],
      nodes: [{ id: 1, tags: [] }, null, later({ id: 2, tags: new Map([[1, 2]]).keys() })],
    }),
  },
  'holes in lists, array-likes and empty lists': {
    query: '{ list sureList nodes { id } }',
    // biome-ignore lint/suspicious/noSparseArray: the hole is the case.
    root: () => ({ list: ['a', , 'b'], sureList: [], nodes: { length: 1, 0: node() } }),
  },
  'no list where one is declared': {
    query: '{ list matrix nodes { id } sureNodes { id } }',
    root: () => ({ list: 'text', matrix: [1], nodes: node(), sureNodes: 5 }),
  },
  'null items where none may be': {
    query: '{ matrix sureMatrix sureNodes { id } node { sureTags sureItems { id } } }',
    root: () => ({
      matrix: [[1, null], [2]],
      sureMatrix: [[1], [null]],
      sureNodes: [node(), null],
      node: { sureTags: ['a', undefined], sureItems: [later(null)] },
    }),
  },
  'items that fail later': {
    query: '{ nodes { id sureLabel } list sureNodes { label } }',
    root: () => ({
      nodes: [later({ id: 1, sureLabel: null }), failLater('whole item'), later(node())],
      list: [failLater('one'), 'b', failLater('two')],
      sureNodes: [later({ label: failLater }), later(null)],
    }),
  },
  'an iterable that throws on the way': {
    query: '{ list text }',
    root: () => ({
      text: 'x',
      list: (function* () {
        yield 'one';
        boom('the iterator');
      })(),
    }),
  },
  thenables: {
    query: '{ text node { id label } list }',
    root: () => {
      // biome-ignore lint/suspicious/noThenProperty: the foreign promise is the case.
      const thenable = (value: unknown) => ({ then: (done: (value: unknown) => unknown) => later(value).then(done) });
      return { text: thenable('x'), node: thenable({ id: 1, label: thenable(null) }), list: [thenable('item')] };
    },
  },
};
