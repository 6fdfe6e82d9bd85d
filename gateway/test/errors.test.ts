import { requestErrors } from '@lintel/kernel/errors';
import type { Log } from '@lintel/server/log';
import { createMetrics } from '@lintel/server/metrics';
import { GraphQLError } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorFormatter } from '../src/errors.ts';
import type { IntrospectionPolicy } from '../src/operation-plugin.ts';
import { ask } from './ask.ts';
import { type Fixture, type Mode, startFixture } from './fixture.ts';

const fails = (code: string) => ({ query: 'query($code: String!) { fails(code: $code) }', variables: { code } });

describe.each(['local', 'remote'] satisfies Mode[])('errors of %s subgraphs', (mode) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture(mode);
  });
  afterAll(() => fixture.close());

  test.each(Object.keys(requestErrors).filter((code) => code !== 'INTERNAL'))(
    '%s passes with its message, its status and the request id',
    async (code) => {
      const { message, httpStatus, retryable } = requestErrors[code as keyof typeof requestErrors];
      const answer = await ask(fixture.url, fails(code));
      expect([answer.status, answer.code]).toEqual([httpStatus, code]);
      expect(answer.json.errors[0].message).toBe(message);
      expect(answer.json.errors[0].path).toEqual(['fails']);
      expect(answer.json.errors[0].extensions.requestId).toBe(answer.headers['x-request-id']);
      expect(answer.headers['retry-after']).toBe(retryable ? '1' : undefined);
      expect(answer.headers['www-authenticate']).toBe(httpStatus === 401 ? 'Bearer' : undefined);
    },
  );

  test.each(['PLAIN', 'NOT_IN_THE_REGISTRY', 'INTERNAL', 'constructor', '__proto__'])(
    'what a resolver throws as %s is masked as INTERNAL',
    async (code) => {
      const answer = await ask(fixture.url, fails(code));
      expect([answer.status, answer.code]).toEqual([500, 'INTERNAL']);
      expect(answer.json.errors).toEqual([
        {
          message: requestErrors.INTERNAL.message,
          path: ['fails'],
          extensions: { code: 'INTERNAL', requestId: answer.headers['x-request-id'] },
        },
      ]);
      expect(answer.text).not.toMatch(/CANARY|hunter2|127\.0\.0\.1|stack|NOT_IN_THE_REGISTRY/);
    },
  );

  test('what else was asked for is still answered, with status 200', async () => {
    const answer = await ask(fixture.url, { query: '{ hello fails(code: "OVERLOADED") rates }' });
    expect(answer.status).toBe(200);
    expect(answer.json.data).toEqual({ hello: 'Hello nobody', fails: null, rates: [3, 5] });
    expect(answer.json.errors).toHaveLength(1);
  });

  test('an unknown field is a complaint about the document, and nothing runs', async () => {
    const answer = await ask(fixture.url, { query: '{ hello nothing }' }, { token: 'manager' });
    expect([answer.status, answer.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    expect(answer.json.data).toBeUndefined();
  });

  test('a syntax error, a missing operation and a wrong variable have codes of their own', async () => {
    const answers = await Promise.all([
      ask(fixture.url, { query: '{ hello' }),
      ask(fixture.url, { query: 'query A { hello } query B { hello }' }),
      ask(fixture.url, { query: 'query A { hello }', operationName: 'B' }),
      ask(fixture.url, { query: 'query($code: String!) { fails(code: $code) }' }),
    ]);
    expect(answers.map(({ status, code }) => [status, code])).toEqual([
      [400, 'GRAPHQL_PARSE_FAILED'],
      [400, 'OPERATION_RESOLUTION_FAILURE'],
      [400, 'OPERATION_RESOLUTION_FAILURE'],
      [400, 'BAD_USER_INPUT'],
    ]);
  });

  test('a variable called representations is a variable like any other', async () => {
    const answer = await ask(fixture.url, {
      query: 'query($representations: [ID!]!) { echo(ids: $representations) }',
      variables: { representations: ['a', 'a', 'b', 'a'] },
    });
    expect(answer.json).toEqual({ data: { echo: ['a', 'a', 'b', 'a'] } });
  });
});

