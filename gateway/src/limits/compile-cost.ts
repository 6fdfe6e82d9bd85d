import { RequestError } from '@lintel/server/request-error';
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { type CollectScope, collectFields, type Switches, switchNames } from '../engine/shape/collect.ts';
import type { CostedOperation } from './cost.ts';
import type { CostModel, ListSize } from './cost-model.ts';
import { evaluate, type Formula, maximum, product, sharing, sum, type Variables } from './formula.ts';
import { inputCost } from './input-cost.ts';
import { sizeOf, unknownListSize } from './list-size.ts';
import { type ReadVariable, variableReader } from './operation-variables.ts';

/** What a root field of a mutation costs besides what it answers, when the supergraph says nothing of it. */
const mutationWeight = 10;
/** Introspection is answered here, without a fetch; an answer has all types, or one. */
const introspectionWeights: Readonly<Record<string, number>> = { __schema: 100, __type: 10 };
/** Most field nodes that are looked at. Nested fields of interfaces with many types would multiply without end. */
const mostSteps = 50_000;
/** Most variables of `@skip` and `@include` whose values count: each combination of them is compiled once, and remembered. */
const mostSwitches = 4;

type Scope = CollectScope & {
  readonly model: CostModel;
  readonly read: ReadVariable;
  /** Formulas of selections that were compiled before, by what decides them. */
  readonly known: Map<string, Formula>;
  readonly identities: Map<FieldNode, number>;
  readonly steps: { left: number };
};

/**
 * The cost of an operation as a function of its variables. Each object that can come costs 1, or what `@cost` of its type says; a leaf nothing. A
 * field costs what `@cost` on it and on its arguments says, once for each object that it is asked of. Lists multiply. Fields that merge count
 * once; of the types of an interface or union the dearest counts; what `@skip` and `@include` leave out is free, unless more than four variables
 * decide it: then all of it counts. Error: LIMIT_EXCEEDED.
 */
export const compileCost = (costed: CostedOperation, model: CostModel): ((variables: Variables) => number) => {
  const { schema, document, operation } = costed;
  const root = schema.getRootType(operation.operation);
  if (root == null) return () => 1;
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const read = variableReader(operation, schema);
  const formulaFor = formulas(operation, fragments, read, (switches) => {
    const scope: Scope = {
      schema,
      fragments,
      switches,
      model,
      read,
      known: new Map(),
      identities: new Map(),
      steps: { left: mostSteps },
    };
    const base = operation.operation === 'mutation' ? mutationWeight : 0;
    return objectCost(root, [operation.selectionSet], { scope, sized: undefined, base });
  });
  return (variables) => Math.max(1, Math.ceil(evaluate(formulaFor(variables), variables)));
};

const formulas = (
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  read: ReadVariable,
  compile: (switches: Switches) => Formula,
) => {
  const names = switchNames([
    operation.selectionSet,
    ...[...fragments.values()].map(({ selectionSet }) => selectionSet),
  ]);
  if (names.length > mostSwitches) {
    const formula = compile(new Map());
    return () => formula;
  }
  const known = new Map<string, Formula>();
  return (variables: Variables): Formula => {
    const values = names.map((name) => read(name, variables) === true);
    const key = values.map(Number).join('');
    const found = known.get(key);
    if (found !== undefined) return found;
    const formula = compile(new Map(names.map((name, index) => [name, values[index] === true])));
    known.set(key, formula);
    return formula;
  };
};

type Parent = {
  readonly scope: Scope;
  /** The size that the field which answered this object gives to some of its lists. */
  readonly sized: { readonly fields: readonly string[]; readonly size: Formula } | undefined;
  /** What each field costs of which the supergraph does not say it. */
  readonly base?: number;
};

/** The cost of what is selected on one object, without the object itself. */
const objectCost = (type: GraphQLObjectType, sets: readonly SelectionSetNode[], parent: Parent): Formula =>
  sum([...collectFields(type, sets, parent.scope).values()].map((nodes) => fieldCost(type, nodes, parent)));

const fieldCost = (
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  { scope, sized, base = 0 }: Parent,
): Formula => {
  const [node] = nodes;
  if (node === undefined) return 0;
  const name = node.name.value;
  if (name.startsWith('__')) return introspectionWeights[name] ?? 0;
  const field = type.getFields()[name];
  if (field === undefined) return 0;
  spend(scope, nodes.length);
  const { model, read } = scope;
  const coordinate = `${type.name}.${name}`;
  const listSize = declared(model.listSizes, type, name);
  const size = listSize && sizeOf(listSize, field, node, read);
  const inherited = sized?.fields.includes(name) ? sized.size : undefined;
  const inside =
    size !== undefined && listSize !== undefined && listSize.sizedFields.length > 0
      ? { fields: listSize.sizedFields, size }
      : undefined;
  const elements = isListType(getNullableType(field.type))
    ? (inherited ?? ownSize(listSize, size) ?? unknownListSize)
    : 1;
  return sum([
    declared(model.weights, type, name) ?? base,
    ...field.args.map((argument) =>
      inputCost(argument.type, node.arguments?.find((given) => given.name.value === argument.name)?.value, {
        coordinate: `${coordinate}(${argument.name}:)`,
        model,
        read,
      }),
    ),
    product(elements, elementCost(coordinate, field, nodes, { scope, sized: inside })),
  ]);
};

/** What is said of a field, or else of the field of an interface that it stands for. */
const declared = <T>(saying: ReadonlyMap<string, T>, type: GraphQLObjectType, field: string): T | undefined =>
  [type, ...type.getInterfaces()].map(({ name }) => saying.get(`${name}.${field}`)).find((said) => said !== undefined);

/** The size of a list that is the field itself. */
const ownSize = (listSize: ListSize | undefined, size: Formula | undefined): Formula | undefined =>
  listSize?.sizedFields.length === 0 ? size : undefined;

const elementCost = (
  coordinate: string,
  { type: output }: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  parent: Parent,
): Formula => {
  const type = getNamedType(output);
  const { model } = parent.scope;
  if (!isCompositeType(type)) return model.weights.get(type.name) ?? 0;
  return selectionCost(type, nodes, { ...parent, place: parent.sized === undefined ? '' : coordinate });
};

/** The cost of an object and what is selected on it; of an interface or a union, of its dearest type. */
const selectionCost = (
  type: GraphQLCompositeType,
  nodes: readonly FieldNode[],
  { place, ...parent }: Parent & { readonly place: string },
): Formula => {
  const { scope } = parent;
  const key = [type.name, place, ...nodes.map((node) => identityOf(node, scope))].join(' ');
  const known = scope.known.get(key);
  if (known !== undefined) return known;
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const types = isAbstractType(type) ? scope.schema.getPossibleTypes(type) : [type];
  const costs = types.map((possible) =>
    sum([scope.model.weights.get(possible.name) ?? 1, objectCost(possible, sets, parent)]),
  );
  const formula = sharing(maximum(costs));
  scope.known.set(key, formula);
  return formula;
};

const identityOf = (node: FieldNode, { identities }: Scope): number => {
  const known = identities.get(node);
  if (known !== undefined) return known;
  identities.set(node, identities.size);
  return identities.size - 1;
};

const spend = ({ steps }: Scope, count: number): void => {
  steps.left -= count;
  if (steps.left < 0)
    throw new RequestError('LIMIT_EXCEEDED', {
      message: 'The operation has too many fields on too many types to be judged.',
      extensions: { limit: 'cost' },
    });
};
