import fc from 'fast-check';
import {
  buildSchema,
  executeSync,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { expect, test } from 'vitest';
import { operationCosts } from '../../src/limits/cost.ts';
import { readCostModel } from '../../src/limits/cost-model.ts';
import { costed } from './cost-cases.ts';

/** All lists have the size that is asked for; nothing has a weight but each object its one point. */
const listSize = '@listSize(slicingArguments: ["first"], assumedSize: 3, requireOneSlicingArgument: false)';
const schema = buildSchema(`
  directive @listSize(assumedSize: Int, slicingArguments: [String!], requireOneSlicingArgument: Boolean) on FIELD_DEFINITION
  directive @link(url: String, import: [String]) repeatable on SCHEMA
  schema @link(url: "https://specs.apollo.dev/cost/v0.1", import: ["@listSize"]) { query: Tree }
  type Tree { id: ID leaf: Leaf trees(first: Int): [Tree!]! ${listSize} leaves(first: Int): [Leaf!]! ${listSize} }
  type Leaf { id: ID tree: Tree }
`);
const sdl = `
  schema @link(url: "https://specs.apollo.dev/cost/v0.1", import: ["@listSize"]) { query: Tree }
  type Tree { trees: [Tree!]! ${listSize} leaves: [Leaf!]! ${listSize} }
`;

const switches = ['$a', '$b'];
const sizes = ['$m', '$n', '0', '2'];

/** Selections of one type, a few levels deep, some of them twice, some behind a switch, some in fragments. */
const selections = (type: GraphQLObjectType, depth: number): fc.Arbitrary<string> => {
  const fields = Object.values(type.getFields()).map((field) => {
    const inner = getNamedType(field.type);
    const isList = isListType(getNullableType(field.type));
    const sub = isObjectType(inner)
      ? depth === 0
        ? fc.constant('{ id }')
        : selections(inner, depth - 1)
      : fc.constant('');
    const size = isList ? fc.constantFrom(...sizes) : fc.constant(undefined);
    const condition = fc.constantFrom(
      '',
      '',
      ...switches.flatMap((name) => [`@skip(if: ${name})`, `@include(if: ${name})`]),
    );
    // An alias for each size: fields with different arguments do not merge.
    return fc
      .tuple(size, condition, sub)
      .map(([first, on, below]) =>
        first === undefined
          ? `${field.name} ${on} ${below}`
          : `${field.name}${first.replace('$', '')}: ${field.name}(first: ${first}) ${on} ${below}`,
      );
  });
  return fc
    .array(fc.tuple(fc.oneof(...fields), fc.boolean()), { minLength: 1, maxLength: 4 })
    .map(
      (parts) =>
        `{ ${parts.map(([text, inFragment]) => (inFragment ? `... on ${type.name} { ${text} }` : text)).join(' ')} id }`,
    );
};

test('is the number of objects in the largest answer: what graphql-js really answers, counted', () => {
  const tree = schema.getType('Tree') as GraphQLObjectType;
  const costs = operationCosts(readCostModel(sdl));
  const values = fc.record({ a: fc.boolean(), b: fc.boolean() });
  const pages = fc.record({ m: fc.integer({ min: 0, max: 4 }), n: fc.integer({ min: 0, max: 4 }) });
  let judged = 0;
  fc.assert(
    fc.property(selections(tree, 2), values, pages, (text, { a, b }, { m, n }) => {
      const query = `
        query($a: Boolean!, $b: Boolean!, $m: Int, $n: Int) {
          ...Drawn ...Fixed ...Drawn y: trees(first: $m) { id } z: trees(first: $n) { leaves { id } }
        }
        fragment Drawn on Tree ${text}
        fragment Fixed on Tree { x: leaf @skip(if: $a) @include(if: $b) { id tree { id } } }`;
      if (validate(schema, parse(query), specifiedRules).length > 0) return;
      judged += 1;
      const variables = { a, b, m, n };
      let objects = 0;
      const object = (): object => {
        objects += 1;
        const many = ({ first }: { first?: number }) => Array.from({ length: first ?? 3 }, object);
        return { id: 'x', leaf: () => object(), tree: () => object(), trees: many, leaves: many };
      };
      const rootValue = object();
      objects = 0;
      const { errors } = executeSync({ schema, document: parse(query), rootValue, variableValues: variables });
      expect(errors).toBeUndefined();
      expect(costs.costOf(costed(query, schema), variables)).toBe(Math.max(1, objects));
    }),
    { numRuns: 200 },
  );
  expect(judged).toBeGreaterThan(100);
});
