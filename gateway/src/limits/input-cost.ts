import {
  type GraphQLInputType,
  type GraphQLNamedInputType,
  getNamedType,
  isInputObjectType,
  Kind,
  type ValueNode,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import type { CostModel } from './cost-model.ts';
import type { Formula } from './formula.ts';
import type { ReadVariable } from './operation-variables.ts';

export type InputPlace = {
  /** The argument, such as `Mutation.unitsCreate(input:)`. */
  readonly coordinate: string;
  readonly model: CostModel;
  readonly read: ReadVariable;
};

/** What `@cost` on an argument and on the input fields in it comes to: once for each value that is given, for each element of a list. */
export const inputCost = (type: GraphQLInputType, value: ValueNode | undefined, place: InputPlace): Formula => {
  const { coordinate, model, read } = place;
  const named = getNamedType(type);
  if (value === undefined || !(model.weights.has(coordinate) || carriesWeights(named, model, new Set()))) return 0;
  const names = variablesIn(value);
  if (names.length === 0) return weigh(valueFromASTUntyped(value, {}), named, coordinate, model);
  return ({ variables }) => {
    const given = Object.fromEntries(names.map((name) => [name, read(name, variables)]));
    return weigh(valueFromASTUntyped(value, given), named, coordinate, model);
  };
};

const variablesIn = (value: ValueNode): readonly string[] => {
  const names = new Set<string>();
  visit(value, { [Kind.VARIABLE]: ({ name }) => void names.add(name.value) });
  return [...names];
};

const carriesWeights = (type: GraphQLNamedInputType, model: CostModel, seen: Set<GraphQLNamedInputType>): boolean => {
  if (model.weights.has(type.name)) return true;
  if (!isInputObjectType(type) || seen.has(type)) return false;
  seen.add(type);
  return Object.values(type.getFields()).some(
    (field) => model.weights.has(`${type.name}.${field.name}`) || carriesWeights(getNamedType(field.type), model, seen),
  );
};

/** How deep a value may lie is bounded before: see `assertShortLists`. */
const weigh = (value: unknown, type: GraphQLNamedInputType, coordinate: string, model: CostModel): number => {
  if (value === undefined || value === null) return 0;
  if (Array.isArray(value))
    return value.reduce<number>((total, each) => total + weigh(each, type, coordinate, model), 0);
  const own = model.weights.get(coordinate) ?? model.weights.get(type.name) ?? 0;
  if (!isInputObjectType(type) || typeof value !== 'object') return own;
  return Object.values(type.getFields()).reduce<number>(
    (total, field) =>
      Object.hasOwn(value, field.name)
        ? total +
          weigh(
            (value as Record<string, unknown>)[field.name],
            getNamedType(field.type),
            `${type.name}.${field.name}`,
            model,
          )
        : total,
    own,
  );
};
