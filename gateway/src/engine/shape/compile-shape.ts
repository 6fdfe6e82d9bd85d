import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { type Errors, invalidValue, missingValue } from '../errors.ts';
import { type Data, isData, own } from '../plan/merge.ts';
import { type CollectScope, collectFields } from './collect.ts';
import { readLeaf } from './leaf.ts';

/**
 * Makes the answer of the merged data: the client's keys in the client's order, nothing that was fetched for the engine's own needs, and nulls
 * where the schema wants them. Answers null when not even the root can have a value.
 */
export type Shape = (data: Data, shaping: Shaping) => Data | null;

/** One shaping: what introspection has answered already, and where errors go. */
export type Shaping = {
  readonly errors: Errors;
  /** Values of `__schema` and `__type` by response key. */
  readonly introspection: Readonly<Data>;
  /** The way to the value that is looked at; grows and shrinks. */
  readonly path: (string | number)[];
};

export type ShapeScope = CollectScope & {
  /** Where a field's value lies in the merged data. */
  readonly keyOf: (field: FieldNode) => string;
  /** With what clients do not see. */
  readonly fullSchema: GraphQLSchema;
};

/** An error says already why there is nothing here; a value that may not be null takes its parent with it. */
const failed = Symbol('failed');

/** Answers the value, null, or `failed`. */
type Complete = (value: unknown, shaping: Shaping) => unknown;
type CompleteObject = (object: Data, shaping: Shaping) => Data | typeof failed;

export const compileShape = (root: GraphQLCompositeType, selectionSet: SelectionSetNode, scope: ShapeScope): Shape => {
  const complete = objectOf(root, [selectionSet], scope);
  return (data, shaping) => {
    const result = complete(data, shaping);
    return result === failed ? null : result;
  };
};

type FieldProgram = {
  /** The client's response key. */
  readonly key: string;
  /** Reads and completes; answers `failed` when the object cannot stand without it. */
  readonly read: (object: Data, shaping: Shaping) => unknown;
};

const objectOf = (
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
  scope: ShapeScope,
): CompleteObject => {
  const fields: FieldProgram[] = [];
  for (const [key, nodes] of collectFields(type, selectionSets, scope)) {
    const read = fieldOf(type, key, nodes, scope);
    if (read !== undefined) fields.push({ key, read });
  }
  // All keys with null, to be copied: an object that has its keys from the beginning never grows.
  const template = Object.create(null) as Data;
  for (const { key } of fields) template[key] = null;
  const plain: Data = { ...template };
  // A key of this name would set the prototype of a plain object.
  const isPlain = !('__proto__' in template);
  return (object, shaping) => {
    const result: Data = isPlain ? { ...plain } : Object.assign(Object.create(null), template);
    for (let index = 0; index < fields.length; index += 1) {
      const field = fields[index] as FieldProgram;
      const value = field.read(object, shaping);
      if (value === failed) return failed;
      result[field.key] = value;
    }
    return result;
  };
};

const fieldOf = (
  parent: GraphQLCompositeType,
  key: string,
  nodes: readonly FieldNode[],
  scope: ShapeScope,
): FieldProgram['read'] | undefined => {
  const [node] = nodes;
  if (node === undefined) return undefined;
  const name = node.name.value;
  if (name === '__typename') return typenameOf(parent, key);
  if (name === '__schema' || name === '__type') return (_object, { introspection }) => introspection[key] ?? null;
  const type = 'getFields' in parent ? parent.getFields()[name]?.type : undefined;
  if (type === undefined) return undefined;
  const coordinate = `${parent.name}.${name}`;
  const from = scope.keyOf(node);
  const selections = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const promised = isNonNullType(type);
  const present = promised ? type.ofType : type;
  const complete = completeOf(present, selections, coordinate, scope);
  const atPath: FieldProgram['read'] = (object, shaping) => {
    shaping.path.push(key);
    let value = complete(own(object, from), shaping);
    if (value === failed) value = promised ? failed : null;
    else if (value === null && promised) value = missing(shaping, coordinate);
    shaping.path.pop();
    return value;
  };
  if (!isLeafType(present)) return atPath;
  const read = readLeaf(present, scope.fullSchema);
  // Most fields are leaves whose value is right, and those need no path.
  return (object, shaping) => {
    const value = own(object, from);
    const leaf = value === undefined || value === null ? undefined : read(value);
    return leaf === undefined || leaf === null ? atPath(object, shaping) : leaf;
  };
};

