import type { AddressInfo } from 'node:net';
import { ApolloServer, type ApolloServerOptionsWithGateway } from '@apollo/server';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, { type FastifyRequest } from 'fastify';
import { announce } from './ready.ts';

export type ApolloServing<Context extends object> = {
  readonly gateway: ApolloServerOptionsWithGateway<Context>['gateway'];
  readonly context: (request: FastifyRequest) => Promise<Context>;
  /** After the answer has left. */
  readonly end?: (context: Context) => Promise<void>;
};

/** Apollo Server in front of a stock gateway, on the same HTTP server as Lintel has. */
export const serveApollo = async <Context extends object>(serving: ApolloServing<Context>): Promise<void> => {
  const app = Fastify({ logger: false });
  const server = new ApolloServer<Context>({
    gateway: serving.gateway,
    includeStacktraceInErrorResponses: false,
    // Answers of its client are cached nowhere, and nothing is reported.
    persistedQueries: false,
    plugins: [fastifyApolloDrainPlugin(app)],
  });
  await server.start();
  const contexts = new WeakMap<FastifyRequest, Context>();
  const handle = fastifyApolloHandler(server, {
    context: async (request) => {
      const context = await serving.context(request);
      contexts.set(request, context);
      return context;
    },
  });
  app.post('/graphql', async (request, reply) => {
    try {
      return await handle.call(app, request, reply);
    } finally {
      const context = contexts.get(request);
      if (context !== undefined) await serving.end?.(context);
    }
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  announce((app.server.address() as AddressInfo).port);
};
