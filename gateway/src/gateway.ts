import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { requestErrors } from '@lintel/kernel/errors';
import { availabilityError } from '@lintel/server/driver-errors';
import { errorFields, type Log, serverLog } from '@lintel/server/log';
import { createMetrics, type Metrics } from '@lintel/server/metrics';
import { defaultOperationLimits, mostSelections, type OperationLimits } from '@lintel/server/operation-limits';
import type { Platform } from '@lintel/server/platform';
import { RequestError } from '@lintel/server/request-error';
import { slowOperationLog } from '@lintel/server/telemetry/slow-operations';
import type { Tracer } from '@lintel/server/telemetry/span';
import { closeUnusedConnections } from '@lintel/server/unused-connections';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { IdentityEdge } from './edge/identity-edge.ts';
import { builtInOperations } from './engine/built-in-operations.ts';
import { createEngine, type Engine } from './engine/engine.ts';
import type { Source } from './engine/source.ts';
import { engineGateway } from './engine-gateway.ts';
import { engineObserver } from './engine-observer.ts';
import { errorFormatter } from './errors.ts';
import type { Executor } from './executor.ts';
import { type GatewayContext, gatewayContexts } from './gateway-context.ts';
import { graphqlRoute } from './http/graphql-route.ts';
import { healthRoutes } from './http/health-routes.ts';
import { acceptJson } from './http/json-body.ts';
import { operationTexts } from './http/operation-texts.ts';
import { refuse, refuseError } from './http/refuse.ts';
import { requestId } from './http/request-facts.ts';
import { forgetAfterMutations, singleFlight } from './http/single-flight.ts';
import { endStalledAnswers } from './http/stalled-answers.ts';
import { limitsPlugin } from './limits/limits-plugin.ts';
import { operationGuard } from './limits/operation-guard.ts';
import { type IntrospectionPolicy, operationPlugin } from './operation-plugin.ts';
import { createOverload } from './overload/overload.ts';
import { chargedGateway, chargeRefused } from './rate-limit/charging.ts';
import { openRateLimiter, type RateLimitOptions } from './rate-limit/open-rate-limiter.ts';
import { askedOperations, stockGateway } from './stock-gateway.ts';
import type { SubscriptionLimits } from './subscriptions/limits.ts';
import { subscriptionRoutes } from './subscriptions/subscription-routes.ts';
import { shouldUpgrade } from './subscriptions/web-socket-route.ts';
import { startWarmUp, type WarmUp } from './warm-up.ts';
import { withoutSubscriptions } from './without-subscriptions.ts';

export type GatewayOptions = {
  readonly supergraphSdl: string;
  /** How to reach a subgraph, by its name in the supergraph and the URL that stands there. */
  readonly source: (subgraph: string, url: string) => Source<GatewayContext>;
  /** Who runs query plans: the engine of this repository (default), or the executor of `@apollo/gateway`. */
  readonly executor?: Executor | undefined;
  /** Longest time for one operation. */
  readonly deadlineMs?: number;
  /** Longest time before it is ready in which plans of registered operations are made; the others are made beside traffic. */
  readonly warmUpMs?: number;
  /** Whether identical queries of a session that come at the same time share an answer. */
  readonly singleFlight?: boolean;
  /** Most operations at once, see `createLoadGuard`; without it there is no guard. */
  readonly maxInFlight?: number;
  /** What callers may use up; without it nobody is charged. */
  readonly rateLimits?: RateLimitOptions | undefined;
  /** An operation that takes so long is logged; 0 for never. */
  readonly slowMs?: number;
  /** Given when tracing is on. */
  readonly tracer?: Tracer | undefined;
  readonly edge: IdentityEdge;
  /** Given when the subgraphs run in this process. */
  readonly platform?: Platform;
  readonly introspection: IntrospectionPolicy;
  /** How large an operation may be, where it is not as by default. */
  readonly operationLimits?: OperationLimits;
  /** Bounds of subscriptions and their connections, where they are not the default ones. */
  readonly subscriptions?: Partial<SubscriptionLimits>;
  readonly isReady: () => Promise<boolean>;
  /** Addresses of reverse proxies whose X-Forwarded-For is believed. */
  readonly trustProxy?: readonly string[] | undefined;
  /** Who shows it reads `/metrics`; without one, whoever asks from this machine. */
  readonly metricsToken?: string | undefined;
  readonly logLevel: string;
};

const mostBodyBytes = 256 * 1024;
/** How long a client may read nothing of its answer. */
const stalledMs = 10_000;
/** More than the longest registered document can have; others are bounded by their limit before. */
const mostRegisteredTokens = 33_000;
/** Most faults of a document that are told. */
const mostErrors = 5;

