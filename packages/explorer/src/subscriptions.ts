import { getOperationAST, parse } from 'graphql';
import { createClient } from 'graphql-ws';
import type { GraphqlResult } from './graphql-request.ts';

/** An operation that GraphiQL runs. */
export type Operation = {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables?: Record<string, unknown> | undefined;
};

/** Results as they come; GraphiQL ends it by `return` when its user stops the operation. */
export type ResultIterator = AsyncIterableIterator<GraphqlResult>;

/** Whether the operation is a subscription. A text that cannot be parsed is none: the server says what is wrong with it. */
export function isSubscription({ query, operationName }: Operation): boolean {
  try {
    return getOperationAST(parse(query), operationName)?.operation === 'subscription';
  } catch {
    return false;
  }
}

/** Runs a subscription over a WebSocket of its own. `authorization` is asked for whenever the connection is made anew. */
export function subscribe(
  endpoint: string,
  operation: Operation,
  authorization: () => Promise<string | undefined>,
): ResultIterator {
  const client = createClient({
    url: webSocketUrl(endpoint),
    connectionParams: async () => {
      const value = await authorization();
      return value === undefined ? {} : { authorization: value };
    },
  });
  const results = client.iterate(operation) as AsyncIterableIterator<GraphqlResult>;
  const iterator: ResultIterator = {
    next: () => results.next().catch(tellWhy),
    return: () => results.return!(),
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

function webSocketUrl(endpoint: string): string {
  const url = new URL(endpoint, globalThis.location?.href);
  url.protocol = url.protocol.replace('http', 'ws');
  return url.href;
}

/** Errors of GraphQL are shown as they are; the frame that closed a connection becomes a sentence. */
function tellWhy(error: unknown): never {
  if (Array.isArray(error) || error instanceof Error) throw error;
  const { code, reason } = error as { code?: number; reason?: string };
  throw new Error(`The connection was closed: ${reason || `code ${code}`}.`);
}
