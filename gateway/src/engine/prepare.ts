import { operationFromDocument } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import { assertFewSelections } from '@lintel/server/operation-limits';
import { RequestError } from '@lintel/server/request-error';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLObjectType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromAST,
} from 'graphql';
import { type InternalNames, internalNames } from './internal-names.ts';
import { compileIntrospection, type Introspect } from './introspection.ts';
import { operationOf } from './operation-of.ts';
import { compilePlan } from './plan/compile-plan.ts';
import type { PlanParts } from './plan/parts.ts';
import type { Step } from './plan/run.ts';
import { compileEventSource, type EventSource } from './plan/subscribe.ts';
import { assertWholePlan } from './plan/whole-plan.ts';
import { plannedDocument } from './planned-document.ts';
import { type Switches, switchNames } from './shape/collect.ts';
import { compileShape, type Shape } from './shape/compile-shape.ts';
import type { LoadedSupergraph } from './supergraph.ts';

/** An operation after everything that depends on its text alone: it can run any number of times, at once too. */
export type PreparedOperation = {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly names: InternalNames;
  readonly plan: QueryPlan;
  /** Undefined when no subgraph has anything to do. */
  readonly step: Step | undefined;
  /** Of a subscription: where its events come from; `step` then is what the other subgraphs add to each of them. */
  readonly events: EventSource | undefined;
  readonly introspect: Introspect | undefined;
  /** The shape for one set of variables, by their internal names. */
  readonly shapeFor: (variables: Readonly<Record<string, unknown>>) => Shape;
};

export type PrepareScope = Pick<PlanParts, 'source' | 'conditions' | 'observer'> & {
  readonly supergraph: LoadedSupergraph;
};

/** Plans and compiles one operation of a valid document. Errors: OPERATION_RESOLUTION_FAILURE, and what the planner refuses. */
export const prepareOperation = (
  document: DocumentNode,
  operationName: string | undefined,
  scope: PrepareScope,
): PreparedOperation => {
  const { supergraph } = scope;
  assertFewSelections(document);
  const operation = operationOf(document, operationName);
  const fragments = fragmentsOf(document);
  const names = internalNames(document, supergraph);
  const planned = plannedDocument(names.document);
  const plan = planOf(planned, operationName, supergraph);
  assertWholePlan(planned, operationName, plan);
  const { node } = plan;
  const parts = {
    ...scope,
    schema: supergraph.fullSchema,
    variableDefaults: defaultsOf(operation, names, supergraph),
  };
  const rest = node?.kind === 'Subscription' ? node.rest : node;
  const switches = switchNames([
    operation.selectionSet,
    ...[...fragments.values()].map(({ selectionSet }) => selectionSet),
  ]);
  return {
    document,
    operation,
    names,
    plan,
    step: rest && compilePlan(rest, parts),
    events: node?.kind === 'Subscription' ? compileEventSource(node.primary, parts) : undefined,
    introspect: compileIntrospection(supergraph.schema, operation, fragments),
    shapeFor: shapes(switches, names, operation, (values) =>
      compileShape(rootType(operation, supergraph), operation.selectionSet, {
        schema: supergraph.schema,
        fullSchema: supergraph.fullSchema,
        fragments,
        switches: values,
        keyOf: names.keyOf,
      }),
    ),
  };
};

const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );

const planOf = (
  document: DocumentNode,
  operationName: string | undefined,
  { plannerSchema, planner, restore }: LoadedSupergraph,
): QueryPlan => {
  const options = { ...(operationName === undefined ? {} : { operationName }), validate: false };
  return restore(planner.buildQueryPlan(operationFromDocument(plannerSchema, document, options)));
};

const rootType = ({ operation }: OperationDefinitionNode, { schema }: LoadedSupergraph): GraphQLObjectType => {
  const type = schema.getRootType(operation);
  if (type == null) throw new RequestError('OPERATION_RESOLUTION_FAILURE');
  return type;
};

/** Values of variables that the client left out, for conditions in plan and shape. */
const defaultsOf = (
  { variableDefinitions = [] }: OperationDefinitionNode,
  names: InternalNames,
  { schema }: LoadedSupergraph,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    variableDefinitions.flatMap(({ variable, type, defaultValue }) =>
      defaultValue === undefined
        ? []
        : [
            [
              names.variable(variable.name.value),
              valueFromAST(defaultValue, typeFromAST(schema, type as never) as GraphQLInputType),
            ],
          ],
    ),
  );

/** Most combinations of switches whose shapes are remembered. */
const mostShapes = 64;

const shapes = (
  switches: readonly string[],
  names: InternalNames,
  { variableDefinitions = [] }: OperationDefinitionNode,
  compile: (values: Switches) => Shape,
) => {
  const known = new Map<string, Shape>();
  const defaults = new Map(
    variableDefinitions.map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue?.kind === Kind.BOOLEAN && defaultValue.value,
    ]),
  );
  return (variables: Readonly<Record<string, unknown>>): Shape => {
    const values = switches.map((name) => (variables[names.variable(name)] ?? defaults.get(name)) === true);
    const key = values.map(Number).join('');
    const found = known.get(key);
    if (found !== undefined) return found;
    const shape = compile(new Map(switches.map((name, index) => [name, values[index] === true])));
    if (known.size < mostShapes) known.set(key, shape);
    return shape;
  };
};
