import {
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { ConditionModel, ValueModel, VariableNames } from './model.ts';

/** The variables of one operation, as they are written and as they are given. */
export type Variables = {
  readonly declarations: () => readonly string[];
  readonly values: () => Readonly<Record<string, unknown>>;
  /** Declares one and answers how it is used. */
  readonly add: (variable: Variable) => string;
  /** One that was declared with this type, if there is. */
  readonly used: (type: string) => string | undefined;
};

type Variable = { readonly type: string; readonly value?: unknown; readonly byDefault?: string };

const fieldLikeNames = ['id', 'first', '__typename', 'name'];

export const variablesOf = (names: VariableNames): Variables => {
  const declarations: string[] = [];
  const values: Record<string, unknown> = {};
  const byType = new Map<string, string>();
  const nextName = () => {
    const number = declarations.length;
    if (names === 'representations' && number === 0) return 'representations';
    return (names === 'fields' ? fieldLikeNames[number] : undefined) ?? `v${number}`;
  };
  return {
    declarations: () => declarations,
    values: () => values,
    used: (type) => byType.get(type),
    add: ({ type, value, byDefault }) => {
      const name = nextName();
      declarations.push(`$${name}: ${type}${byDefault === undefined ? '' : ` = ${byDefault}`}`);
      if (value !== undefined) values[name] = value;
      byType.set(type, `$${name}`);
      return `$${name}`;
    },
  };
};

/** How an argument is written: with the variables that it needs declared. Undefined when it is not given at all. */
export const valueText = (model: ValueModel, type: GraphQLInputType, variables: Variables): string => {
  if (model.kind === 'plain') return plainText(model, type, variables);
  if (model.as === 'variable') return variables.add({ type: String(type), value: valueIn(model) });
  const bare = getNullableType(type);
  if (model.kind === 'list') {
    const item = isListType(bare) ? bare.ofType : bare;
    return `[${model.items.map((inner) => valueText(inner, item, variables)).join(', ')}]`;
  }
  const named = getNamedType(type);
  if (!isInputObjectType(named)) throw new Error(`${String(type)} is no input object`);
  const fields = Object.entries(model.fields).map(
    ([name, inner]) => `${name}: ${valueText(inner, named.getFields()[name]!.type, variables)}`,
  );
  return `{${fields.join(', ')}}`;
};

const plainText = (
  { value, as }: Extract<ValueModel, { kind: 'plain' }>,
  type: GraphQLInputType,
  variables: Variables,
): string => {
  const nullable = String(getNullableType(type));
  switch (as) {
    case 'literal':
      return literal(value, type);
    case 'shared':
      return variables.used(String(type)) ?? variables.add({ type: String(type), value });
    case 'variable':
      return variables.add({ type: value === null || isNonNullType(type) ? String(type) : `${nullable}!`, value });
    case 'default':
      return variables.add({ type: nullable, byDefault: literal(value, type) });
    case 'overDefault':
      return variables.add({ type: nullable, value, byDefault: value === null ? literal(null, type) : 'null' });
    case 'missing':
      return variables.add({ type: nullable });
  }
};

export const conditionText = ({ value, as }: ConditionModel, variables: Variables): string => {
  if (as === 'literal') return String(value);
  if (as === 'variable') return variables.add({ type: 'Boolean!', value });
  return variables.add({ type: 'Boolean', byDefault: String(value) });
};

/** The value as it is given in a variable: everything in it is plain, whatever place the model has for its parts. */
const valueIn = (model: ValueModel): unknown => {
  if (model.kind === 'list') return model.items.map(valueIn);
  if (model.kind === 'plain') return model.value;
  return Object.fromEntries(Object.entries(model.fields).map(([name, inner]) => [name, valueIn(inner)]));
};

const literal = (value: unknown, type: GraphQLInputType): string =>
  value !== null && isEnumType(getNamedType(type)) ? String(value) : JSON.stringify(value);
