import { defaultTypeResolver, type GraphQLAbstractType, type GraphQLObjectType, isObjectType } from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import { complaint } from './errors.ts';
import type { FieldRun } from './program.ts';

/** The name of a value's runtime type, or a promise of it; whether it is one is for `runtimeTypeOf` to say. */
export const nameRuntimeType = (at: FieldRun, type: GraphQLAbstractType, value: unknown): unknown => {
  const { context } = at.run;
  if (type.resolveType) return type.resolveType(value, context, at, type);
  // What `defaultTypeResolver` asks first, here without an `info`.
  const named = typeof value === 'object' ? (value as { readonly __typename?: unknown }).__typename : undefined;
  return typeof named === 'string' ? named : defaultTypeResolver(value, context, at, type);
};

/** The object type of that name, if it can stand where the abstract type is declared. Errors: those of graphql-js. */
export const runtimeTypeOf = (
  at: FieldRun,
  type: GraphQLAbstractType,
  value: unknown,
  name: unknown,
): GraphQLObjectType => {
  const { schema } = at.run.plan;
  const { nodes, parentType } = at.field;
  const field = `${parentType.name}.${at.field.name}`;
  const expectation = `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${field}"`;
  if (name === null || name === undefined) {
    const advice = `Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`;
    throw complaint(`${expectation}. ${advice}`, nodes);
  }
  if (isObjectType(name)) {
    throw complaint(
      'Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.',
    );
  }
  if (typeof name !== 'string')
    throw complaint(`${expectation} with value ${inspect(value)}, received "${inspect(name)}".`);
  const found = schema.getType(name);
  if (found === undefined) {
    throw complaint(
      `Abstract type "${type.name}" was resolved to a type "${name}" that does not exist inside the schema.`,
      nodes,
    );
  }
  if (!isObjectType(found))
    throw complaint(`Abstract type "${type.name}" was resolved to a non-object type "${name}".`, nodes);
  if (!schema.isSubType(type, found))
    throw complaint(`Runtime Object type "${found.name}" is not a possible type for "${type.name}".`, nodes);
  return found;
};

/** For a value that the `isTypeOf` of its type disowns. */
export const notOfType = (at: FieldRun, type: GraphQLObjectType, value: unknown): Error =>
  complaint(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, at.field.nodes);
