import { RequestError } from '@lintel/server/request-error';
import {
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInputType,
  isListType,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { CostedOperation } from './cost.ts';
import type { CostModel } from './cost-model.ts';
import type { Variables } from './formula.ts';
import { variableReader } from './operation-variables.ts';

/** Deepest nesting of a value: types that contain themselves have no end. */
const deepestValue = 50;

export type InputLimits = Pick<CostModel, 'mostItems'> & {
  /** Elements of a list of which the supergraph says nothing. */
  readonly listItems: number;
};

/**
 * Compiles a check of all lists that an operation is given: those written in the document, and those in its variables, nested ones too. A list
 * has the bound of the argument or input field where it stands. The check throws LIMIT_EXCEEDED.
 */
export const compileInputLimits = (costed: CostedOperation, limits: InputLimits): ((variables: Variables) => void) => {
  const { schema, operation } = costed;
  const written = listsOf(costed);
  const check = checker(limits);
  const read = variableReader(operation, schema);
  const checks = (operation.variableDefinitions ?? []).map(({ variable, type: node }) => {
    const name = variable.name.value;
    const type = typeFromAST(schema, node as never);
    const bounds = (written.places.get(name) ?? []).map((place) => boundAt(place, limits));
    const bound = Math.min(...(bounds.length === 0 ? [limits.listItems] : bounds));
    return { name, type, bound };
  });
  return (variables) => {
    for (const { length, place } of written.lists) assertShort(length, boundAt(place, limits));
    for (const { name, type, bound } of checks) if (isInputType(type)) check(read(name, variables), type, bound, 0);
  };
};

const boundAt = (place: string | undefined, { mostItems, listItems }: InputLimits): number =>
  (place === undefined ? undefined : mostItems.get(place)) ?? listItems;

const assertShort = (length: number, maximum: number): void => {
  if (length <= maximum) return;
  throw new RequestError('LIMIT_EXCEEDED', {
    message: `A list of input has ${length} elements; at most ${maximum} are allowed there.`,
    extensions: { limit: 'listItems', maximum },
  });
};

const checker = (limits: InputLimits) => {
  const check = (value: unknown, type: GraphQLInputType, bound: number, depth: number): void => {
    if (typeof value !== 'object' || value === null) return;
    if (depth > deepestValue)
      throw new RequestError('LIMIT_EXCEEDED', {
        message: `A variable is nested deeper than ${deepestValue} levels.`,
        extensions: { limit: 'inputDepth', maximum: deepestValue },
      });
    const nullable = getNullableType(type);
    if (Array.isArray(value)) {
      assertShort(value.length, bound);
      const element = isListType(nullable) ? nullable.ofType : nullable;
      // A leaf that is a list is wrong, or a scalar that takes anything; how it is nested is its own affair.
      if (isListType(getNullableType(element)) || isInputObjectType(getNamedType(element)))
        for (const each of value) check(each, element, bound, depth + 1);
      return;
    }
    const named = getNamedType(nullable);
    if (!isInputObjectType(named)) return;
    for (const field of Object.values(named.getFields()))
      if (Object.hasOwn(value, field.name))
        check(
          (value as Record<string, unknown>)[field.name],
          field.type,
          boundAt(`${named.name}.${field.name}`, limits),
          depth + 1,
        );
  };
  return check;
};

type Written = {
  readonly lists: readonly { readonly length: number; readonly place: string | undefined }[];
  /** Where each variable is used. */
  readonly places: ReadonlyMap<string, readonly (string | undefined)[]>;
};

/** The lists written in a document and the uses of its variables, by the coordinate of the argument or input field. */
const listsOf = ({ schema, document }: CostedOperation): Written => {
  const lists: { length: number; place: string | undefined }[] = [];
  const places = new Map<string, (string | undefined)[]>();
  const types = new TypeInfo(schema);
  const path: (string | undefined)[] = [];
  const enclose = (place: string | undefined): void => void path.push(place);
  const leave = (): void => void path.pop();
  visit(
    document,
    visitWithTypeInfo(types, {
      VariableDefinition: () => false,
      Argument: {
        enter: ({ name }) => {
          const parent = types.getParentType()?.name;
          const field = types.getFieldDef()?.name;
          enclose(types.getDirective() ? undefined : `${parent}.${field}(${name.value}:)`);
        },
        leave,
      },
      ObjectField: {
        enter: ({ name }) => enclose(`${getNamedType(types.getParentInputType())?.name}.${name.value}`),
        leave,
      },
      ListValue: ({ values }) => void lists.push({ length: values.length, place: path.at(-1) }),
      Variable: ({ name }) => {
        const known = places.get(name.value) ?? [];
        places.set(name.value, [...known, path.at(-1)]);
      },
    }),
  );
  return { lists, places };
};