const typenameOf =
  (parent: GraphQLCompositeType, key: string): FieldProgram['read'] =>
  (_object, shaping) => {
    if (isObjectType(parent)) return parent.name;
    shaping.errors.add(invalidValue([...shaping.path, key], `${parent.name}.__typename`));
    return failed;
  };

const missing = ({ errors, path }: Shaping, coordinate: string): typeof failed => {
  if (!errors.explain(path)) errors.add(missingValue([...path], coordinate));
  return failed;
};

const invalid = ({ errors, path }: Shaping, coordinate: string): typeof failed => {
  errors.add(invalidValue([...path], coordinate));
  return failed;
};

/** Completes a value of a type that may be null. */
const completeOf = (
  type: GraphQLOutputType,
  selections: readonly SelectionSetNode[],
  coordinate: string,
  scope: ShapeScope,
): Complete => {
  if (isListType(type)) return listOf(type.ofType, selections, coordinate, scope);
  if (isLeafType(type)) {
    const read = readLeaf(type, scope.fullSchema);
    return (value, shaping) => {
      if (value === null || value === undefined) return null;
      const leaf = read(value);
      return leaf === undefined ? invalid(shaping, coordinate) : leaf;
    };
  }
  if (isCompositeType(type)) return compositeOf(type, selections, coordinate, scope);
  throw new Error(`${coordinate} has a type that no value can have`);
};

const listOf = (
  itemType: GraphQLOutputType,
  selections: readonly SelectionSetNode[],
  coordinate: string,
  scope: ShapeScope,
): Complete => {
  const promised = isNonNullType(itemType);
  const complete = completeOf(promised ? itemType.ofType : itemType, selections, coordinate, scope);
  return (value, shaping) => {
    if (value === null || value === undefined) return null;
    if (!Array.isArray(value)) return invalid(shaping, coordinate);
    const { path } = shaping;
    const result = new Array<unknown>(value.length);
    let isFailed = false;
    for (let index = 0; index < value.length; index += 1) {
      path.push(index);
      let item = complete(value[index], shaping);
      if (item === null && promised) item = missing(shaping, coordinate);
      path.pop();
      if (item !== failed) result[index] = item;
      else if (promised) isFailed = true;
      else result[index] = null;
      if (isFailed) break;
    }
    return isFailed ? failed : result;
  };
};

const compositeOf = (
  type: GraphQLCompositeType,
  selections: readonly SelectionSetNode[],
  coordinate: string,
  scope: ShapeScope,
): Complete => {
  // By the name that an object gives itself; compiled when the first such object comes.
  const programs = new Map<unknown, CompleteObject | undefined>();
  const programOf = (name: unknown): CompleteObject | undefined => {
    if (programs.has(name)) return programs.get(name);
    const named = name === undefined || name === null ? type : scope.schema.getType(name as string);
    const program = isCompositeType(named) ? objectOf(named, selections, scope) : undefined;
    // The names come from subgraphs: only those of the schema are remembered, so that they cannot fill the memory.
    if (program !== undefined) programs.set(name, program);
    return program;
  };
  return (value, shaping) => {
    if (value === null || value === undefined) return null;
    if (!isData(value)) return invalid(shaping, coordinate);
    const { __typename: name } = value;
    if (name !== undefined && name !== null && typeof name !== 'string') return invalid(shaping, coordinate);
    const program = programOf(name);
    if (program !== undefined) return program(value, shaping);
    // An object of an `@inaccessible` type is nothing that a client may learn of.
    return scope.fullSchema.getType(name ?? '') === undefined ? invalid(shaping, coordinate) : null;
  };
};
