import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, type GraphQLLeafType, GraphQLString } from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';

/**
 * Makes the answer of a leaf. The built-in scalars answer most values as they are, which needs no call of `serialize`.
 * Throws what `serialize` throws, and refuses null as its result.
 */
export const leafOf = (type: GraphQLLeafType): ((value: unknown) => unknown) => {
  const leaf = leaves.get(type) ?? makeLeaf(type);
  leaves.set(type, leaf);
  return leaf;
};

/** One for all fields of a type: programs are kept in great numbers. */
const leaves = new WeakMap<GraphQLLeafType, (value: unknown) => unknown>();

const makeLeaf = (type: GraphQLLeafType): ((value: unknown) => unknown) => {
  const isPlain = plain.get(type);
  if (isPlain === undefined) return (value) => serialize(type, value);
  return (value) => (isPlain(value) ? value : serialize(type, value));
};

const isText = (value: unknown): boolean => typeof value === 'string';

/** The values that a built-in scalar serialises as themselves. */
const plain = new Map<GraphQLLeafType, (value: unknown) => boolean>([
  [GraphQLString, isText],
  [GraphQLID, isText],
  [GraphQLBoolean, (value) => typeof value === 'boolean'],
  [GraphQLInt, (value) => typeof value === 'number' && (value | 0) === value],
  [GraphQLFloat, Number.isFinite],
]);

const serialize = (type: GraphQLLeafType, value: unknown): unknown => {
  const serialized = type.serialize(value);
  if (serialized !== null && serialized !== undefined) return serialized;
  throw new Error(
    `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(serialized)}`,
  );
};
