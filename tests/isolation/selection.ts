import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { isConnection, isEntity } from './api-schema.ts';

export type SelectionOptions = {
  readonly schema: GraphQLSchema;
  /** The literal for an argument that a nested field needs; undefined when nobody taught it. Without this, such fields are left out. */
  readonly argument?: (coordinate: string, name: string) => string | undefined;
  /** Fields of the machinery, or of others. */
  readonly skip?: (coordinate: string, depth: number) => boolean;
};

/**
 * Everything that can be read of a type, `depth` entities deep: every leaf, the parts that have no row of their own, and of
 * connections the rows and the count. Starts with a brace; empty for leaves.
 */
export const selectionOf = (typeName: string, depth: number, options: SelectionOptions): string => {
  const fields = fieldsOf(typeName, depth, { ...options, above: [] });
  return fields === '' ? '' : `{ ${fields} }`;
};

type Walk = SelectionOptions & {
  /** Parts inside of which we are: they may hold each other. */
  readonly above: readonly string[];
  readonly aliased?: boolean;
};

const fieldsOf = (typeName: string, depth: number, walk: Walk): string => {
  const type = walk.schema.getType(typeName);
  if (isUnionType(type)) {
    // Members have fields of one name and several types, which only an alias keeps apart.
    const members = type
      .getTypes()
      .map(({ name }) => `... on ${name} { ${fieldsOf(name, depth, { ...walk, aliased: true })} }`);
    return ['__typename', ...members].join(' ');
  }
  if (!isObjectType(type)) return '';
  return Object.values(type.getFields())
    .map((field) => fieldText(type, field, { depth, walk }))
    .filter((text) => text !== '')
    .join(' ');
};

const fieldText = (
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  { depth, walk }: { depth: number; walk: Walk },
): string => {
  const coordinate = `${parent.name}.${field.name}`;
  if (field.name.startsWith('_') || walk.skip?.(coordinate, depth)) return '';
  const type = getNamedType(field.type);
  const alias = walk.aliased ? `${parent.name}_${field.name}: ` : '';
  const needed = field.args.filter(
    ({ type: wanted, defaultValue }) => isNonNullType(wanted) && defaultValue === undefined,
  );
  if (needed.length > 0 && walk.argument === undefined) return '';
  const given = needed.map(({ name }) => `${name}: ${argumentFor(coordinate, name, walk)}`);
  const call = `${alias}${field.name}${given.length === 0 ? '' : `(${given.join(', ')})`}`;
  if (isLeafType(type)) return call;
  if (walk.above.includes(type.name)) return '';
  // A row of its own is one level deeper; a page of rows too, but only once for `nodes` and the page together.
  const isDeeper = isConnection(field.type) || (isEntity(field.type) && !parent.name.endsWith('Connection'));
  const isWithin = isDeeper || parent.name.endsWith('Edge');
  if (isDeeper && depth <= 1) return '';
  if (parent.name.endsWith('Edge')) return `${call} { __typename }`;
  const inner = fieldsOf(type.name, isDeeper ? depth - 1 : depth, {
    ...walk,
    aliased: false,
    above: isWithin || isEntity(field.type) ? [] : [...walk.above, type.name],
  });
  return inner === '' ? '' : `${call} { ${inner} }`;
};

const argumentFor = (coordinate: string, name: string, { argument }: Walk): string => {
  const value = argument?.(coordinate, name);
  if (value === undefined)
    throw new Error(
      `nobody knows a value for ${coordinate}(${name}:). Teach the generator in tests/isolation/calls.ts`,
    );
  return value;
};
