import { buildSchema, type GraphQLError, getVariableValues, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { withoutValues } from '../src/complaint.ts';
import { scalarResolvers } from '../src/scalars.ts';

const schema = buildSchema(`
  scalar Date scalar DateTime scalar Decimal scalar SafeInt scalar CurrencyCode
  enum Order { NAME_ASC NAME_DESC }
  input Login { email: String! password: String! tries: [Int!] order: Order on: Date at: DateTime amount: Decimal count: SafeInt currency: CurrencyCode share: Float isNew: Boolean id: ID inner: Login }
  type Query { login(input: Login, first: Int, names: [String!], order: Order, at: DateTime): String }`);
for (const [name, scalar] of Object.entries(scalarResolvers)) Object.assign(schema.getType(name)!, scalar.toConfig());

const canary = 'CANARY5d1f at "input.email"; Expected';

/** What graphql-js itself says. */
const complaintsAbout = (query: string, variables: Record<string, unknown> = {}): readonly string[] => {
  try {
    const document = parse(query);
    const errors = validate(schema, document);
    if (errors.length > 0) return errors.map(({ message }) => message);
    const [operation] = document.definitions;
    const definitions = operation?.kind === 'OperationDefinition' ? (operation.variableDefinitions ?? []) : [];
    return (getVariableValues(schema, definitions, variables).errors ?? []).map(({ message }) => message);
  } catch (error) {
    return [(error as GraphQLError).message];
  }
};

const inVariable = (input: unknown) => complaintsAbout('query ($input: Login) { login(input: $input) }', { input });
const inLiteral = (literal: string) => complaintsAbout(`{ login(input: { email: "a", password: "b", ${literal} }) }`);
const right = { email: 'a', password: 'b' };

const complaints: Readonly<Record<string, readonly string[]>> = {
  'a list for a text': inVariable({ ...right, password: [canary] }),
  'an object for a text': inVariable({ ...right, password: { text: canary, deeper: [{ text: canary }] } }),
  'a text for an object': inVariable(canary),
  'a text for an inner object': inVariable({ ...right, inner: canary }),
  'a list of wrong items': inVariable({ ...right, tries: [1, canary] }),
  'a text for a choice': inVariable({ ...right, order: canary }),
  'a list for a choice': inVariable({ ...right, order: [canary] }),
  'no day': inVariable({ ...right, on: canary }),
  'no instant': inVariable({ ...right, at: canary }),
  'no amount': inVariable({ ...right, amount: canary }),
  'no count': inVariable({ ...right, count: canary }),
  'no currency': inVariable({ ...right, currency: canary }),
  'no number': inVariable({ ...right, share: canary }),
  'no truth': inVariable({ ...right, isNew: canary }),
  'no id': inVariable({ ...right, id: { id: canary } }),
  'a missing field': inVariable({ email: canary }),
  'an unknown field': inVariable({ ...right, other: canary }),
  'a plain variable': complaintsAbout('query ($first: Int) { login(first: $first) }', { first: canary }),
  'a plain variable that is a list': complaintsAbout('query ($names: [String!]) { login(names: $names) }', {
    names: [[canary]],
  }),
  'a list literal': inLiteral('email: ["CANARY5d1f"]'),
  'an object literal': inLiteral('tries: { x: "CANARY5d1f" }'),
  'a bare word': inLiteral('on: CANARY5d1f'),
  'a literal choice': inLiteral('order: "CANARY5d1f"'),
  'a bare choice': inLiteral('order: CANARY5d1f'),
  'a literal day': inLiteral('on: "CANARY5d1f"'),
  'a literal instant': inLiteral('at: "CANARY5d1f"'),
  'a literal amount': inLiteral('amount: "CANARY5d1f"'),
  'a literal count': inLiteral('count: "CANARY5d1f"'),
  'a literal truth': inLiteral('isNew: "CANARY5d1f"'),
  'a literal object': inLiteral('inner: "CANARY5d1f"'),
  'a text out of place': complaintsAbout('{ login(input: "a" "CANARY5d1f") }'),
  'a long text out of place': complaintsAbout('{ login(input: "a" """CANARY5d1f""") }'),
  'a text instead of a name': complaintsAbout('{ "CANARY5d1f" }'),
};

describe('a complaint', () => {
  test.each(Object.entries(complaints))('about %s repeats no value', (_, messages) => {
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) expect(withoutValues(message), message).not.toMatch(/CANARY/i);
  });

  test('says where the fault is, and what was expected', () => {
    expect(inVariable({ ...right, password: [canary] }).map(withoutValues)).toEqual([
      'Variable "$input" got invalid value at "input.password"; String cannot represent a non string value.',
    ]);
    expect(inVariable({ ...right, order: 'NAME_AS' }).map(withoutValues)).toEqual([
      'Variable "$input" got invalid value at "input.order"; Value does not exist in "Order" enum. Did you mean the enum value "NAME_ASC" or "NAME_DESC"?',
    ]);
    expect(inVariable({ email: canary }).map(withoutValues)).toEqual([
      'Variable "$input" got invalid value; Field "password" of required type "String!" was not provided.',
    ]);
    expect(inVariable({ ...right, amount: '1,5' }).map(withoutValues)).toEqual([
      'Variable "$input" got invalid value at "input.amount"; a Decimal is plain digits with at most one point, such as "1250.00"',
    ]);
    expect(complaintsAbout('{ login(input: "a" "b") }').map(withoutValues)).toEqual([
      'Syntax Error: Expected Name, found String.',
    ]);
    expect(complaintsAbout('{ login(input: { email: 1 }) }').map(withoutValues)).toContain(
      'String cannot represent a non string value.',
    );
  });

  test('about names stays as it is', () => {
    for (const query of [
      '{ logon }',
      '{ login(inputs: 1) }',
      '{ login(first: $first) }',
      'query { login',
      '{ login { id } }',
    ]) {
      const messages = complaintsAbout(query);
      expect(messages.length).toBeGreaterThan(0);
      expect(messages.map(withoutValues)).toEqual(messages);
    }
  });
});
