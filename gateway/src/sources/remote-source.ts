import type { GraphQLDataSource } from '@apollo/gateway';
import { RequestError } from '@lintel/server/request-error';
import type { Secrets } from '@lintel/server/secrets';
import { Pool } from 'undici';
import type { GatewayContext } from '../gateway-context.ts';
import { contextTokens } from './context-tokens.ts';
import { deduplicateRepresentations, type EntitiesResult } from './representations.ts';

/** Most sockets to one subgraph; further fetches wait for one. */
const sockets = 64;
const mostAnswerBytes = 32 * 1024 * 1024;

export type RemoteSource = GraphQLDataSource<GatewayContext> & { readonly close: () => Promise<void> };

export type RemoteSourceOptions = {
  /** The name in the supergraph, which is also who the signed context is for. */
  readonly name: string;
  readonly url: string;
  readonly secrets: Secrets;
  /** Longest time for one fetch. */
  readonly deadlineMs?: number;
};

/** A subgraph behind HTTP: keep-alive sockets, a deadline, and the signed context of the request. */
export const remoteSource = ({ name, url, secrets, deadlineMs = 10_000 }: RemoteSourceOptions): RemoteSource => {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, {
    connections: sockets,
    pipelining: 1,
    headersTimeout: deadlineMs,
    bodyTimeout: deadlineMs,
    maxResponseSize: mostAnswerBytes,
  });
  const tokens = contextTokens(secrets, name);

  const post = async (body: string, context: GatewayContext): Promise<EntitiesResult> => {
    const response = await pool.request({
      path: pathname,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        authorization: `Bearer ${await tokens(context.facts)}`,
      },
      body,
      signal: AbortSignal.timeout(deadlineMs),
    });
    const text = await response.body.text();
    if (response.statusCode !== 200) throw new Error(`status ${response.statusCode}`);
    if (response.headers['idempotency-replayed'] === 'true') context.idempotency.replayed = true;
    const result: unknown = JSON.parse(text);
    if (!isResult(result)) throw new Error('the answer is no GraphQL result');
    return result;
  };

  return {
    process: async ({ request, context }) => {
      const gatewayContext = context as GatewayContext;
      const variables = request.variables ?? {};
      const unique = deduplicateRepresentations(variables);
      const end = gatewayContext.metrics.fetches.startTimer({ subgraph: name });
      try {
        const result = await post(
          JSON.stringify({ query: request.query, variables: unique?.variables ?? variables }),
          gatewayContext,
        );
        end({ outcome: result.errors === undefined ? 'ok' : 'error' });
        return (unique?.expand(result) ?? result) as never;
      } catch (error) {
        end({ outcome: 'unavailable' });
        throw new RequestError(isTimeout(error) ? 'DEADLINE_EXCEEDED' : 'SUBGRAPH_UNAVAILABLE', { cause: error });
      }
    },
    close: () => pool.close(),
  };
};

/** The stock gateway takes anything else for an answer without data, and its client would get nulls instead of an error. */
const isResult = (value: unknown): value is EntitiesResult => {
  if (!isRecord(value)) return false;
  const { data, errors } = value;
  if (errors !== undefined && !(Array.isArray(errors) && errors.length > 0 && errors.every(isRecord))) return false;
  return isRecord(data) || (data == null && errors !== undefined);
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Our deadline and undici's own timers may strike in the same moment. */
const isTimeout = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'TimeoutError' ||
    ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'].includes((error as NodeJS.ErrnoException).code ?? ''));
