import { compose } from '@lintel/gateway/compose';
import { readCostModel } from '@lintel/gateway/limits/cost-model';
import { mostPoints, operationGuard } from '@lintel/gateway/limits/operation-guard';
import { defaultOperationLimits } from '@lintel/server/operation-limits';
import { operationShape } from '@lintel/server/operation-shape';
import { defaultFirst, mostFirst } from '@lintel/server/page-size';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  getIntrospectionQuery,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isIntrospectionType,
  isListType,
  isObjectType,
  Kind,
  parse,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { readExamples } from '../../packages/explorer/src/example-files.ts';
import { sessionOperations } from '../../packages/explorer/src/session-operations.ts';
import { all, argumentOf, directivesOf, fieldsOf, hasDirective, rootsOf, typesOf } from './schemas.ts';
import { filesIn } from './sources.ts';

const { supergraph, api } = compose(all);
const model = readCostModel(supergraph);
const schema = buildSchema(api);

type Placed = {
  readonly type: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly coordinate: string;
};

/** Every field that clients see, of the schema as it is composed. */
const fields: readonly Placed[] = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type) && !isIntrospectionType(type))
  .flatMap((type) =>
    Object.values((type as GraphQLObjectType).getFields()).map((field) => ({
      type: type as GraphQLObjectType,
      field,
      coordinate: `${type.name}.${field.name}`,
    })),
  );

const isList = ({ type }: GraphQLField<unknown, unknown>): boolean => isListType(getNullableType(type));

const listsIn = (type: unknown): readonly string[] =>
  isObjectType(type)
    ? Object.values(type.getFields())
        .filter(isList)
        .map(({ name }) => name)
    : [];

/** Fields that answer a page: an object with lists of which an argument says how long they are. */
const pages = fields.filter(({ field }) => field.args.some(({ name }) => name === 'first'));
const sizedByPages = new Set(
  pages.flatMap(({ field }) =>
    listsIn(getNamedType(field.type)).map((name) => `${getNamedType(field.type).name}.${name}`),
  ),
);

describe('how long lists can be is declared', () => {
  test('of every list: by itself, or by every page that it belongs to', () => {
    const lists = fields.filter(({ field }) => isList(field));
    expect(lists.length).toBeGreaterThan(80);
    const unknown = lists.filter(({ coordinate }) => !sizedByPages.has(coordinate) && !model.listSizes.has(coordinate));
    expect(unknown.map(({ coordinate }) => coordinate)).toEqual([]);
  });

  test('of every page: its lists are as long as `first` says, or as the default page', () => {
    expect(pages.length).toBeGreaterThan(30);
    const declared = Object.fromEntries(pages.map(({ coordinate }) => [coordinate, model.listSizes.get(coordinate)]));
    const expected = Object.fromEntries(
      pages.map(({ coordinate, field }) => [
        coordinate,
        {
          assumedSize: defaultFirst,
          slicingArguments: ['first'],
          sizedFields: listsIn(getNamedType(field.type)).toSorted().toReversed(),
        },
      ]),
    );
    expect(declared).toEqual(expected);
    expect(defaultFirst).toBeLessThanOrEqual(mostFirst);
  });

  test('of nothing but what there is: lists, and fields that answer them', () => {
    const known = new Map(fields.map(({ coordinate, field }) => [coordinate, field]));
    for (const [coordinate, { assumedSize, slicingArguments, sizedFields }] of model.listSizes) {
      const field = known.get(coordinate);
      expect([coordinate, field !== undefined && (isList(field) || sizedFields.length > 0)]).toEqual([
        coordinate,
        true,
      ]);
      expect([coordinate, (assumedSize ?? 0) > 0]).toEqual([coordinate, true]);
      expect(field!.args.map(({ name }) => name)).toEqual(expect.arrayContaining([...slicingArguments]));
      expect(isList(field!) ? [] : listsIn(getNamedType(field!.type))).toEqual(
        expect.arrayContaining([...sizedFields]),
      );
    }
  });
});

test('counting all rows of a list has a price', () => {
  const totals = fields.filter(({ field }) => field.name === 'totalCount');
  expect(totals.length).toBeGreaterThan(15);
  expect(
    totals.filter(({ coordinate }) => (model.weights.get(coordinate) ?? 0) === 0).map(({ coordinate }) => coordinate),
  ).toEqual([]);
});

