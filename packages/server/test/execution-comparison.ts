import { type DocumentNode, type ExecutionResult, execute, type GraphQLError, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll } from 'vitest';
import { compileOperation } from '../src/execution/compile.ts';

export type Execution = {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** Called for each of the two, so that neither sees what the other has done to it. */
  readonly root?: () => unknown;
  readonly context?: () => unknown;
};

export type Observed = {
  readonly synchronous: boolean;
  readonly data: unknown;
  /** Tells the order of keys, which deep equality does not. */
  readonly text: string;
  readonly errors: readonly object[] | undefined;
};

export const runReference = ({ schema, document, operationName, variables, root, context }: Execution) =>
  observe(
    execute({
      schema,
      document,
      operationName,
      variableValues: variables,
      rootValue: root?.(),
      contextValue: context?.(),
    }),
  );

export const runCompiled = ({ schema, document, operationName, variables, root, context }: Execution) =>
  observe(compileOperation(schema, document, operationName).run(root?.(), context?.(), variables));

const observe = async (running: unknown): Promise<Observed> => {
  const result = (await running) as ExecutionResult;
  return {
    synchronous: !(running instanceof Promise),
    data: result.data,
    text: JSON.stringify(result.data, (_key, value) => (typeof value === 'bigint' ? `${value}n` : value)),
    errors: result.errors?.map(describeError),
  };
};

const describeError = (error: GraphQLError): object => ({
  ...error.toJSON(),
  name: error.name,
  nodes: error.nodes,
  positions: error.positions,
  original: error.originalError && `${error.originalError.name}: ${error.originalError.message}`,
});

/** For files with many faults: graphql-js leaves rejections unhandled when a list fails at once beside items that fail later. */
export const ignoreRejectionsOfReference = (): void => {
  const listeners = process.listeners('unhandledRejection');
  beforeAll(() => {
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', () => undefined);
  });
  afterAll(async () => {
    for (let turn = 0; turn < 30; turn += 1) await new Promise((done) => setImmediate(done));
    process.removeAllListeners('unhandledRejection');
    for (const listener of listeners) process.on('unhandledRejection', listener);
  });
};
