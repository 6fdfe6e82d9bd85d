import { type GraphQLLeafType, type GraphQLSchema, isEnumType } from 'graphql';

/** What a leaf may be; `undefined` stands for a value that the type cannot have. Custom scalars are whatever their subgraph says. */
export type ReadLeaf = (value: unknown) => unknown;

const leastInt = -(2 ** 31);
const mostInt = 2 ** 31 - 1;

const builtIn: Readonly<Record<string, ReadLeaf>> = {
  String: (value) => (typeof value === 'string' ? value : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  Float: (value) => (typeof value === 'number' ? value : undefined),
  Int: (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= leastInt && value <= mostInt ? value : undefined,
  ID: (value) => {
    if (typeof value === 'string') return value;
    return typeof value === 'number' && Number.isInteger(value) ? String(value) : undefined;
  },
};

const asItIs: ReadLeaf = (value) => value;

export const readLeaf = (type: GraphQLLeafType, fullSchema: GraphQLSchema): ReadLeaf => {
  if (!isEnumType(type)) return builtIn[type.name] ?? asItIs;
  const values = new Set<unknown>(type.getValues().map(({ name }) => name));
  const whole = fullSchema.getType(type.name);
  const known = new Set<unknown>(isEnumType(whole) ? whole.getValues().map(({ name }) => name) : []);
  return (value) => {
    if (values.has(value)) return value;
    // A value that is `@inaccessible` is nothing that a client may learn of; one that no subgraph declares is a fault.
    return known.has(value) ? null : undefined;
  };
};
