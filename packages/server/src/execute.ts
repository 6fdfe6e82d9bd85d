import { requestErrors } from '@lintel/kernel/errors';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  Kind,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { assertAllowed, type Requirements, requirementsOf } from './can.ts';
import { withoutValues } from './complaint.ts';
import type { Context } from './context.ts';
import type { Subgraph } from './define.ts';
import { availabilityError } from './driver-errors.ts';
import { type CompiledOperation, compileOperation } from './execution/compile.ts';
import { errorFields } from './log.ts';
import { RequestError } from './request-error.ts';

export type OperationRequest = {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
};

export type OperationResult = { data?: Record<string, unknown> | null; errors?: readonly GraphQLFormattedError[] };

export type SubgraphExecutor = (request: OperationRequest, context: Context) => Promise<OperationResult>;

/** A document as it is after everything that depends on its text alone. */
type Prepared = {
  readonly document: DocumentNode;
  readonly requirements: Requirements;
  /** Compiled operations by the name that was asked for, or none. */
  readonly operations: Map<string | undefined, CompiledOperation>;
};

/** What is remembered of prepared documents, counted in characters of their texts; one takes some 170 bytes for each, compiled. */
const mostCharacters = 300_000;
/** A longer text is prepared each time: it is somebody's literal values, not an operation of an application. */
const longestRemembered = 16_384;

/**
 * Runs operations on one subgraph: permission check over the whole document, then execution, then masked errors. Parsing,
 * validation and the permission walk happen once per text; both modes come through here.
 */
export const subgraphExecutor = (subgraph: Subgraph): SubgraphExecutor => {
  const prepared = new Map<string, Prepared>();
  let characters = 0;
  const prepare = (query: string): Prepared => {
    const known = prepared.get(query);
    if (known !== undefined) return known;
    const document = parse(query, { maxTokens: 20_000 });
    const errors = validate(subgraph.schema, document, specifiedRules, { maxErrors: 5 });
    if (errors[0] !== undefined) throw errors[0];
    return { document, requirements: requirementsOf(subgraph.schema, document), operations: new Map() };
  };
  /** Only what was allowed once: whoever is refused must not fill the memory. */
  const remember = (query: string, made: Prepared): void => {
    if (query.length > longestRemembered || prepared.has(query)) return;
    for (const oldest of prepared.keys()) {
      if (characters + query.length <= mostCharacters) break;
      prepared.delete(oldest);
      characters -= oldest.length;
    }
    prepared.set(query, made);
    characters += query.length;
  };

  const operationOf = ({ document, operations }: Prepared, name: string | undefined): CompiledOperation => {
    const known = operations.get(name);
    if (known !== undefined) return known;
    const made = compileOperation(subgraph.schema, document, name);
    // Names that the document does not have are not remembered: a client can make up any number of them.
    if (name === undefined || hasOperation(document, name)) operations.set(name, made);
    return made;
  };

  return async ({ query, variables, operationName }, context) => {
    try {
      const prepared = prepare(query);
      assertAllowed(prepared.requirements, context.session, context.platform.now());
      remember(query, prepared);
      const result = await operationOf(prepared, operationName).run(undefined, context, variables);
      if (result.errors === undefined) return { data: result.data ?? null };
      return {
        data: result.data ?? null,
        errors: result.errors.map((error) => publicError(error, context, subgraph.name)),
      };
    } catch (error) {
      return { data: null, errors: [publicError(error, context, subgraph.name)] };
    }
  };
};

const hasOperation = ({ definitions }: DocumentNode, name: string): boolean =>
  definitions.some((definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.name?.value === name);

/**
 * An error as a client may see it. Only errors of the registry and complaints of graphql-js about the client's own document
 * keep their message; everything else becomes INTERNAL with the request id, and goes to the log.
 */
export const publicError = (error: unknown, context: Context, subgraph: string): GraphQLFormattedError => {
  const located = error instanceof GraphQLError ? error : undefined;
  const cause = located?.originalError ?? error;
  const place = { ...(located?.path ? { path: located.path } : {}) };
  const known = findRequestError(error) ?? availabilityError(cause);
  if (known !== undefined) {
    if (known.code === 'SUBGRAPH_UNAVAILABLE')
      context.platform.log.warn(
        { requestId: context.requestId, subgraph, ...errorFields(known.originalError) },
        'database unavailable',
      );
    return { message: known.message, ...place, extensions: { ...known.extensions, requestId: context.requestId } };
  }
  if (located !== undefined && isAboutTheDocument(located)) {
    const message = withoutValues(located.message);
    return { message, ...place, extensions: { code: 'BAD_USER_INPUT', requestId: context.requestId } };
  }
  context.platform.log.error(
    { requestId: context.requestId, subgraph, path: located?.path?.join('.'), ...errorFields(cause) },
    'a resolver failed',
  );
  return {
    message: requestErrors.INTERNAL.message,
    ...place,
    extensions: { code: 'INTERNAL', requestId: context.requestId },
  };
};

/** Complaints of graphql-js and of our scalars about what the client wrote: they have no path, or say so themselves. */
const isAboutTheDocument = (error: GraphQLError): boolean => {
  const own = error.originalError === undefined || error.originalError instanceof GraphQLError;
  return own && (error.path === undefined || error.extensions.code === 'BAD_USER_INPUT');
};

const findRequestError = (error: unknown): RequestError | undefined => {
  if (error instanceof RequestError) return error;
  return error instanceof GraphQLError && error.originalError instanceof RequestError ? error.originalError : undefined;
};
