import {
  assertValidSchema,
  type DirectiveNode,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';
import { createErrorList, failOperation } from './errors.ts';
import { executeFields, executeSerially } from './fields.ts';
import { objectProgram } from './object-program.ts';
import type { Plan, Run, Variables } from './program.ts';

type Result = ExecutionResult<Record<string, unknown>>;

/** An operation that can be run many times, also at once. Never rejects, and throws for
 * nothing but variables that are no object; what an answer is made of belongs to whoever asked. */
export type CompiledOperation = {
  readonly run: (
    rootValue: unknown,
    contextValue: unknown,
    variables?: Readonly<Record<string, unknown>> | null,
  ) => Result | Promise<Result>;
};

/** Most sets of conditions that one operation remembers; each has programs of its own. */
const mostPlans = 8;
/** As many complaints about variables as graphql-js makes. */
const mostVariableErrors = 50;

/**
 * Prepares an operation of a validated document, to answer what `execute` of graphql-js would. Nothing but the choice of the
 * operation happens here: programs are made when a run needs them. Subscriptions are left to graphql-js. Throws for a schema
 * that is not valid; an operation that the document does not have is an error of each run, as in graphql-js.
 */
export const compileOperation = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string | null,
): CompiledOperation => {
  assertValidSchema(schema);
  const operation = findOperation(document, operationName);
  if (operation === undefined || operation.operation === OperationTypeNode.SUBSCRIPTION) {
    return {
      run: (rootValue, contextValue, variableValues) =>
        execute({ schema, document, operationName, rootValue, contextValue, variableValues }) as Result,
    };
  }
  const planFor = planner(schema, document, operation);
  const definitions = operation.variableDefinitions ?? [];
  return {
    run: (root, context, given) => {
      if (given !== undefined && typeof given !== 'object') throw new Error('Variables must be provided as an Object.');
      const { coerced, errors } = getVariableValues(schema, definitions, given ?? {}, {
        maxErrors: mostVariableErrors,
      });
      if (coerced === undefined) return { errors };
      return answer({ plan: planFor(coerced), root, context, variables: coerced, errors: createErrorList() });
    },
  };
};

/** Undefined when there is none, or more than one and no name. The last of a name counts, as in graphql-js. */
const findOperation = (document: DocumentNode, name: string | null | undefined) => {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (name === undefined || name === null) return operations.length === 1 ? operations[0] : undefined;
  return operations.findLast((operation) => operation.name?.value === name);
};

const answer = (run: Run): Result | Promise<Result> => {
  const respond = (data: unknown): Result => {
    const { list } = run.errors;
    return (list.length === 0 ? { data } : { errors: list, data }) as Result;
  };
  const fail = (failure: unknown): Result => {
    failOperation(run, failure);
    return respond(null);
  };
  try {
    const data = execution(run);
    return data instanceof Promise ? data.then(respond, fail) : respond(data);
  } catch (failure) {
    return fail(failure);
  }
};

const execution = (run: Run): unknown => {
  const { plan, variables, root } = run;
  const { operation, schema } = plan;
  const type = schema.getRootType(operation.operation);
  if (!type) {
    throw new GraphQLError(`Schema is not configured to execute ${operation.operation} operation.`, {
      nodes: operation,
    });
  }
  plan.root ??= objectProgram(plan, type, [operation.selectionSet], variables);
  if (operation.operation === OperationTypeNode.MUTATION) return executeSerially(run, plan.root, root);
  return executeFields(run, plan.root, root, undefined);
};

/** Finds the plan for what the variables say about conditions. A document without conditions has one plan. */
const planner = (schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) => {
  const fragments = fragmentsOf(document);
  const conditions = conditionVariables(document);
  const plans = new Map<string, Plan>();
  return (variables: Variables): Plan => {
    const key = conditions.map((name) => conditionState(variables, name)).join();
    const known = plans.get(key);
    if (known !== undefined) return known;
    const plan = { schema, operation, fragments, fields: new Map(), numbers: new Map(), root: undefined };
    for (const oldest of plans.keys()) {
      if (plans.size < mostPlans) break;
      plans.delete(oldest);
    }
    plans.set(key, plan);
    return plan;
  };
};

const fragmentsOf = (document: DocumentNode): Plan['fragments'] => {
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return Object.freeze(fragments);
};

/** A variable that is null is another matter than one that is missing: what graphql-js says about them differs. */
const conditionState = (variables: Variables, name: string): string =>
  Object.hasOwn(variables, name) ? String(variables[name]) : 'missing';

const conditionVariables = (document: DocumentNode): readonly string[] => {
  const names = new Set<string>();
  const collect = ({ name, arguments: given }: DirectiveNode) => {
    if (name.value !== 'skip' && name.value !== 'include') return;
    for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
  };
  visit(document, { Directive: collect });
  return [...names];
};
