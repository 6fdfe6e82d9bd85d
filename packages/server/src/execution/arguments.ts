import {
  type ArgumentNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  getArgumentValues,
  isNonNullType,
  Kind,
  valueFromAST,
} from 'graphql';
import type { Variables } from './program.ts';

/** One argument whose value needs no coercion in a run: a constant that cannot be changed, or a variable as it is. */
type Simple =
  | { readonly name: string; readonly variable: undefined; readonly value: unknown }
  | { readonly name: string; readonly variable: string; readonly value: unknown; readonly nonNull: boolean };

/**
 * How the arguments of a field are made in a run. Resolvers own the object they get, and what stands in it: literals that are
 * lists, input objects or values of custom scalars are made again for each call, primitive ones once.
 */
export const argumentReader = (
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
): ((variables: Variables) => Record<string, unknown>) => {
  if (definition.args.length === 0) return noArguments;
  const coerce = (variables: Variables) => getArgumentValues(definition, node, variables as Record<string, unknown>);
  const simple = simpleArguments(definition, node);
  return simple === undefined ? coerce : (variables) => readSimple(simple, variables) ?? coerce(variables);
};

/** One for all: there is nothing in it to change. */
const nothing: Record<string, unknown> = Object.freeze({});
const noArguments = () => nothing;

/** Undefined when a variable is missing or null where it must not be: `getArgumentValues` knows what to say then. */
const readSimple = (simple: readonly Simple[], variables: Variables): Record<string, unknown> | undefined => {
  const values: Record<string, unknown> = {};
  for (const argument of simple) {
    if (argument.variable === undefined) {
      values[argument.name] = argument.value;
      continue;
    }
    const given = Object.hasOwn(variables, argument.variable);
    const value = given ? variables[argument.variable] : argument.value;
    if (value === undefined && (given || argument.nonNull)) return undefined;
    if (value === null && argument.nonNull) return undefined;
    if (value !== undefined) values[argument.name] = value;
  }
  return values;
};

const simpleArguments = (definition: GraphQLField<unknown, unknown>, node: FieldNode): Simple[] | undefined => {
  const simple: Simple[] = [];
  for (const argument of definition.args) {
    const given = node.arguments?.find(({ name }) => name.value === argument.name);
    if (given === undefined && argument.defaultValue === undefined && !isNonNullType(argument.type)) continue;
    const one = argument.name === '__proto__' ? undefined : simpleArgument(argument, given);
    if (one === undefined) return undefined;
    simple.push(one);
  }
  return simple;
};

const simpleArgument = (argument: GraphQLArgument, given: ArgumentNode | undefined): Simple | undefined => {
  const { name, defaultValue } = argument;
  const nonNull = isNonNullType(argument.type);
  if (given?.value.kind === Kind.VARIABLE)
    return { name, variable: given.value.name.value, value: defaultValue, nonNull };
  const value = given === undefined ? defaultValue : valueFromAST(given.value, argument.type);
  return value === undefined || isMutable(value) ? undefined : { name, variable: undefined, value };
};

const isMutable = (value: unknown): boolean =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';
