import { createHash } from 'node:crypto';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkAgainstSchema } from './check-schema.ts';
import { documentIdOf, readDocuments } from './documents.ts';
import { batchesOf } from './register.ts';

const read = (...texts: readonly string[]) =>
  readDocuments(texts.map((text, index) => ({ path: `${index}.graphql`, text })));

describe('reading operations', () => {
  it('makes one document per operation, with the fragments that it uses and no others', () => {
    const documents = read(
      `query Units { units { nodes { ...U } } }  query Viewer { viewer { user { id } } }`,
      `fragment Unused on Unit { id }  fragment U on Unit { id property { ...P } }  fragment P on Property { id }`,
    );
    expect(documents.map(({ name, file }) => [name, file])).toEqual([
      ['Units', '0.graphql'],
      ['Viewer', '0.graphql'],
    ]);
    const definitions = parse(documents[0]!.text).definitions.map((node) => ('name' in node ? node.name?.value : ''));
    expect(definitions).toEqual(['Units', 'P', 'U']);
    expect(documents[1]!.text).not.toContain('fragment');
  });

  it('gives the SHA-256 of exactly the text that is registered', () => {
    const [document] = read('query Viewer { viewer { user { id } } }');
    expect(document!.documentId).toBe(createHash('sha256').update(document!.text, 'utf8').digest('hex'));
  });

  it('gives the same id for the same operation with other comments, spaces and order of fragments', () => {
    const [one] = read(
      'query A { units { nodes { ...U ...V } } } fragment U on Unit { id } fragment V on Unit { number }',
    );
    const [other] = read(
      '# why\nfragment V on Unit {number}\nfragment U on Unit { id }\nquery A {\n units {nodes{...U,...V}}\n}',
    );
    expect(other!.documentId).toBe(one!.documentId);
    expect(read('query A { units { nodes { id } } }')[0]!.documentId).not.toBe(one!.documentId);
  });

  it('follows fragments that use each other without end', () => {
    expect(() =>
      read('query A { units { nodes { ...U } } } fragment U on Unit { property { units { nodes { ...U } } } }'),
    ).not.toThrow();
  });

  it.each([
    ['a syntax error', ['query A {\n  units {'], '0.graphql:2:10: Syntax Error'],
    ['an operation without a name', ['{ viewer { permissions } }'], '0.graphql:1:1: the operation needs a name'],
    ['the same name twice', ['query A { a }', '\nquery A { b }'], '1.graphql:2:1: A stands in 0.graphql:1:1 already'],
    ['a fragment that is missing', ['query A { a { ...F } }'], '0.graphql:1:15: there is no fragment F in the files'],
    ['a schema', ['type Query { a: Int }'], '0.graphql:1:1: only operations and fragments can be registered'],
    ['no operation', ['fragment F on Unit { id }'], 'The files hold no operation.'],
    ['nothing at all', [''], '0.graphql:1:1: Syntax Error: Unexpected <EOF>.'],
  ])('refuses %s, with file and line', (_what, texts, message) => {
    expect(() => read(...texts)).toThrow(message);
  });

  it('tells all mistakes of all files at once', () => {
    expect(() => read('{ a }', 'query B {')).toThrow(/0\.graphql:1:1: .*\n1\.graphql:1:10: /);
  });
});

describe('checking operations against a schema', () => {
  const sdl = 'type Query { a: Int }';

  it('lets those pass that fit and names those that do not', () => {
    expect(() => checkAgainstSchema(read('query A { a }'), sdl)).not.toThrow();
    expect(() => checkAgainstSchema(read('query A { a }', 'query B { b }'), sdl)).toThrow(
      '1.graphql: B: Cannot query field "b" on type "Query".',
    );
  });

  it('says so when the schema itself cannot be read', () => {
    expect(() => checkAgainstSchema(read('query A { a }'), 'type {')).toThrow('The schema cannot be read');
  });
});

describe('batches for one call', () => {
  const document = (bytes: number) => ({
    name: 'A',
    file: 'f',
    text: 'x'.repeat(bytes),
    documentId: documentIdOf('x'),
  });

  it('hold at most a hundred documents and at most 160,000 bytes, and lose none', () => {
    expect(batchesOf(Array.from({ length: 201 }, () => document(10))).map(({ length }) => length)).toEqual([
      100, 100, 1,
    ]);
    expect(batchesOf([60_000, 60_000, 60_000, 10].map(document)).map(({ length }) => length)).toEqual([2, 2]);
    expect(batchesOf([])).toEqual([]);
  });
});
