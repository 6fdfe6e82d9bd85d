import { type GraphQLError, type GraphQLSchema, getVariableValues } from 'graphql';
import { errorList } from './errors.ts';
import type { Data } from './plan/merge.ts';
import type { Run } from './plan/run.ts';
import type { PreparedOperation } from './prepare.ts';

export type RunInput = {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: unknown;
  readonly signal: AbortSignal | undefined;
};

/** `errors` are GraphQLErrors whose paths are the client's; their messages and codes are as sources gave them and want masking. */
export type EngineResult = { readonly data?: Data | null; readonly errors?: readonly GraphQLError[] };

/** Most mistakes in variables that are told: a small request must not be answered with a megabyte of complaints. */
const mostVariableErrors = 5;

/** What is wrong with the variables of an operation; undefined when nothing is. */
export const variableErrors = (
  schema: GraphQLSchema,
  { operation }: PreparedOperation,
  variables: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] | undefined =>
  getVariableValues(schema, operation.variableDefinitions ?? [], { ...variables }, { maxErrors: mostVariableErrors })
    // One more says that there were too many; nothing tells what it is about, so it would be taken for a fault of ours.
    .errors?.slice(0, mostVariableErrors);

/**
 * Runs a prepared operation whose variables are right. `begin` may put something into the data before the first step: an event that a subscription
 * is about.
 */
export const runOperation = async (
  { names, step, introspect, shapeFor }: PreparedOperation,
  { variables, context, signal }: RunInput,
  begin?: (run: Run) => void,
): Promise<EngineResult> => {
  const given = internalVariables(variables, names.variable);
  const errors = errorList();
  const data: Data = {};
  const run: Run = {
    data,
    errors,
    context,
    signal,
    inTime: inTime(signal),
    variables: given,
    clientPath: (path) => path.map((part) => (typeof part === 'string' ? names.clientKey(part) : part)),
    halted: false,
  };
  const introspection = introspect?.(variables) ?? {};
  begin?.(run);
  await step?.(run, { objects: [data], place: [] });
  const shaped = shapeFor(given)(data, { errors, introspection, path: [] });
  const list = errors.list();
  return list.length === 0 ? { data: shaped } : { data: shaped, errors: list };
};

/** The client's variables by the names that they have inside the engine. */
export const internalVariables = (
  variables: Readonly<Record<string, unknown>>,
  rename: (name: string) => string,
): Readonly<Record<string, unknown>> => {
  // Without a prototype: a variable may be called `constructor`, and not be given.
  const renamed = Object.create(null) as Record<string, unknown>;
  for (const name of Object.keys(variables)) renamed[rename(name)] = variables[name];
  return renamed;
};

/** Makes work end with its caller's patience: an in-process subgraph cannot be aborted, only no longer waited for. */
const inTime = (signal: AbortSignal | undefined): Run['inTime'] => {
  if (signal === undefined) return (work) => work;
  let over: Promise<never> | undefined;
  return (work) => {
    over ??= new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      if (signal.aborted) reject(signal.reason);
    });
    return Promise.race([work, over]);
  };
};