test('every weight and bound of the SDL reaches the supergraph', () => {
  const written = all.flatMap((subgraph) =>
    typesOf(subgraph).flatMap((type) =>
      isObjectType(type)
        ? fieldsOf(type)
            .filter((field) => hasDirective(field, 'cost') || hasDirective(field, 'sensitive'))
            .map(({ name }) => `${type.name}.${name}`)
        : isInputObjectType(type)
          ? Object.values(type.getFields())
              .filter((field) => hasDirective(field, 'cost') || hasDirective(field, 'maxItems'))
              .map(({ name }) => `${type.name}.${name}`)
          : [],
    ),
  );
  expect(written.length).toBeGreaterThan(20);
  const arrived = new Set([...model.weights.keys(), ...model.mostItems.keys(), ...model.sensitive]);
  expect(written.filter((coordinate) => !arrived.has(coordinate))).toEqual([]);
});

test('a list of input with a bound of its own says the bound in its description, and has a price for each element', () => {
  expect(model.mostItems.size).toBeGreaterThan(1);
  for (const [coordinate, count] of model.mostItems) {
    const [type = '', name = ''] = coordinate.split('.');
    const owner = schema.getType(type);
    const field = isInputObjectType(owner) ? owner.getFields()[name] : undefined;
    expect([coordinate, field?.description]).toEqual([coordinate, expect.stringMatching(new RegExp(`\\b${count}\\b`))]);
    expect([coordinate, model.weights.get(coordinate)]).toEqual([coordinate, expect.any(Number)]);
  }
});

/** Names of what somebody could try to guess. */
const secrets = /(password|token|code)$/i;

test('an operation tries one secret and moves money once: mutations for anybody that take a secret, and payments, are sensitive', () => {
  const mutations = all.flatMap((subgraph) =>
    rootsOf(subgraph)
      .filter(({ name }) => name === 'Mutation')
      .flatMap(fieldsOf)
      .map((field) => ({ subgraph: subgraph.name, field })),
  );
  const expected = mutations.filter(({ subgraph, field }) => {
    const inputs = field.args.map(({ type }) => getNamedType(type)).filter(isInputObjectType);
    const takesSecret = inputs.some((input) => Object.keys(input.getFields()).some((name) => secrets.test(name)));
    const permissions = directivesOf(field).map((directive) => String(argumentOf(directive, 'permission')));
    return (
      (subgraph === 'identity' && takesSecret && hasDirective(field, 'public')) ||
      permissions.some((permission) => permission.startsWith('finance.payment.'))
    );
  });
  expect(expected.map(({ field }) => field.name)).toEqual(
    expect.arrayContaining(['sessionCreate', 'sessionRefresh', 'paymentRecord', 'paymentReverse']),
  );
  const missing = expected.filter(({ field }) => !hasDirective(field, 'sensitive')).map(({ field }) => field.name);
  expect(missing).toEqual([]);
});

describe('real screens stay far below the limits', () => {
  const folder = 'packages/explorer/examples';
  const examples = readExamples(
    Object.fromEntries(filesIn(folder, ['.graphql', '.json']).map(({ path, text }) => [path, text])),
  );
  const screens = [
    ...examples.map(({ key, query }) => [key, query] as const),
    ...Object.entries(sessionOperations),
    ['introspection', getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true })] as const,
  ];
  const guard = operationGuard(supergraph, defaultOperationLimits);
  /** As the examples have it, and larger pages. */
  const variables = { first: 50, nameStartsWith: 'A' };

  test.each(screens)('%s may grow to five times its size', (_name, text) => {
    guard.admit(text, false);
    const shape = operationShape(parse(text));
    for (const limit of ['aliases', 'rootFields', 'directives', 'overlaps'] as const)
      expect(shape[limit] * 5, limit).toBeLessThanOrEqual(guard.limits[limit]);
    expect(shape.depth * 2).toBeLessThanOrEqual(guard.limits.depth);
    const document = parse(text);
    const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)!;
    expect(guard.costOf({ schema, document, operation }, variables) * 5).toBeLessThanOrEqual(mostPoints);
  });
});
