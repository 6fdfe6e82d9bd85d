import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, send } from '../ask.ts';
import { type Fixture, startFixture } from '../fixture.ts';

/**
 * The audits of the scanner graphql-cop, as an outsider sees the product's defaults: what each of them sends, and what would make it raise its
 * finding. It sends no credentials.
 */
let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture('local');
});
afterAll(() => fixture.close());

const query = (text: string) => ask(fixture.url, { query: text });
const lines = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, n) => text(n)).join(' \n');

describe('graphql-cop finds nothing', () => {
  test('alias overloading: 101 aliases', async () => {
    const answer = await query(`query cop { ${lines(101, (n) => `alias${n}:__typename`)} }`);
    expect([answer.json.data?.alias100, answer.code]).toEqual([undefined, 'LIMIT_EXCEEDED']);
  });

  test('array-based batching: 10 operations in a request', async () => {
    const answer = await ask(
      fixture.url,
      JSON.stringify(Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' }))),
    );
    expect([Array.isArray(JSON.parse(answer.text)), answer.code]).toEqual([false, 'BAD_REQUEST']);
  });

  test('directive overloading: ten unknown directives on a field', async () => {
    const answer = await query('query cop { __typename @aa@aa@aa@aa@aa@aa@aa@aa@aa@aa }');
    expect(answer.json.errors.length).toBeLessThan(10);
    expect(answer.json.data).toBeUndefined();
  });

  test('circular introspection', async () => {
    const answer = await query(
      'query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }',
    );
    expect(answer.json.data).toBeUndefined();
  });

  test('circular fragments', async () => {
    const answer = await query(
      'query cop { __schema { ...A } } fragment A on __Schema { __typename ...B } fragment B on __Schema { ...A }',
    );
    expect(answer.json.errors).not.toHaveLength(0);
    expect(answer.json.data).toBeUndefined();
  });

  test('field duplication: the same field 500 times', async () => {
    const answer = await query(`query cop { ${lines(500, () => '__typename')} }`);
    expect([answer.json.data, answer.code]).toEqual([undefined, 'LIMIT_EXCEEDED']);
  });

  test('introspection', async () => {
    const answer = await query('query cop { __schema { types { name fields { name } } } }');
    expect([answer.json.data, answer.code]).toEqual([undefined, 'FORBIDDEN']);
  });

  test('field suggestions', async () => {
    const answer = await query('query cop { __schema { directive } }');
    expect(answer.json.errors).not.toHaveLength(0);
    expect(answer.text).not.toMatch(/did you mean/i);
  });

  test.each([
    ['queries', 'query cop {__typename}'],
    ['mutations', 'mutation cop {__typename}'],
  ])('%s by GET', async (_what, text) => {
    const answer = await send(fixture.url, { method: 'GET', path: `/graphql?query=${encodeURIComponent(text)}` });
    expect([answer.json?.data, answer.status]).toEqual([undefined, 405]);
  });

  test('a query in the address of a POST, and one as a form', async () => {
    const text = encodeURIComponent('query cop {__typename}');
    const inAddress = await send(fixture.url, { path: `/graphql?query=${text}` });
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const asForm = await send(fixture.url, { headers: form, body: `query=${text}` });
    for (const answer of [inAddress, asForm]) {
      expect(answer.json.data).toBeUndefined();
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
  });

  test.each(['/graphiql', '/playground', '/console', '/graphql'])('an IDE at %s', async (path) => {
    const answer = await send(fixture.url, { method: 'GET', path, headers: { accept: '*/*' } });
    expect(answer.text).not.toMatch(/graphiql\.min\.css|GraphQL Playground|GraphiQL|graphql-playground/);
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  test('tracing', async () => {
    const answer = await query('query cop { __typename }');
    expect(answer.json).toEqual({ data: { __typename: 'Query' } });
  });

  test('errors with the inside turned out', async () => {
    const answer = await query('qwerty cop { abc }');
    expect(answer.code).toBe('GRAPHQL_PARSE_FAILED');
    expect(Object.keys(answer.json.errors[0].extensions).sort()).toEqual(['code', 'requestId']);
    expect(answer.text).not.toMatch(/stack|exception|node_modules/i);
  });
});