describe('introspection', () => {
  const ways = [
    ['at the top', '{ __schema { queryType { name } } }'],
    ['of a type', '{ __type(name: "Unit") { name } }'],
    ['under another name', '{ hello other: __schema { queryType { name } } }'],
    ['in an inline fragment', '{ ... { __schema { queryType { name } } } }'],
    ['in a typed fragment', '{ ... on Query { __type(name: "Unit") { name } } }'],
    [
      'in a named fragment',
      'query { ...F } fragment F on Query { ...G } fragment G on Query { __schema { types { name } } }',
    ],
    ['after white space', '{\n\t,,,__schema\n#comment\n{ queryType { name } } }'],
  ] as const;
  const suggestion = { query: '{ helo }' };

  test.each([
    ['open', undefined, true],
    ['open', 'manager', true],
    ['signed-in', undefined, false],
    ['signed-in', 'resident', true],
    ['off', undefined, false],
    ['off', 'manager', false],
  ] satisfies [IntrospectionPolicy, string | undefined, boolean][])(
    '%s, asked with token %s: allowed is %s',
    async (introspection, token, allowed) => {
      const fixture = await startFixture('local', { introspection });
      const as = token === undefined ? {} : { token };
      const answers = await Promise.all(ways.map(([, query]) => ask(fixture.url, { query }, as)));
      const misspelt = await ask(fixture.url, suggestion, as);
      const wrongArgument = await ask(fixture.url, { query: '{ hello(nam: "x") }' }, as);
      const wrongVariable = await ask(
        fixture.url,
        {
          query: 'mutation($input: PayInput!) { pay(input: $input) { receipt { serial } } }',
          variables: { input: { referenc: 1, reference: 'x' } },
        },
        as,
      );
      const typename = await ask(fixture.url, { query: '{ __typename units { __typename } }' }, as);
      await fixture.close();
      for (const [index, answer] of answers.entries()) {
        expect([ways[index]![0], answer.status]).toEqual([ways[index]![0], allowed ? 200 : 403]);
        if (!allowed) {
          expect(answer.code).toBe('FORBIDDEN');
          expect(answer.text).not.toContain('queryType');
        }
      }
      // A misspelt name must not be answered with the right ones either.
      for (const answer of [misspelt, wrongArgument, wrongVariable])
        expect(answer.text.includes('Did you mean')).toBe(allowed);
      expect(misspelt.status).toBe(400);
      expect(typename.json.data.__typename).toBe('Query');
    },
  );
});

test.each(['constructor', 'toString', '__proto__', 7, { toString: 1 }, null])(
  'a code of %j from a subgraph that is not ours is masked, and its extensions do not pass',
  (code) => {
    const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const format = errorFormatter(silent, createMetrics('test'));
    const extensions = { code, coordinate: { large: 'x'.repeat(1000) }, permission: 'p'.repeat(1000) };
    const told = format({ message: 'select secret at 10.0.0.7', extensions }, new GraphQLError('x', { extensions }));
    expect(told.message).toBe(requestErrors.INTERNAL.message);
    expect(told.extensions?.code).toBe('INTERNAL');
    expect(JSON.stringify(told).length).toBeLessThan(600);
  },
);

test('the log names what was masked, and a subgraph that did not answer', async () => {
  const written: { fields: Record<string, unknown>; message: string }[] = [];
  const keep = (fields: object, message: string) =>
    void written.push({ fields: fields as Record<string, unknown>, message });
  const log: Log = { info: keep, warn: keep, error: keep };
  const format = errorFormatter(log, createMetrics('test'));
  const raw = new GraphQLError('x', { originalError: new Error('boom') });
  expect(format({ message: 'x' }, raw)).toMatchObject({
    message: requestErrors.INTERNAL.message,
    extensions: { code: 'INTERNAL' },
  });
  expect(written).toHaveLength(1);
  expect(
    format({ message: 'y', extensions: { code: 'FORBIDDEN', secret: 1, coordinate: 'A.b' } }, raw).extensions,
  ).toEqual({
    code: 'FORBIDDEN',
    coordinate: 'A.b',
  });
  expect(written).toHaveLength(1);
});
