import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { defaultOperationLimits, operationLimits, parseWithin } from '../src/operation-limits.ts';
import { operationShape } from '../src/operation-shape.ts';

describe('the shape of an operation', () => {
  const shape = (text: string) => operationShape(parse(text));

  test.each([
    ['a field', '{ a }', { depth: 1, rootFields: 1, selections: 1, aliases: 0, directives: 0 }],
    ['fields in fields', '{ a { b { c } } d }', { depth: 3, rootFields: 2, selections: 4 }],
    [
      'fragments, which are no levels',
      '{ ... on A { ...F } } fragment F on A { b { c } }',
      { depth: 2, rootFields: 1, selections: 4 },
    ],
    [
      'aliases, wherever their fragment is spread',
      '{ x: a { ...F } y: a { ...F } } fragment F on A { z: b }',
      { aliases: 4 },
    ],
    [
      'directives on everything',
      'query($v: Int @d) @d { a @d ... @d { b } ...F @d } fragment F on A @d { c @d }',
      { directives: 7 },
    ],
    [
      'the largest of several operations, in each respect',
      'query A { a { b } } query B { c d }',
      { depth: 2, rootFields: 2, selections: 2 },
    ],
    [
      'introspection, which has levels of its own',
      '{ a { b } __schema { types { name } } }',
      { depth: 2, introspectionDepth: 3, introspectionFields: 1 },
    ],
    [
      'introspection in a fragment',
      '{ ...F x: __type { name } } fragment F on Query { __schema { types { name } } }',
      { introspectionFields: 2 },
    ],
    ['what is written again in one place, under its response name', '{ a a x: a b { a } b { a } }', { repeats: 2 }],
    [
      'fragments that are written again',
      '{ ...F ...F ...F ... on A { b } ... on A { b } } fragment F on A { b }',
      { repeats: 3 },
    ],
    ['no overlap where names differ', '{ a b x: a c { a b } }', { overlaps: 0 }],
    ['each pair under one name', '{ a a a x: b x: c }', { overlaps: 4 }],
    // The two, what the pair of them brings together, and the pair in each of them.
    ['pairs of pairs, which multiply', '{ a { b b } a { b b } }', { overlaps: 1 + 6 + 2 }],
    [
      'pairs by fragments, and of fragments',
      '{ a ...F ...G } fragment F on A { a } fragment G on A { a }',
      { overlaps: 4 },
    ],
    ['pairs in a fragment that nobody spreads', '{ a } fragment F on A { b b b }', { overlaps: 3 }],
    ['pairs once more for each selection around them', '{ ... { ... { a a } } }', { overlaps: 3 }],
    ['a fragment that is not there', '{ ...F a }', { selections: 2 }],
  ])('counts %s', (_what, text, expected) => {
    expect(shape(text)).toMatchObject(expected);
  });

  test('ends for fragments in a circle', () => {
    expect(shape('{ ...A } fragment A on X { a ...B } fragment B on X { b ...A }').depth).toBe(1);
  });

  test.each([
    '{ ...A } fragment A on X { a { ...A } a { ...A } }',
    '{ ...A } fragment A on X { a { ...B } a { ...B } } fragment B on X { a { ...A } }',
    `{ ${'... { '.repeat(400)}a${' }'.repeat(400)} }`,
  ])('of %.40s has too many overlaps to be counted', (text) => {
    expect(shape(text).overlaps).toBe(Infinity);
  });

  test('of fragments that double each other is told at once, however large it is', () => {
    const fragments = Array.from(
      { length: 300 },
      (_, n) => `fragment F${n} on X { a: b ${n < 299 ? `...F${n + 1} ...F${n + 1}` : ''} }`,
    );
    const { selections, depth } = shape(`{ ...F0 } ${fragments.join(' ')}`);
    expect([selections > 1e80, depth]).toEqual([true, 1]);
  });
});

describe('a limit of tokens', () => {
  const document = '{ a(b: "c", d: [1 2]) # a comment\n }';

  test('lets pass what has just so many, without comments and commas', () => {
    expect(parseWithin(document, 14).definitions).toHaveLength(1);
  });

  test('refuses one more with LIMIT_EXCEEDED, and says how many may come', () => {
    expect(() => parseWithin(document, 13)).toThrow(
      expect.objectContaining({
        code: 'LIMIT_EXCEEDED',
        extensions: { code: 'LIMIT_EXCEEDED', limit: 'tokens', maximum: 13 },
      }),
    );
  });

  test('leaves to the parser what is no GraphQL', () => {
    for (const text of ['{ a', '}', '{ a \u0001', '"""'])
      expect(() => parseWithin(text, 100)).toThrow(expect.not.objectContaining({ code: 'LIMIT_EXCEEDED' }));
  });
});

describe('LINTEL_LIMITS', () => {
  const read = (text: string) => operationLimits({ LINTEL_LIMITS: text });

  test('changes what it names and nothing else', () => {
    expect(operationLimits({})).toBe(defaultOperationLimits);
    expect(read('{"depth":20,"cost":500}')).toEqual({ ...defaultOperationLimits, depth: 20, cost: 500 });
    expect(read('{}')).toEqual(defaultOperationLimits);
  });

  test.each([
    '{"deep":1}',
    '{"depth":0}',
    '{"depth":-1}',
    '{"depth":1.5}',
    '{"depth":"20"}',
    '{"depth":null}',
    '[]',
    '7',
    'null',
    'depth=3',
    '{"toString":3}',
    '{"__proto__":3}',
  ])('%s is refused at start', (text) => {
    expect(() => read(text)).toThrow(/LINTEL_LIMITS/);
  });
});
