import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { Metrics } from '@lintel/server/metrics';
import type { Platform } from '@lintel/server/platform';
import { RequestError } from '@lintel/server/request-error';
import { requestHash } from '@lintel/server/request-hash';
import type { Tracer } from '@lintel/server/telemetry/span';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IdentityEdge } from '../edge/identity-edge.ts';
import { type GatewayContext, gatewayContexts } from '../gateway-context.ts';
import { graphqlBody } from './graphql-body.ts';
import { operationText } from './operation-text.ts';
import { patience } from './patience.ts';
import { refuse } from './refuse.ts';
import { requestFacts } from './request-facts.ts';

export type GraphqlRouteOptions = {
  readonly server: ApolloServer<GatewayContext>;
  readonly edge: IdentityEdge;
  readonly metrics: Metrics;
  /** Given when the subgraphs run in this process. */
  readonly platform: Platform | undefined;
  readonly deadlineMs: number;
  readonly tracer: Tracer | undefined;
};

/** `POST /graphql`: who asks, which document, then Apollo Server; afterwards the request's transaction is ended. */
export const graphqlRoute = (
  app: FastifyInstance,
  { server, edge, metrics, platform, deadlineMs, tracer }: GraphqlRouteOptions,
): void => {
  const contexts = new WeakMap<FastifyRequest, GatewayContext>();

  const prepare = async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      const body = graphqlBody(request.body);
      const who = await requestFacts(request, edge);
      const { text: query, isRegistered } = await operationText(body, who, edge);
      const facts = who.idempotencyKey === undefined ? who : { ...who, requestHash: requestHash({ ...body, query }) };
      // Apollo Server takes a key for a value, even when there is none behind it.
      request.body = {
        query,
        ...(body.variables == null ? {} : { variables: body.variables }),
        ...(body.operationName == null ? {} : { operationName: body.operationName }),
      };
      contexts.set(request, gatewayContext({ facts, isRegistered, signal: patience(reply.raw, deadlineMs) }));
    } catch (error) {
      if (error instanceof RequestError) return refuse(request, reply, error.code, error.message);
      throw error;
    }
    return undefined;
  };
  const gatewayContext = gatewayContexts({ platform, metrics, tracer });

  const handle = fastifyApolloHandler(server, { context: async (request) => contexts.get(request)! });
  app.post('/graphql', { preHandler: prepare }, async (request, reply) => {
    const context = contexts.get(request)!;
    try {
      const body = await handle.call(app, request, reply);
      if (context.idempotency.replayed || context.scope?.writing.replayed) reply.header('idempotency-replayed', 'true');
      return body;
    } finally {
      await context.scope?.end();
      context.span?.end(reply.statusCode < 400 ? 'ok' : 'error');
    }
  });
  app.get('/graphql', (request, reply) => {
    if (request.headers.accept?.includes('text/html')) return reply.redirect('/explorer');
    return refuse(request, reply.header('allow', 'POST'), 'METHOD_NOT_ALLOWED');
  });
};
