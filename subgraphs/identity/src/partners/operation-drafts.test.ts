import { defaultOperationLimits as limits } from '@lintel/server/operation-limits';
import { describe, expect, it, test } from 'vitest';
import { documentIdOf, readOperations } from './operation-drafts.ts';

describe('operations to register', () => {
  it('may have fragments, and are known by the hash of the exact text', () => {
    const document = 'query A { units { ...U } } fragment U on UnitConnection { totalCount }';
    expect(readOperations([{ name: 'A', document }], limits)).toEqual({
      ok: true,
      value: [{ name: 'A', document, documentId: documentIdOf(document) }],
    });
    expect(documentIdOf('query A { a }')).not.toBe(documentIdOf('query A { a } '));
    expect(documentIdOf('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it.each([
    ['A', 'query A { a'],
    ['A', ''],
    ['A', '{ a }'],
    ['A', 'query B { a }'],
    ['A', 'query A { a } mutation B { b }'],
    ['A', 'fragment A on B { c }'],
    ['A', 'query A { a } type B { c: Int }'],
    ['A', 'query A { a # \0\n }'],
    ['A', `query A { ${'a '.repeat(1600)} }`],
    ['A', `query A { a(b: "${'x'.repeat(66_000)}") }`],
  ])('named %s cannot be %.40s', (name, document) => {
    expect(readOperations([{ name, document }], limits)).toMatchObject({
      ok: false,
      failures: [{ code: 'OPERATION_INVALID', path: ['0', 'document'] }],
    });
  });

  it('are at most a hundred and at least one', () => {
    expect(readOperations([], limits)).toMatchObject({ failures: [{ code: 'VALUE_REQUIRED' }] });
    const many = Array.from({ length: 101 }, (_, index) => ({ name: `Q${index}`, document: `query Q${index} { a }` }));
    expect(readOperations(many, limits)).toMatchObject({ failures: [{ code: 'TOO_MANY_ITEMS' }] });
    expect(readOperations(many.slice(1), limits).ok).toBe(true);
  });

  const times = (count: number, text: (index: number) => string) =>
    Array.from({ length: count }, (_, n) => text(n)).join(' ');
  const nested = (levels: number) => `query A { ${'a { '.repeat(levels - 1)}a${' }'.repeat(levels - 1)} }`;
  const bomb = (fragments: number) =>
    `query A { ...F0 } ${times(fragments, (n) => `fragment F${n} on B { a ${n + 1 < fragments ? `...F${n + 1} ...F${n + 1}` : ''} }`)}`;

  test.each([
    [
      'words and signs',
      (count: number) => `query A { ${'a '.repeat(count)} }`,
      1496,
      1497,
      { rootFields: 9999, repeats: 9999, overlaps: 9_999_999 },
    ],
    ['levels of fields', nested, 15, 16, {}],
    ['aliases', (count: number) => `query A { b { ${times(count, (n) => `b${n}: a`)} } }`, 30, 31, {}],
    ['root fields', (count: number) => `query A { ${'a '.repeat(count)} }`, 20, 21, {}],
    [
      'times the same field or fragment in one selection',
      (count: number) => `query A { b { ${'a '.repeat(count)} } }`,
      20,
      21,
      {},
    ],
    ['directives', (count: number) => `query A { a ${'@b '.repeat(count)} }`, 20, 21, {}],
    [
      'root fields that ask for the schema',
      (count: number) => `query A { ${'__schema { a } '.repeat(count)} }`,
      2,
      3,
      {},
    ],
    ['levels of fields about the schema', (count: number) => nested(count).replace('a {', '__schema {'), 20, 21, {}],
    ['selections, with its fragments written out', bomb, 11, 13, { rootFields: 99_999 }],
  ])('have a limit of %s, as the gateway has', (what, document, below, above, others) => {
    const read = (count: number) =>
      readOperations([{ name: 'A', document: document(count) }], { ...limits, ...others });
    expect(read(below)).toMatchObject({ ok: true });
    expect(read(above)).toMatchObject({
      failures: [{ code: 'OPERATION_INVALID', path: ['0', 'document'], message: expect.stringContaining(` ${what}.`) }],
    });
  });
});
