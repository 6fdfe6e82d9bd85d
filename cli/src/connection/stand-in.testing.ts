import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a client sent, as the stand-in received it. */
export type Received = {
  readonly operation: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it sent.
  readonly variables: any;
  readonly headers: IncomingMessage['headers'];
};

/** What to answer: the data of the operation, or a failure of the transport or of GraphQL. */
export type Answer =
  | { readonly data: unknown }
  | {
      readonly code: string;
      readonly message?: string;
      readonly status?: number;
      readonly headers?: Record<string, string>;
    }
  | { readonly text: string; readonly status: number; readonly headers?: Record<string, string> }
  | 'reset the connection'
  | 'never answer';

export type StandIn = {
  readonly url: URL;
  readonly received: readonly Received[];
  readonly countOf: (operation: string) => number;
  readonly close: () => Promise<void>;
};

/**
 * A real HTTP server that answers as it is told, for failures that the product cannot be made to have at will. Signing in and
 * the question who that is are answered here unless `answer` does.
 */
export const startStandIn = async (answer: (request: Received) => Answer | undefined): Promise<StandIn> => {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const body = JSON.parse(Buffer.concat(await request.toArray()).toString('utf8')) as {
      query: string;
      variables: unknown;
    };
    const operation = /(?:query|mutation)\s+(\w+)/.exec(body.query)?.[1] ?? '';
    const asked = { operation, variables: body.variables, headers: request.headers };
    received.push(asked);
    reply(request, response, answer(asked) ?? usual(operation, received));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}/graphql`),
    received,
    countOf: (operation) => received.filter((request) => request.operation === operation).length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const usual = (operation: string, received: readonly Received[]): Answer => {
  const times = received.filter((request) => request.operation === operation).length;
  const session = (name: string) => ({ accessToken: `${name}-${times}`, refreshToken: `refresh-${name}-${times}` });
  if (operation === 'CliSessionCreate')
    return { data: { sessionCreate: { session: session('signed-in'), userErrors: [] } } };
  if (operation === 'CliSessionRefresh')
    return { data: { sessionRefresh: { session: session('refreshed'), userErrors: [] } } };
  if (operation === 'CliSessionRevoke') return { data: { sessionRevoke: { revoked: true, userErrors: [] } } };
  if (operation === 'CliViewer')
    return { data: { viewer: { organization: { name: 'Cedar' }, permissions: ['a.b.read'] } } };
  return { code: 'GRAPHQL_VALIDATION_FAILED', message: `the test has no answer for ${operation}`, status: 400 };
};

const reply = (request: IncomingMessage, response: ServerResponse, answer: Answer): void => {
  if (answer === 'never answer') return;
  if (answer === 'reset the connection') {
    request.socket.resetAndDestroy();
    return;
  }
  if ('text' in answer) {
    response.writeHead(answer.status, { 'content-type': 'text/html', ...answer.headers }).end(answer.text);
    return;
  }
  const json = { 'content-type': 'application/json' };
  if ('data' in answer) {
    response.writeHead(200, json).end(JSON.stringify({ data: answer.data }));
    return;
  }
  const { code, message = code, status = 200, headers } = answer;
  const errors = [{ message, extensions: { code, requestId: 'request-1' } }];
  response.writeHead(status, { ...json, ...headers }).end(JSON.stringify({ data: null, errors }));
};
