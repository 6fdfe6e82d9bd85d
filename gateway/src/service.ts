import { memoryBus } from '@lintel/server/bus';
import { subgraphNames } from '@lintel/server/define';
import { drainOnSignals } from '@lintel/server/drain';
import { type Environment, openSecrets, requiredSetting } from '@lintel/server/environment';
import { drainNotice, leave, serviceNoticeMs } from '@lintel/server/leaving';
import { processLog } from '@lintel/server/log';
import { connectRedis } from '@lintel/server/redis';
import { internalKeyPurpose, publicJwks } from '@lintel/server/session-token';
import { openTracer } from '@lintel/server/telemetry/start';
import type { FastifyInstance } from 'fastify';
import { cachedEdge } from './edge/cached-edge.ts';
import { remoteEdge } from './edge/remote-edge.ts';
import { explorerRoutes } from './explorer-routes.ts';
import { fileProxy } from './file-proxy.ts';
import { createGateway } from './gateway.ts';
import { gatewaySettings } from './gateway-settings.ts';
import { introspectionPolicy } from './introspection.ts';
import { portOf } from './port.ts';
import { remoteSource, resilience } from './sources/remote-source.ts';
import { loadSupergraph } from './supergraph.ts';

/**
 * One gateway of many, in front of subgraph servers. It has no database. Reads LINTEL_SUBGRAPH_<NAME> (the GraphQL URL of
 * each subgraph), LINTEL_SECRET (the same in every gateway: it signs what subgraphs believe), REDIS_URL, PORT, HOST,
 * LINTEL_INTROSPECTION, LINTEL_SUPERGRAPH, LINTEL_LOG_LEVEL.
 */
export const startGatewayService = async (environment: Environment): Promise<FastifyInstance> => {
  const log = processLog();
  const secrets = openSecrets(environment);
  const urls = new Map(
    subgraphNames.map((name) => [
      name as string,
      requiredSetting(
        environment,
        `LINTEL_SUBGRAPH_${name.toUpperCase()}`,
        `the URL of ${name}, such as http://${name}:4001/graphql`,
      ),
    ]),
  );
  const sources = new Map([...urls].map(([name, url]) => [name, remoteSource({ name, url, secrets, ...resilience })]));
  const edge = remoteEdge(urls.get('identity')!, secrets);
  const redis = environment.REDIS_URL ? connectRedis(environment.REDIS_URL, log) : undefined;
  const tracer = await openTracer(environment, 'gateway');
  const introspection = introspectionPolicy(environment.LINTEL_INTROSPECTION);

  const app = await createGateway({
    supergraphSdl: await loadSupergraph(environment.LINTEL_SUPERGRAPH),
    source: (name) => sources.get(name)!,
    ...gatewaySettings(environment, redis),
    tracer,
    edge: await cachedEdge(edge, redis?.bus ?? memoryBus()),
    introspection,
    isReady: async () =>
      edge.jwks().then(
        () => true,
        () => false,
      ),
    logLevel: environment.LINTEL_LOG_LEVEL ?? 'info',
  });
  app.get('/.well-known/lintel-gateway.json', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=60').send(await publicJwks(secrets, internalKeyPurpose)),
  );
  fileProxy(app, urls.get('documents')!);
  explorerRoutes(app, { introspection, demo: null });
  app.addHook('onClose', async () => {
    await Promise.all([
      ...[...sources.values()].map((source) => source.close()),
      edge.close(),
      redis?.close(),
      tracer?.close(),
    ]);
  });
  const noticeMs = drainNotice(environment, serviceNoticeMs);
  drainOnSignals(
    async () => {
      await app.close();
    },
    () => leave(app, noticeMs),
  );
  await app.listen({ port: portOf(environment.PORT), host: environment.HOST ?? '127.0.0.1' });
  log.info({ port: portOf(environment.PORT) }, 'gateway is listening');
  return app;
};
