import type { GraphiQL } from 'graphiql';
import type { ComponentProps } from 'react';
import { PREPARE_OPERATION } from './example-files.ts';
import { type Answer, type GraphqlRequest, postGraphql } from './graphql-request.ts';
import { isUnauthenticated, type Session } from './session.ts';
import { isSubscription, subscribe } from './subscriptions.ts';

/** Sent by the explorer itself and not by its user. */
const INTROSPECTION = 'IntrospectionQuery';
const OWN_OPERATIONS: readonly (string | undefined)[] = [INTROSPECTION, PREPARE_OPERATION];

/** GraphiQL shows why it has no schema where results stand. To a visitor that is the next step, and not an error. */
const SIGN_IN_HINT = { hint: 'Sign in above to see the schema and to run operations.' };

export type Fetcher = ComponentProps<typeof GraphiQL>['fetcher'];

type FetcherOptions = {
  readonly endpoint: string;
  readonly session: Session;
  /** Told of each answer to an operation of the user. */
  readonly onAnswer: (answer: Answer) => void;
};

/** GraphiQL's way to the server: the user's own headers, and the session's token unless they set one. */
export function createFetcher({ endpoint, session, onAnswer }: FetcherOptions): Fetcher {
  return async (params, options) => {
    const body = { ...params, operationName: namedIn(params.query, params.operationName) };
    const own = textHeaders(options?.headers);
    if (isSubscription(body)) {
      const authorization = () => authorizationOf(own, session);
      // GraphiQL types results by graphql's classes and only ever prints them as JSON.
      return subscribe(endpoint, body, authorization) as Awaited<ReturnType<Fetcher>>;
    }
    const post = (headers: GraphqlRequest['headers']) => postGraphql({ endpoint, body, headers });
    const answer = ownsAuthorization(own)
      ? await post(own)
      : await session.sendSigned(
          (token) => post(token === null ? own : { ...own, authorization: `Bearer ${token}` }),
          ({ result }) => isUnauthenticated(result),
        );
    if (!OWN_OPERATIONS.includes(body.operationName)) onAnswer(answer);
    const isVisitor = session.tokens() === null && !ownsAuthorization(own);
    const isRefused = body.operationName === INTROSPECTION && answer.result.data == null;
    if (isVisitor && isRefused) return SIGN_IN_HINT as unknown as Awaited<ReturnType<Fetcher>>;
    return answer.result as Awaited<ReturnType<Fetcher>>;
  };
}

/**
 * GraphiQL learns the operation's name a moment after the text has changed, and would name the one of the last tab when
 * an operation is run at once. Only a name that the text holds is sent; a single operation needs none.
 */
function namedIn(query: string, name: string | null | undefined): string | undefined {
  return name && new RegExp(`\\b${name}\\b`).test(query) ? name : undefined;
}

/** What a WebSocket says instead of the header, which browsers cannot send with it. */
async function authorizationOf(own: Record<string, string>, session: Session): Promise<string | undefined> {
  const name = Object.keys(own).find((key) => key.toLowerCase() === 'authorization');
  if (name !== undefined) return own[name];
  const token = await session.sendSigned(
    async (current) => current,
    () => false,
  );
  return token === null ? undefined : `Bearer ${token}`;
}

function ownsAuthorization(headers: Record<string, string>): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
}

/** `"X-Dry-Run": true` is as good as `"true"` in the headers editor. */
function textHeaders(headers: Record<string, unknown> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
