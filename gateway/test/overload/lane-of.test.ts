import { describe, expect, test } from 'vitest';
import { createLanes } from '../../src/overload/lane-of.ts';

const lanes = () => createLanes(new Set(['pay', 'payBack']));
const of = (query: unknown) => lanes().of({ query });

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

describe('the lane of a registered operation', () => {
  const text = 'mutation { pay { id } }';

  test('is ordinary until its text is known, and then that of its text', () => {
    const known = lanes();
    expect(known.of({ documentId: 'abc' })).toBe('ordinary');
    known.learn('abc', text);
    expect(known.of({ documentId: 'abc' })).toBe('critical');
  });

  test('is that of the text that comes with it, where one comes', () => {
    const known = lanes();
    known.learn('abc', text);
    expect(known.of({ documentId: 'abc', query: '{ pay { id } }' })).toBe('ordinary');
  });
});
