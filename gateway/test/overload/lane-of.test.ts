import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { createLanes } from '../../src/overload/lane-of.ts';

setFlagsFromString('--expose-gc');
const gc: () => void = runInNewContext('gc');

const lanes = () => createLanes(new Set(['pay', 'payBack']));
const of = (query: unknown) => lanes().judged({ query });

describe('the lane of an operation', () => {
  test.each([
    'mutation { pay(input: 1) { id } }',
    'mutation Pay($input: Input!) { pay(input: $input) { payment { id __typename } userErrors { code } } }',
    'mutation { first: pay { id } second: payBack { id } }',
    'mutation { pay { ...Parts } } fragment Parts on Payload { id }',
  ])('is critical: %s', (query) => expect(of(query)).toBe('critical'));

  test.each([
    ['a query', '{ pay { id } }'],
    ['something else rides along', 'mutation { pay { id } importEverything { id } }'],
    [
      'something else rides along in a fragment',
      'mutation { ...All } fragment All on Mutation { pay { id } other { id } }',
    ],
    ['two operations', 'mutation A { pay { id } } mutation B { pay { id } }'],
    ['only an alias says so', 'mutation { pay: importEverything { id } }'],
    ['only a comment says so', 'mutation { other { id } } # pay'],
    ['only an argument says so', 'mutation { other(text: "pay") { id } }'],
    ['no GraphQL', 'mutation { pay'],
    ['a field that begins like one', 'mutation { payEverybody { id } }'],
    ['nothing', ''],
    ['no text', { pay: true }],
  ])('is ordinary when it is %s', (_what, query) => expect(of(query)).toBe('ordinary'));

  test('is ordinary for a document beyond the limit of tokens', () => {
    expect(of(`mutation { ${'pay '.repeat(3000)} }`)).toBe('ordinary');
  });
});

describe('before anything is parsed', () => {
  test('a text that names a critical mutation is taken for one, until it was looked at', () => {
    const known = lanes();
    const body = { query: 'mutation { other { id } } # pay' };
    expect(known.presumed(body)).toBe('critical');
    expect(known.judged(body)).toBe('ordinary');
    expect(known.presumed(body)).toBe('ordinary');
  });

  test('a text without such a name, and one that is too long to be one, are ordinary', () => {
    expect(lanes().presumed({ query: '{ other }' })).toBe('ordinary');
    const long = `mutation { pay { id } } # ${'x'.repeat(66_000)}`;
    expect([lanes().presumed({ query: long }), lanes().judged({ query: long })]).toEqual(['ordinary', 'ordinary']);
  });

  test('texts that were looked at take no memory to speak of', () => {
    const known = lanes();
    gc();
    const before = process.memoryUsage().heapUsed;
    for (let each = 0; each < 500; each += 1) {
      // Not a concatenation, which V8 would keep in parts.
      known.judged({ query: Buffer.from(`# pay € ${each} ${'x'.repeat(65_000)}`).toString() });
    }
    gc();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(10_000_000);
  });
});

describe('the lane of a document that is named by its id', () => {
  const text = 'mutation { pay { id } }';
  const id = 'a'.repeat(64);

  test.each([
    ['documentId', { documentId: id }],
    ['documentId with its algorithm', { documentId: `sha256:${id}` }],
    ['the hash of a persisted query', { extensions: { persistedQuery: { sha256Hash: id } } }],
  ])('is ordinary until its text has run, and then that of its text: %s', (_form, body) => {
    const known = lanes();
    expect(known.judged(body)).toBe('ordinary');
    expect(known.settled(body, text)).toBe('critical');
    expect([known.presumed(body), known.judged(body)]).toEqual(['critical', 'critical']);
  });

  test('is never that of a text beside the id, which is not what runs', () => {
    const known = lanes();
    const body = { documentId: id, query: text };
    expect([known.presumed(body), known.judged(body)]).toEqual(['ordinary', 'ordinary']);
    expect(known.settled(body, '{ heavy }')).toBe('ordinary');
    expect(known.presumed(body)).toBe('ordinary');
  });

  test('is not that of a document that another organization has under the same id', () => {
    const known = lanes();
    known.settled({ documentId: id }, text);
    expect(known.settled({ documentId: id }, '{ pay }')).toBe('ordinary');
    expect(known.presumed({ documentId: id })).toBe('ordinary');
  });

  test('is ordinary where the id has a form that no document was registered under', () => {
    expect(lanes().judged({ documentId: 'abc', query: text })).toBe('ordinary');
  });

  test('is not forgotten for texts of others', () => {
    const known = lanes();
    known.settled({ documentId: id }, text);
    for (let each = 0; each < 600; each += 1) known.judged({ query: `mutation { pay(id: ${each}) { id } }` });
    expect(known.presumed({ documentId: id })).toBe('critical');
  });
});
