import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { RequestFacts } from '@lintel/server/context';
import { RequestError } from '@lintel/server/request-error';
import { requestHash } from '@lintel/server/request-hash';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IdentityEdge } from '../edge/identity-edge.ts';
import type { GatewayContext, GatewayContexts } from '../gateway-context.ts';
import { graphqlBody } from './graphql-body.ts';
import { operationText } from './operation-text.ts';
import { patienceFor } from './patience.ts';
import { refuse } from './refuse.ts';
import { requestFacts } from './request-facts.ts';
import type { SharedAnswer, SingleFlight } from './single-flight.ts';

export type GraphqlRouteOptions = {
  readonly server: ApolloServer<GatewayContext>;
  readonly edge: IdentityEdge;
  readonly contexts: GatewayContexts;
  readonly deadlineMs: number;
  /** Given when identical queries share an answer. */
  readonly flights: SingleFlight | undefined;
};

/** What is settled of a request before it runs. */
type Settled = {
  readonly facts: RequestFacts;
  readonly isRegistered: boolean;
  /** Under which its answer may be shared. */
  readonly key: string | undefined;
};

/** `POST /graphql`: who asks, which document, then Apollo Server; afterwards the request's transaction is ended. */
export const graphqlRoute = (
  app: FastifyInstance,
  { server, edge, contexts, deadlineMs, flights }: GraphqlRouteOptions,
): void => {
  const settled = new WeakMap<FastifyRequest, Settled>();
  const running = new WeakMap<FastifyRequest, GatewayContext>();
  const handle = fastifyApolloHandler(server, { context: async (request) => running.get(request)! });

  const settle = async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      const body = graphqlBody(request.body);
      const who = await requestFacts(request, edge);
      const { text: query, isRegistered } = await operationText(body, who, edge);
      const facts = who.idempotencyKey === undefined ? who : { ...who, requestHash: requestHash({ ...body, query }) };
      const { variables, operationName } = body;
      // Apollo Server takes a key for a value, even when there is none behind it.
      request.body = {
        query,
        ...(variables == null ? {} : { variables }),
        ...(operationName == null ? {} : { operationName }),
      };
      const { accept = '' } = request.headers;
      const key = flights?.keyOf({
        facts,
        query,
        accept,
        variables: variables ?? {},
        operationName: operationName ?? null,
      });
      settled.set(request, { facts, isRegistered, key });
    } catch (error) {
      if (error instanceof RequestError) return refuse(request, reply, error.code, error.message);
      throw error;
    }
    return undefined;
  };

  const run = async (request: FastifyRequest, reply: FastifyReply, signal: AbortSignal): Promise<unknown> => {
    const { facts, isRegistered } = settled.get(request)!;
    const context = contexts.open({ facts, isRegistered, signal });
    running.set(request, context);
    try {
      const body = await handle.call(app, request, reply);
      if (context.idempotency.replayed || context.scope?.writing.replayed) reply.header('idempotency-replayed', 'true');
      return body;
    } finally {
      contexts.close(context, reply.statusCode < 400 ? 'ok' : 'error');
    }
  };

  app.post('/graphql', { preHandler: settle }, async (request, reply) => {
    const { key } = settled.get(request)!;
    if (flights === undefined || key === undefined) return run(request, reply, patienceFor(reply.raw, deadlineMs));
    const { status, headers, body } = await flights.answer(key, reply.raw, async (signal) =>
      sharedAnswer(reply, await run(request, reply, signal)),
    );
    return reply.code(status).headers(headers).send(body);
  });
  app.get('/graphql', (request, reply) => {
    if (request.headers.accept?.includes('text/html')) return reply.redirect('/explorer');
    return refuse(request, reply.header('allow', 'POST'), 'METHOD_NOT_ALLOWED');
  });
};

/** Headers that are about an answer and not about who gets it. */
const sharedHeaders = ['content-type', 'cache-control', 'retry-after', 'www-authenticate'];

const sharedAnswer = (reply: FastifyReply, body: unknown): SharedAnswer => {
  if (typeof body !== 'string') throw new Error('the gateway answers nothing piece by piece');
  const headers = sharedHeaders.flatMap((name) => {
    const value = reply.getHeader(name);
    return value === undefined ? [] : [[name, String(value)]];
  });
  return { status: reply.statusCode, headers: Object.fromEntries(headers), body };
};
