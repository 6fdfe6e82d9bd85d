import { isRequestErrorCode, type RequestErrorCode, requestErrors } from '@lintel/kernel/errors';
import { errorFields, type Log } from '@lintel/server/log';
import type { Metrics } from '@lintel/server/metrics';
import { RequestError } from '@lintel/server/request-error';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** Extensions that a client may see; everything else (service names, stack traces, bodies of subgraphs) is dropped. */
const publicExtensions = [
  'code',
  'requestId',
  'coordinate',
  'permission',
  'limit',
  'maximum',
  'actual',
  'retryAfter',
] as const;

/** What Apollo Server calls the same things. */
const apolloCodes: ReadonlyMap<string, RequestErrorCode> = new Map([
  ['INTERNAL_SERVER_ERROR', 'INTERNAL'],
  ['BAD_REQUEST', 'BAD_REQUEST'],
  ['PERSISTED_QUERY_NOT_SUPPORTED', 'PERSISTED_QUERY_NOT_FOUND'],
]);

/** Longest text in an extension: subgraphs that are not ours may put anything there. */
const longestExtension = 300;

/** The extensions of an error that a client may see: short texts and numbers. */
export const publicExtensionsOf = (
  extensions: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string | number>> => {
  const shown: Record<string, string | number> = {};
  for (const name of publicExtensions) {
    const value = extensions[name];
    if (typeof value === 'string') shown[name] = value.slice(0, longestExtension);
    if (typeof value === 'number' && Number.isFinite(value)) shown[name] = value;
  }
  return shown;
};

const knownCode = (given: unknown): RequestErrorCode => {
  if (typeof given !== 'string') return 'INTERNAL';
  return isRequestErrorCode(given) ? given : (apolloCodes.get(given) ?? 'INTERNAL');
};

/**
 * The last hand on every error. A code of the registry keeps its message, since whoever gave it that code wrote the message
 * for clients; anything else becomes INTERNAL and is logged.
 */
export const errorFormatter =
  (log: Log, metrics: Metrics) =>
  (formatted: GraphQLFormattedError, raw: unknown): GraphQLFormattedError => {
    const original = raw instanceof GraphQLError ? (raw.originalError ?? raw) : raw;
    const given = original instanceof RequestError ? original.code : formatted.extensions?.code;
    const code = knownCode(given);
    metrics.errors.inc({ code });
    if (code === 'INTERNAL' && formatted.extensions?.requestId === undefined)
      log.error(errorFields(original), 'an operation failed at the gateway');
    // The client is told no more than that; who runs the system needs to know why.
    if (original instanceof RequestError && original.originalError !== undefined)
      log.warn({ code, ...errorFields(original.originalError) }, 'a subgraph did not answer');
    const extensions = publicExtensionsOf(formatted.extensions ?? {});
    return {
      message: code === 'INTERNAL' ? requestErrors.INTERNAL.message : formatted.message,
      ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
      ...(formatted.path === undefined ? {} : { path: formatted.path }),
      extensions: { ...extensions, code },
    };
  };
