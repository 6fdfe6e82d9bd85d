import { describe, expect, it } from 'vitest';
import { documentIdOf, readOperations } from './operation-drafts.ts';

describe('operations to register', () => {
  it('may have fragments, and are known by the hash of the exact text', () => {
    const document = 'query A { units { ...U } } fragment U on UnitConnection { totalCount }';
    expect(readOperations([{ name: 'A', document }])).toEqual({
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
    expect(readOperations([{ name, document }])).toMatchObject({
      ok: false,
      failures: [{ code: 'OPERATION_INVALID', path: ['0', 'document'] }],
    });
  });

  it('are at most a hundred and at least one', () => {
    expect(readOperations([])).toMatchObject({ failures: [{ code: 'VALUE_REQUIRED' }] });
    const many = Array.from({ length: 101 }, (_, index) => ({ name: `Q${index}`, document: `query Q${index} { a }` }));
    expect(readOperations(many)).toMatchObject({ failures: [{ code: 'TOO_MANY_ITEMS' }] });
    expect(readOperations(many.slice(1)).ok).toBe(true);
  });
});
