import { assertServiceRole } from '@lintel/db/boot';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { createContext } from './context.ts';
import type { Subgraph } from './define.ts';
import { drainOnSignals } from './drain.ts';
import { type Environment, openPlatform, requiredSetting } from './environment.ts';
import { subgraphExecutor } from './execute.ts';
import { createMetrics } from './metrics.ts';
import type { Platform } from './platform.ts';
import { type InternalContext, verifyInternalContext } from './session-token.ts';
import { prefersEventStream } from './subscription-sse.ts';
import { subgraphStreams } from './subscription-streams.ts';
import { openTracer } from './telemetry/start.ts';
import { surviveUnhandledRejections } from './unhandled-rejections.ts';
import { closeUnusedConnections } from './unused-connections.ts';

/** Extra HTTP of a subgraph besides GraphQL: identity's session lookup, the file transfers of documents. */
export type Routes = (app: FastifyInstance, platform: Platform, verify: VerifyGateway) => void | Promise<void>;

/** The signed context of a call from the gateway, or undefined when the call is not from the gateway. */
export type VerifyGateway = (headers: { authorization?: string | undefined }) => Promise<InternalContext | undefined>;

const mostBytes = 1024 * 1024;
/** One fetch may ask for every entity of a large answer: ten thousand representations with long keys have room. */
const mostFetchBytes = 16 * 1024 * 1024;
const mostHeaderBytes = 512 * 1024;

/**
 * Runs one subgraph as a service: `/graphql` for the gateway only, `/health/live`, `/health/ready`, `/metrics`, and the
 * subgraph's own routes. Reads PORT, HOST, DATABASE_URL, REDIS_URL, LINTEL_SECRET, LINTEL_GATEWAY_JWKS_URL, and what
 * `openTracer` reads.
 */
export const startSubgraph = async (
  subgraph: Subgraph,
  environment: Environment,
  routes?: Routes,
): Promise<FastifyInstance> => {
  const app = Fastify({
    logger: { level: environment.LINTEL_LOG_LEVEL ?? 'info' },
    bodyLimit: mostBytes,
    // The signed context lists the units and communities a person may see; Node's own limit would end at some 250 of them.
    http: { maxHeaderSize: mostHeaderBytes },
    genReqId: () => '',
    // `drainOnSignals` bounds the end; Fastify would give up earlier.
    pluginTimeout: 0,
  });
  surviveUnhandledRejections(app.log);
  const { platform, close } = openPlatform(environment, app.log);
  await assertServiceRole(platform.door);
  const jwks = requiredSetting(
    environment,
    'LINTEL_GATEWAY_JWKS_URL',
    "the gateway's /.well-known/lintel-gateway.json, by which subgraphs know it",
  );
  const verify = gatewayVerifier(
    subgraph.name,
    createRemoteJWKSet(new URL(jwks), { cooldownDuration: 1000, timeoutDuration: 5000 }),
  );
  const metrics = createMetrics(subgraph.name);
  const tracer = await openTracer(environment, subgraph.name);
  const execute = subgraphExecutor(subgraph);
  const streams = subgraphStreams(subgraph, platform);

  app.get('/health/live', () => ({ status: 'ok' }));
  app.get('/health/ready', async (_request, reply) => {
    const ready = await platform.door
      .authenticate('health', (tx) => tx.execute('select 1'))
      .then(
        () => true,
        () => false,
      );
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'database unavailable' });
  });
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  const callers = new WeakMap<FastifyRequest, InternalContext>();
  // Before the body is read: nobody else may make us hold so much.
  const admit = async (request: FastifyRequest, reply: FastifyReply) => {
    const facts = await verify(request.headers);
    if (facts === undefined)
      return reply.code(401).send({
        errors: [{ message: 'Only the gateway may call a subgraph.', extensions: { code: 'UNAUTHENTICATED' } }],
      });
    callers.set(request, facts);
    return undefined;
  };
  app.post('/graphql', { onRequest: admit, bodyLimit: mostFetchBytes }, async (request, reply) => {
    const facts = callers.get(request)!;
    if (prefersEventStream(request.headers.accept)) return streams.answer(request.body as never, facts, reply);
    const span = tracer?.start('subgraph', { subgraph: subgraph.name }, String(request.headers.traceparent ?? ''));
    const context = createContext(platform, facts, span);
    const end = metrics.fetches.startTimer({ subgraph: subgraph.name });
    let outcome: 'ok' | 'error' = 'error';
    try {
      const result = await execute(request.body as never, context);
      if (context.writing.replayed) reply.header('idempotency-replayed', 'true');
      outcome = result.errors === undefined ? 'ok' : 'error';
      end({ outcome });
      return await reply.send(result);
    } finally {
      span?.end(outcome);
      await context.end();
    }
  });
  await routes?.(app, platform, verify);
  app.addHook('preClose', async () => streams.close());
  closeUnusedConnections(app);
  app.addHook('onClose', close);
  app.addHook('onClose', () => tracer?.close());
  drainOnSignals(async () => {
    await app.close();
  });
  await app.listen({ port: Number(environment.PORT ?? 4001), host: environment.HOST ?? '127.0.0.1' });
  return app;
};

export const gatewayVerifier =
  (audience: string, keys: JWTVerifyGetKey): VerifyGateway =>
  (headers) => {
    const [scheme, token] = headers.authorization?.split(' ') ?? [];
    return verifyInternalContext(scheme === 'Bearer' ? token : undefined, audience, keys);
  };
