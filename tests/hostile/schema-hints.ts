import { describe, expect, test } from 'vitest';
import type { Caller } from '../isolation/ask.ts';
import type { World } from '../support/world.ts';
import { outcomeOf } from './expectations.ts';
import { post } from './send.ts';

/** Groups 16 and 17, where LINTEL_INTROSPECTION is off: the schema is told neither when it is asked for nor by the way. */
export const hintAttacks = (world: () => World): void => {
  const callers = (): readonly Caller[] => [
    { url: world().product.url, token: world().birch.token },
    { url: world().product.url, token: '' },
  ];
  const send = ({ url, token }: Caller, body: object) =>
    post({ url, token }, body, token === '' ? { authorization: 'Bearer nobody' } : {});

  describe('group 16: what is spelt almost right', () => {
    test.each<[string, object]>([
      ['a field', { query: '{ unitss { totalCount } }' }],
      ['a nested field', { query: '{ units { nodes { numbr } } }' }],
      ['an argument', { query: '{ units(frst: 1) { totalCount } }' }],
      [
        'a field of an input',
        { query: 'mutation { sessionCreate(input: { email: "a", pasword: "b" }) { userErrors { code } } }' },
      ],
      [
        'a field of an input in a variable',
        {
          query: 'mutation($input: SessionCreateInput!) { sessionCreate(input: $input) { userErrors { code } } }',
          variables: { input: { email: 'a', password: 'b', pasword: 'b' } },
        },
      ],
      ['an enum', { query: '{ units(orderBy: NUMBER_AS) { totalCount } }' }],
      [
        'an enum in a variable',
        { query: 'query($o: UnitOrder) { units(orderBy: $o) { totalCount } }', variables: { o: 'NUMBER_AS' } },
      ],
      ['a type', { query: '{ ... on Qery { __typename } }' }],
      ['the type of a variable', { query: 'query($o: UnitOrdr) { units(orderBy: $o) { totalCount } }' }],
      ['a directive', { query: '{ units @skp(if: true) { totalCount } }' }],
    ])('%s is not put right', async (_, body) => {
      for (const caller of callers()) {
        const reply = await send(caller, body);
        expect(outcomeOf(reply)).toMatch(/^(400 (GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT)|401 UNAUTHENTICATED)$/);
        expect(reply.text).not.toMatch(/did you mean|NUMBER_ASC/i);
      }
    });
  });

  describe('group 17: ways to ask for the schema', () => {
    test.each([
      '{ __schema { types { name } } }',
      '{ __type(name: "User") { fields { name } } }',
      '{ a: __schema { queryType { name } } }',
      'query { ...F } fragment F on Query { ...G } fragment G on Query { __schema { types { name } } }',
      '{ ... { ... on Query { __type(name: "User") { name } } } }',
      'query IntrospectionQuery { __schema { directives { name } } }',
      'mutation { __typename __schema: sessionRevoke(input: {}) { revoked } } query Q { __schema { types { name } } }',
      '{\n#\n__schema\n#\n{\ntypes{name}}}',
      '{ \ufeff__schema { types { name } } }',
      'query($x: Boolean = true) { __schema @include(if: $x) { types { name } } }',
      'subscription { __schema { types { name } } }',
    ])('%j tells nothing', async (query) => {
      for (const caller of callers()) {
        for (const operationName of [undefined, 'Q']) {
          const reply = await send(caller, { query, ...(operationName === undefined ? {} : { operationName }) });
          expect(outcomeOf(reply)).toMatch(/^(400|401|403) /);
          expect(reply.text).not.toMatch(/"types"|"fields"|queryType|"name"/);
        }
      }
    });
  });
};
