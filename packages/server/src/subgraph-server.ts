import { assertServiceRole } from '@lintel/db/boot';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { createContext } from './context.ts';
import type { Subgraph } from './define.ts';
import { drainOnSignals } from './drain.ts';
import { type Environment, openPlatform, requiredSetting } from './environment.ts';
import { subgraphExecutor } from './execute.ts';
import { type GatewayAdmission, gatewayAdmission } from './gateway-admission.ts';
import { drainNotice, isLeaving, leave, mayLeave, serviceNoticeMs } from './leaving.ts';
import { createLoadGuard, mostInFlight, thisProcess } from './load-guard.ts';
import { errorFields, type Log, serverLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { operationRequest } from './operation-request.ts';
import type { Platform } from './platform.ts';
import { databaseReadiness } from './readiness.ts';
import { remoteKeys } from './remote-keys.ts';
import { answerFaults, refuseForLoad } from './subgraph-refusals.ts';
import { prefersEventStream } from './subscription-sse.ts';
import { subgraphStreams } from './subscription-streams.ts';
import { openTracer } from './telemetry/start.ts';
import { surviveUnhandledRejections } from './unhandled-rejections.ts';
import { closeUnusedConnections } from './unused-connections.ts';

/** Extra HTTP of a subgraph besides GraphQL: identity's session lookup, the file transfers of documents. */
export type Routes = (app: FastifyInstance, platform: Platform, admission: GatewayAdmission) => void | Promise<void>;

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
    logger: serverLog(environment.LINTEL_LOG_LEVEL ?? 'info'),
    bodyLimit: mostBytes,
    // The signed context lists the units and communities a person may see; Node's own limit would end at some 250 of them.
    http: { maxHeaderSize: mostHeaderBytes },
    // The address of a file lets in whoever has it: requests are not logged, at the gateway neither.
    logController: new LogController({ disableRequestLogging: true }),
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
  const admission = gatewayAdmission(app, subgraph.name, gatewayKeys(jwks, app.log));
  const metrics = createMetrics(subgraph.name);
  const tracer = await openTracer(environment, subgraph.name);
  const execute = subgraphExecutor(subgraph);
  const isReady = databaseReadiness(platform.door);
  const guard = createLoadGuard(mostInFlight(environment), thisProcess(platform.door));
  const streams = subgraphStreams(subgraph, platform);

  mayLeave(app);
  answerFaults(app);
  app.get('/health/live', () => ({ status: 'ok' }));
  app.get('/health/ready', async (_request, reply) => {
    if (isLeaving(app)) return reply.code(503).send({ status: 'draining' });
    const ready = await isReady();
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'database unavailable' });
  });
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  app.post('/graphql', { ...admission.hooks, bodyLimit: mostFetchBytes }, async (request, reply) => {
    const facts = admission.contextOf(request);
    const asked = operationRequest(request.body);
    if (prefersEventStream(request.headers.accept)) return streams.answer(asked, facts, reply);
    const place = guard.enter(facts.lane ?? 'ordinary');
    if (place === undefined) return refuseForLoad(reply, facts, metrics);
    const span = tracer?.start('subgraph', { subgraph: subgraph.name }, String(request.headers.traceparent ?? ''));
    const context = createContext(platform, facts, span);
    const end = metrics.fetches.startTimer({ subgraph: subgraph.name });
    let outcome: 'ok' | 'error' = 'error';
    let hasRun = false;
    try {
      const result = await execute(asked, context);
      hasRun = result.data != null;
      if (context.writing.replayed) reply.header('idempotency-replayed', 'true');
      outcome = result.errors === undefined ? 'ok' : 'error';
      end({ outcome });
      return await reply.send(result);
    } finally {
      place(hasRun ? 'ran' : 'refused');
      span?.end(outcome);
      await context.end();
    }
  });
  await routes?.(app, platform, admission);
  app.addHook('preClose', async () => streams.close());
  closeUnusedConnections(app);
  app.addHook('onClose', async () => guard.close());
  app.addHook('onClose', close);
  app.addHook('onClose', () => tracer?.close());
  const noticeMs = drainNotice(environment, serviceNoticeMs);
  drainOnSignals(
    async () => {
      await app.close();
    },
    () => leave(app, noticeMs),
  );
  await app.listen({ port: Number(environment.PORT ?? 4001), host: environment.HOST ?? '127.0.0.1' });
  return app;
};

/**
 * The gateway's keys. Every replica publishes a key before any of them signs with it (docs/operations.md), so an unknown name
 * is worth a fetch, but not more than one a second.
 */
const gatewayKeys = (url: string, log: Log) =>
  remoteKeys({
    url,
    cooldownMs: 1000,
    freshMs: 5 * 60_000,
    longestMs: 60 * 60_000,
    onFailure: (error) => log.warn(errorFields(error), "the gateway's keys cannot be read"),
  });
