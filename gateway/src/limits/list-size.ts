import { type FieldNode, type GraphQLField, Kind, type ValueNode, valueFromASTUntyped } from 'graphql';
import type { ListSize } from './cost-model.ts';
import { type Formula, maximum, valueIn } from './formula.ts';
import type { ReadVariable } from './operation-variables.ts';

/** How many elements a list is counted with of which the supergraph says nothing. */
export const unknownListSize = 10;

/**
 * How many elements a field answers: the largest of its slicing arguments that were given, as literals or variables, or else the assumed size.
 * What is no size (-1, null, "10") counts as not given; whoever owns the argument refuses it.
 */
export const sizeOf = (
  { assumedSize = unknownListSize, slicingArguments }: ListSize,
  field: GraphQLField<unknown, unknown>,
  { arguments: given = [] }: FieldNode,
  read: ReadVariable,
): Formula => {
  const sizes = slicingArguments.map((path): Formula => {
    const [name = '', ...inside] = path.split('.');
    const value = given.find((argument) => argument.name.value === name)?.value;
    const ifAbsent = sizeIn(field.args.find((argument) => argument.name === name)?.defaultValue, inside);
    return value === undefined ? ifAbsent : sizeOfValue(value, inside, { read, ifAbsent });
  });
  const largest = maximum(sizes);
  if (typeof largest === 'number') return largest === none ? assumedSize : largest - 1;
  return (reading) => {
    const size = valueIn(largest, reading);
    return size === none ? assumedSize : size - 1;
  };
};

/** Sizes are kept one larger than they are in here, so that 0 can mean that there is none. */
const none = 0;

const sizeIn = (value: unknown, [name, ...rest]: readonly string[]): number => {
  if (name !== undefined)
    return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
      ? sizeIn((value as Record<string, unknown>)[name], rest)
      : none;
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value + 1 : none;
};

const sizeOfValue = (
  value: ValueNode,
  path: readonly string[],
  scope: { readonly read: ReadVariable; readonly ifAbsent: number },
): Formula => {
  if (value.kind === Kind.VARIABLE) {
    const name = value.name.value;
    const { read, ifAbsent } = scope;
    return ({ variables }) => {
      const given = read(name, variables);
      return given === undefined ? ifAbsent : sizeIn(given, path);
    };
  }
  const [name, ...rest] = path;
  if (name === undefined || value.kind !== Kind.OBJECT) return sizeIn(valueFromASTUntyped(value, {}), path);
  const field = value.fields.find((candidate) => candidate.name.value === name);
  return field === undefined ? none : sizeOfValue(field.value, rest, { ...scope, ifAbsent: none });
};
