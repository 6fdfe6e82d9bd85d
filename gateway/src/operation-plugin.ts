import type { ApolloServerPlugin } from '@apollo/server';
import { isRequestErrorCode, requestErrors } from '@lintel/kernel/errors';
import type { Session } from '@lintel/kernel/session';
import { withoutValues } from '@lintel/server/complaint';
import { RequestError } from '@lintel/server/request-error';
import type { slowOperationLog } from '@lintel/server/telemetry/slow-operations';
import { BREAK, type DocumentNode, type FormattedExecutionResult, type GraphQLFormattedError, visit } from 'graphql';
import type { GatewayContext } from './gateway-context.ts';

/** Who may ask for the schema: everybody, whoever is signed in, or nobody. */
export type IntrospectionPolicy = 'open' | 'signed-in' | 'off';

/** Introspection policy, metrics per operation, and the HTTP status when there is nothing but an error to answer. */
export const operationPlugin = (
  introspection: IntrospectionPolicy,
  reportSlow: ReturnType<typeof slowOperationLog>,
): ApolloServerPlugin<GatewayContext> => ({
  requestDidStart: async ({ contextValue }) => {
    const start = performance.now();
    const { requestId, session } = contextValue.facts;
    const maySeeSchema = isSchemaShown(introspection, session);
    return {
      didResolveOperation: async ({ document, operation }) => {
        // Apollo Server leaves this to its gateway, where it would end as a fault of ours.
        if (!operation) throw new RequestError('OPERATION_RESOLUTION_FAILURE');
        if (!maySeeSchema && asksForSchema(document))
          throw new RequestError('FORBIDDEN', {
            message:
              introspection === 'off' ? 'The schema is not shown.' : 'The schema is shown to signed-in users only.',
          });
      },
      willSendResponse: async ({ response, operation, operationName, queryHash, logger }) => {
        const result = response.body.kind === 'single' ? response.body.singleResult : undefined;
        const gaps = result === undefined ? [] : takeGaps(result);
        for (const { message } of gaps) {
          logger.warn(message);
          contextValue.metrics.errors.inc({ code: 'INTERNAL' });
        }
        if (result !== undefined && gaps.length > 0) result.errors = gaps.map(({ path }) => internalAt(path));
        const { metrics, isRegistered, timings, span } = contextValue;
        const durationMs = performance.now() - start;
        const name = operationName ?? undefined;
        const labels = { operation: operation?.operation ?? 'none', name: metrics.operationName(name, isRegistered) };
        metrics.operations.observe(
          { ...labels, outcome: result?.errors === undefined ? 'ok' : 'error' },
          durationMs / 1000,
        );
        span?.set({ ...labels, errors: result?.errors?.length ?? 0 });
        reportSlow({ ...timings, name, documentHash: queryHash ?? '', requestId, durationMs });
        response.http.headers.set('cache-control', 'no-store');
        if (result?.errors !== undefined)
          result.errors = result.errors.map((error) => finishError(error, { maySeeSchema, requestId }));
        const hasData = result?.data != null && Object.values(result.data).some((value) => value != null);
        const first = result?.errors?.[0]?.extensions;
        const code = String(first?.code ?? '');
        if (hasData || !isRequestErrorCode(code)) return;
        const { httpStatus, retryable } = requestErrors[code];
        response.http.status = httpStatus;
        if (retryable) response.http.headers.set('retry-after', String(first?.retryAfter ?? 1));
        if (httpStatus === 401) response.http.headers.set('www-authenticate', 'Bearer');
      },
    };
  },
});

/** Whether whoever has this session may ask for the schema. */
export const isSchemaShown = (introspection: IntrospectionPolicy, session: Session | null): boolean =>
  introspection === 'open' || (introspection === 'signed-in' && session !== null);

/** An error after `errorFormatter`, as it is sent: bounded, with the request id, and without hints at a schema that is not shown. */
export const finishError = (
  error: GraphQLFormattedError,
  { maySeeSchema, requestId }: { readonly maySeeSchema: boolean; readonly requestId: string },
): GraphQLFormattedError => ({
  ...error,
  message: (maySeeSchema ? messageOf(error) : withoutSuggestion(messageOf(error))).slice(0, longestMessage),
  extensions: { ...error.extensions, requestId },
});

/** Codes of complaints by graphql-js, which repeat what the client wrote. */
const complaints: readonly unknown[] = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'];

const messageOf = ({ message, extensions }: GraphQLFormattedError): string =>
  complaints.includes(extensions?.code) ? withoutValues(message) : message;

type Gap = { readonly message: string; readonly path?: readonly (string | number)[] };

/** Most gaps that are told; a list of a thousand would only say the same a thousand times. */
const mostGaps = 10;

/**
 * Where a subgraph said null and the schema promises a value, the stock gateway drops the parent and puts the reason beside
 * the data, where no client looks. A missing part must be an error.
 */
const takeGaps = (result: FormattedExecutionResult): readonly Gap[] => {
  const { valueCompletion, ...others } = (result.extensions ?? {}) as { valueCompletion?: readonly Gap[] };
  if (valueCompletion === undefined) return [];
  if (Object.keys(others).length > 0) result.extensions = others;
  else delete result.extensions;
  return valueCompletion.slice(0, mostGaps);
};

const internalAt = (path: Gap['path']): GraphQLFormattedError => ({
  message: requestErrors.INTERNAL.message,
  ...(path === undefined ? {} : { path }),
  extensions: { code: 'INTERNAL' },
});

/** Most characters of a message: graphql-js repeats names that the client has made up. */
const longestMessage = 500;

/** Without what graphql-js suggests from the schema, for those who may not see it. No pattern: the client writes this text. */
const withoutSuggestion = (message: string): string => {
  const start = message.endsWith('?') ? message.lastIndexOf('Did you mean ') : -1;
  return start < 0 ? message : message.slice(0, start).trimEnd();
};

const known = new WeakMap<DocumentNode, boolean>();

/** Whether introspection stands anywhere in the document: fragments hide it from a look at the root fields. */
const asksForSchema = (document: DocumentNode): boolean => {
  const before = known.get(document);
  if (before !== undefined) return before;
  let found = false;
  visit(document, {
    Field: ({ name }) => {
      if (name.value !== '__schema' && name.value !== '__type') return undefined;
      found = true;
      return BREAK;
    },
  });
  known.set(document, found);
  return found;
};
