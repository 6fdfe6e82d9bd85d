import { compose } from '@lintel/gateway/compose';
import {
  buildSchema,
  type GraphQLNamedType,
  getNamedType,
  getVariableValues,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  NoDeprecatedCustomRule,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  specifiedRules,
  validate,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { type Example, PREPARE_OPERATION, readExamples } from '../../packages/explorer/src/example-files.ts';
import { fillPlaceholders, localValues } from '../../packages/explorer/src/placeholders.ts';
import { sessionOperations } from '../../packages/explorer/src/session-operations.ts';
import { all } from './schemas.ts';
import { filesIn } from './sources.ts';

// The schema that clients see, composed from the subgraphs as they are: a stale file must not hide a broken example.
const schema = buildSchema(compose(all).api);

const folder = 'packages/explorer/examples';
const files = filesIn(folder, ['.graphql', '.json']);
const examples = readExamples(Object.fromEntries(files.map(({ path, text }) => [path, text])));

const problemsOf = (text: string): string[] =>
  validate(schema, parse(text), [...specifiedRules, NoDeprecatedCustomRule]).map((error) => error.message);

const operationOf = (text: string): OperationDefinitionNode => {
  const operations = parse(text).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  expect(operations).toHaveLength(1);
  return operations[0]!;
};

describe('the operations of the sign-in form', () => {
  test.each(Object.entries(sessionOperations))('%s fits the schema', (_name, text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  test('sign-in takes an e-mail address and a password', () => {
    const { errors } = coerced(sessionOperations.create, { input: { email: 'a@b.example', password: 'x' } });
    expect(errors).toEqual([]);
  });

  test('refresh and sign-out take the refresh token', () => {
    for (const text of [sessionOperations.refresh, sessionOperations.revoke])
      expect(coerced(text, { input: { refreshToken: 'x' } }).errors).toEqual([]);
  });
});

test('the names that were promised to clients are there', () => {
  const promised = `
    query Promised($id: ID!, $after: String) {
      viewer { user { id email } organization { id name slug } permissions }
      properties(first: 1, after: $after) { nodes { id name address { __typename } units(first: 1) { nodes { id } } } ...page }
      property(id: $id) { id }
      units(first: 1) { nodes { id number property { id } currentLease { id } balance { amount currency } residents(first: 1) { nodes { id } } documents(first: 1) { nodes { id } } } }
      unit(id: $id) { id }
      leases(first: 1) { nodes { id status monthlyRent { amount currency minorUnits } startDate endDate unit { id } tenants { id } charges(first: 1) { nodes { id } } payments(first: 1) { nodes { id } } } }
      residents(first: 1) { nodes { id fullName units { nodes { id } } unit { id } leases { nodes { id } } documents { nodes { id } } } }
      documents(first: 1) { nodes { id } edges { cursor node { id } } pageInfo { hasNextPage } totalCount }
      payments(first: 1) { nodes { id } edges { cursor node { id } } pageInfo { hasNextPage } totalCount }
    }
    fragment page on PropertyConnection { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount }
  `;
  expect(problemsOf(promised)).toEqual([]);
  const paying = `mutation($input: PaymentRecordInput!) { paymentRecord(input: $input) { payment { id } userErrors { code message path } } }`;
  expect(problemsOf(paying)).toEqual([]);
  const input = {
    leaseId: 'x',
    amount: { amount: '10.00', currency: 'USD' },
    method: 'CHECK',
    receivedOn: '2026-01-31',
  };
  expect(coerced(paying, { input }).errors).toEqual([]);
  for (const name of ['properties', 'units', 'leases', 'residents', 'documents', 'payments']) {
    const arguments_ = schema
      .getQueryType()!
      .getFields()
      [name]!.args.map((argument) => argument.name);
    expect([name, arguments_]).toEqual([name, expect.arrayContaining(['first', 'after', 'filter', 'orderBy'])]);
  }
});

test('the examples are there', () => {
  expect(examples.length).toBeGreaterThan(5);
});

describe.each(examples)('example $key', (example) => {
  test('has a title, a description and one named operation', () => {
    expect(example.title).not.toBe('');
    expect(example.description).toMatch(/\.$/);
    expect(operationOf(example.query).name?.value).toBe(example.operationName);
  });

  test('fits the schema and uses nothing that is deprecated', () => {
    expect(problemsOf(example.query)).toEqual([]);
  });

  test('has a preparing query that fits the schema, when it has one', () => {
    if (example.prepare === null) return;
    expect(problemsOf(example.prepare)).toEqual([]);
    expect(operationOf(example.prepare).name?.value).toBe(PREPARE_OPERATION);
  });

  test('has variables that fit, once the placeholders are filled from the preparing query', () => {
    const { text, errors } = filled(example, example.variables);
    expect(text).not.toMatch(/\{\{/);
    expect(errors).toEqual([]);
  });

  test('has headers that are texts, with nothing left to fill', () => {
    const { text } = filled(example, example.headers);
    expect(text).not.toMatch(/\{\{/);
    for (const value of Object.values(JSON.parse(text || '{}') as object)) expect(typeof value).toBe('string');
  });
});

test('every file of the folder belongs to an example', () => {
  const keys = new Set(examples.map(({ key }) => key));
  const orphans = files.filter(({ path }) => !keys.has(path.slice(folder.length + 1).split('.')[0]!));
  expect(orphans.map(({ path }) => path)).toEqual([]);
});

/** The text with its placeholders filled as the explorer would, by an answer that has the types of the schema. */
const filled = (example: Example, json: string): { text: string; errors: string[] } => {
  const answer = example.prepare === null ? {} : (answerTo(example.prepare) as object);
  const text = fillPlaceholders(json, { ...answer, ...localValues() });
  const { errors } = coerced(example.query, JSON.parse(filledVariables(example, answer) || '{}'));
  return { text, errors };
};

const filledVariables = (example: Example, answer: object): string =>
  fillPlaceholders(example.variables, { ...answer, ...localValues() });

const coerced = (text: string, variables: Record<string, unknown>): { errors: string[] } => {
  const definitions = operationOf(text).variableDefinitions ?? [];
  const known = new Set(definitions.map(({ variable }) => variable.name.value));
  const { errors } = getVariableValues(schema, definitions, variables);
  return {
    errors: [
      ...(errors ?? []).map((error) => error.message),
      ...Object.keys(variables)
        .filter((name) => !known.has(name))
        .map((name) => `no variable ${name}`),
    ],
  };
};

/** What a server could answer: one element in each list, a value of the right form at each leaf. */
const answerTo = (text: string): unknown => answerFor(schema.getQueryType()!, operationOf(text).selectionSet);

const answerFor = (type: GraphQLNamedType, selectionSet: SelectionSetNode | undefined): unknown => {
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isLeafType(type)) return leafValues[type.name] ?? 'text';
  if (!isObjectType(type) || selectionSet === undefined) throw new Error(`${type.name} cannot be answered here`);
  return Object.fromEntries(
    selectionSet.selections.map((selection) => {
      if (selection.kind !== Kind.FIELD) throw new Error('a preparing query is plain fields');
      const field = type.getFields()[selection.name.value]!;
      const value = answerFor(getNamedType(field.type), selection.selectionSet);
      const inner = isNonNullType(field.type) ? field.type.ofType : field.type;
      return [selection.alias?.value ?? selection.name.value, isListType(inner) ? [value] : value];
    }),
  );
};

const leafValues: Readonly<Record<string, unknown>> = {
  ID: '0197f000-0000-7000-8000-000000000000',
  Decimal: '1250.00',
  CurrencyCode: 'USD',
  Date: '2026-01-31',
  Int: 1,
  Boolean: true,
};