/** The edge as a Fastify app that does not listen yet. Everything it needs is an option; it reads no environment. */
export const createGateway = async (options: GatewayOptions): Promise<FastifyInstance> => {
  // The stock gateway would report to its maker; nothing here phones home.
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
  const app = Fastify({
    logger: serverLog(options.logLevel),
    bodyLimit: mostBodyBytes,
    trustProxy: options.trustProxy === undefined ? false : [...options.trustProxy],
    genReqId: ({ headers }) => requestId(headers),
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    // `drainOnSignals` bounds the end; Fastify would give up earlier.
    pluginTimeout: 0,
    http: { shouldUpgradeCallback: shouldUpgrade },
  });
  const metrics = createMetrics('gateway');
  const formatError = errorFormatter(app.log, metrics);
  const { edge, platform, tracer, introspection, deadlineMs = 15_000 } = options;
  const engine = options.executor === 'apollo' ? undefined : ownEngine(options, metrics);
  const flights = options.singleFlight ? singleFlight(deadlineMs, metrics) : undefined;
  const rates = openRateLimiter(options.rateLimits, metrics);
  const guard = operationGuard(options.supergraphSdl, options.operationLimits ?? defaultOperationLimits);
  const asked = askedOperations();
  const parseOptions = { maxTokens: Math.max(guard.limits.tokens, mostRegisteredTokens) };
  const gateway =
    engine === undefined
      ? stockGateway({ supergraphSdl: options.supergraphSdl, source: options.source, logger: apolloLogger(app.log) })
      : engineGateway(engine, options.supergraphSdl);
  const server = new ApolloServer<GatewayContext>({
    gateway: chargedGateway(gateway as never, { rates, costOf: guard.costOf, note: asked.note }),
    introspection: true,
    hideSchemaDetailsFromClientErrors: options.introspection === 'off',
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    parseOptions,
    validationOptions: { maxErrors: mostErrors },
    maxRecursiveSelections: mostSelections,
    formatError,
    logger: apolloLogger(app.log),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      operationPlugin(options.introspection, slowOperationLog(app.log, metrics, options.slowMs ?? 1000)),
      limitsPlugin(guard),
      chargeRefused(rates),
      ...(engine === undefined ? [withoutSubscriptions] : []),
      ...(flights === undefined ? [] : [forgetAfterMutations(flights)]),
    ],
  } as never);
  await server.start();

  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  endStalledAnswers(app, stalledMs);
  acceptJson(app);
  refuseInOurWords(app);
  const warmUp = engine && warmUpOf(engine, options, app);
  healthRoutes(app, {
    metrics,
    metricsToken: options.metricsToken,
    isReady: async () => warmUp?.isOver() !== false && options.isReady(),
  });
  app.get('/.well-known/jwks.json', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=60').send(await options.edge.jwks()),
  );
  const contexts = gatewayContexts({ platform, metrics, tracer });
  const overload = createOverload({ maxInFlight: options.maxInFlight ?? 0, platform, metrics });
  app.addHook('onClose', async () => overload.close());
  // The platform closes after the app.
  app.addHook('onClose', contexts.settled);
  const texts = operationTexts({
    edge,
    guard,
    rates,
    isPrepared: (engine ?? asked).isPrepared,
    mostTokens: parseOptions.maxTokens,
  });
  graphqlRoute(app, { server, edge, texts, contexts, deadlineMs, overload, rates, flights });
  const limits = options.subscriptions;
  subscriptionRoutes(app, {
    server,
    edge,
    texts,
    metrics,
    contexts,
    formatError,
    introspection,
    deadlineMs,
    overload,
    rates,
    limits,
  });
  closeUnusedConnections(app);
  app.addHook('onClose', () => server.stop());
  await warmUp?.begun;
  return app;
};

const ownEngine = ({ supergraphSdl, source }: GatewayOptions, metrics: Metrics): Engine<GatewayContext> =>
  createEngine({ supergraphSdl, source, observer: engineObserver(metrics) });

const warmUpOf = (
  { warm, schema }: Engine<GatewayContext>,
  { edge, warmUpMs = 5000 }: GatewayOptions,
  app: FastifyInstance,
): WarmUp => {
  const warmUp = startWarmUp({
    plan: warm,
    builtIn: builtInOperations(schema),
    wanted: edge.operationsToWarm,
    patienceMs: warmUpMs,
    log: app.log,
  });
  app.addHook('preClose', async () => warmUp.stop());
  return warmUp;
};

/** Errors of Fastify itself, and faults of ours, in the shape of a GraphQL answer. */
const refuseInOurWords = (app: FastifyInstance): void => {
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({
      errors: [
        { message: 'There is nothing at this address.', extensions: { code: 'NOT_FOUND', requestId: request.id } },
      ],
    }),
  );
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const known = error instanceof RequestError ? error : availabilityError(error);
    if (known !== undefined) return refuseError(request, reply, known);
    if (error.statusCode === 413)
      return refuse(request, reply, 'PAYLOAD_TOO_LARGE', `The body has more than ${mostBodyBytes} bytes.`);
    if (error.statusCode === 415) return refuse(request, reply, 'UNSUPPORTED_MEDIA_TYPE');
    if (error.statusCode !== undefined && error.statusCode < 500) return refuse(request, reply, 'BAD_REQUEST');
    request.log.error({ requestId: request.id, ...errorFields(error) }, 'a request failed');
    return refuse(request, reply, 'INTERNAL', requestErrors.INTERNAL.message);
  });
};

/** Apollo logs are ours to phrase: their messages may carry documents and answers of subgraphs. */
const apolloLogger = (log: Log) => ({
  debug: () => undefined,
  info: () => undefined,
  warn: (message?: unknown) => log.warn({ source: 'apollo' }, String(message).slice(0, 200)),
  error: (message?: unknown) => log.error({ source: 'apollo', ...errorFields(message) }, 'apollo reported an error'),
});
