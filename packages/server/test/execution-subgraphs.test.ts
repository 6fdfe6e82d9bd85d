import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLObjectType, getNamedType, isLeafType, isNonNullType, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { subgraphNames } from '../src/define.ts';
import { scalarResolvers } from '../src/scalars.ts';
import { ignoreRejectionsOfReference, runCompiled, runReference } from './execution-comparison.ts';
import { objectOf } from './execution-objects.ts';

ignoreRejectionsOfReference();

const isAskable = ({ args }: { args: readonly { type: unknown; defaultValue?: unknown }[] }) =>
  args.every(({ type, defaultValue }) => !isNonNullType(type) || defaultValue !== undefined);

/** All fields that need no arguments, down to some depth. Keys tell types apart, for fields that differ between them. */
const selectionOf = (type: GraphQLObjectType, depth: number): string => {
  const fields = 'getFields' in type ? Object.values(type.getFields()).filter(isAskable) : [];
  const parts = fields.map((field) => {
    const named = getNamedType(field.type);
    const key = `${type.name}_${field.name}: ${field.name}`;
    if (isLeafType(named)) return key;
    return depth === 0 ? '' : `${key} ${selectionOf(named as GraphQLObjectType, depth - 1)}`;
  });
  return `{ __typename ${parts.join(' ')} }`;
};

// Schemas as they are checked in: this package may not import the subgraphs, whose own tests run through the executor.
test.each(subgraphNames)('entities of %s are answered like by graphql-js', async (name) => {
  const typeDefs = parse(readFileSync(new URL(`../../../schema/${name}.graphql`, import.meta.url), 'utf8'));
  // biome-ignore lint/suspicious/noExplicitAny: the library's type does not know scalars.
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: scalarResolvers as any }]);
  const entities = (
    schema.getType('_Entity') as unknown as { getTypes: () => readonly GraphQLObjectType[] }
  ).getTypes();
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
    ${entities.map((type) => `... on ${type.name} ${selectionOf(type, 2)}`).join('\n')} } }`;
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);

  for (const trouble of [0, 5, 15]) {
    const world = { schema, trouble, named: true };
    for (const [index, type] of entities.entries()) {
      const resolveReference = async ({ seed }: { seed: number }) =>
        seed % 10 === 9 ? null : objectOf(world, type, seed + 100 * index);
      type.extensions = { apollo: { subgraph: { resolveReference } } };
    }
    const representations = entities.flatMap((type) =>
      [1, 2, 9].map((seed) => ({ __typename: type.name, seed: seed + trouble * 1000 })),
    );
    const execution = { schema, document, variables: { representations } };
    const expected = await runReference(execution);
    expect(expected.errors === undefined).toBe(trouble === 0);
    if (trouble === 0) expect(expected.text.length).toBeGreaterThan(3000);
    expect(await runCompiled(execution)).toEqual(expected);
  }
});
