import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { unhandledRejections } from './unhandled-rejections.ts';

/** The Prometheus metrics of a process. Labels are names from our own schema and code, never text of a client. */
export type Metrics = {
  readonly registry: Registry;
  /** Seconds per operation at the edge, by kind (`query`, …, or `none`), by name (see `operationName`) and by outcome. */
  readonly operations: Histogram<'operation' | 'name' | 'outcome'>;
  /** The value of the label `name`: a registered name, `anonymous` for none, `other` for any other. */
  readonly operationName: (name: string | undefined, isRegistered: boolean) => string;
  /** Seconds per fetch from the gateway to a subgraph. */
  readonly fetches: Histogram<'subgraph' | 'outcome'>;
  /** Fetches over HTTP without an answer, by why; the reasons are the kinds of the gateway's `FetchFailure`. */
  readonly fetchFailures: Counter<'subgraph' | 'reason'>;
  /** Further attempts after a lost connection. */
  readonly retries: Counter<'subgraph'>;
  /** State of the circuit breaker: 0 closed, 1 half-open, 2 open. */
  readonly breakers: Gauge<'subgraph'>;
  /** Seconds per query plan that had to be made. */
  readonly plans: Histogram;
  /** Lookups of plans: `hit` or `miss`; and plans that were made before anybody asked: `warmed`. */
  readonly planCache: Counter<'result'>;
  /** Entities that plans asked for (`wanted`) and representations that went to a subgraph (`sent`): the difference was saved. */
  readonly representations: Counter<'subgraph' | 'kind'>;
  readonly subscriptions: Gauge;
  /** Requests that got the answer of an identical one, see LINTEL_SINGLE_FLIGHT. */
  readonly sharedAnswers: Counter;
  /** Operations that were refused because there was too much to do, by lane: `ordinary` or `critical`. */
  readonly shed: Counter<'lane'>;
  /** Operations that took longer than LINTEL_SLOW_OPERATION_MS. */
  readonly slowOperations: Counter;
  /** Requests refused for want of points, by the bucket that had too few. */
  readonly rateLimited: Counter<'bucket'>;
  /** GraphQL errors by code. */
  readonly errors: Counter<'code'>;
};

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The metrics of one process; `service` stands in every line. */
export const createMetrics = (service: string): Metrics => {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  registry.registerMetric(unhandledRejections);
  const registers = [registry];
  const histogram = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Histogram<L>({ name: `lintel_${name}`, help, labelNames: [...labelNames], buckets: seconds, registers });
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter<L>({ name: `lintel_${name}`, help, labelNames: [...labelNames], registers });
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Gauge<L>({ name: `lintel_${name}`, help, labelNames: [...labelNames], registers });
  return {
    registry,
    operations: histogram('operation_seconds', 'Time per GraphQL operation.', ['operation', 'name', 'outcome']),
    operationName: boundedNames(mostNames),
    fetches: histogram('subgraph_fetch_seconds', 'Time per fetch from a subgraph.', ['subgraph', 'outcome']),
    fetchFailures: counter('subgraph_fetch_failures_total', 'Fetches over HTTP without an answer, by why.', [
      'subgraph',
      'reason',
    ]),
    retries: counter('subgraph_retries_total', 'Further attempts after a lost connection.', ['subgraph']),
    breakers: gauge('subgraph_breaker_state', 'Circuit breaker: 0 closed, 1 half-open, 2 open.', ['subgraph']),
    plans: histogram('plan_seconds', 'Time to make a query plan.', []),
    planCache: counter('plan_cache_total', 'Lookups of query plans by result.', ['result']),
    representations: counter('representations_total', 'Entities wanted, and representations sent for them.', [
      'subgraph',
      'kind',
    ]),
    subscriptions: gauge('subscriptions_active', 'Subscriptions of clients that are open.', []),
    sharedAnswers: counter('shared_answers_total', 'Requests answered with the answer of an identical one.', []),
    shed: counter('shed_total', 'Operations refused because there was too much to do.', ['lane']),
    slowOperations: counter('slow_operations_total', 'Operations over the threshold of the slow log.', []),
    rateLimited: counter('rate_limited_total', 'Requests refused for want of points.', ['bucket']),
    errors: counter('graphql_errors_total', 'GraphQL errors by code.', ['code']),
  };
};

/** Most operation names that get series of their own. */
const mostNames = 200;

/** Names come from a registry that organizations fill, so even registered ones are not without end: first come, first served. */
const boundedNames = (most: number): Metrics['operationName'] => {
  const known = new Set<string>();
  return (name, isRegistered) => {
    if (name === undefined || name === '') return 'anonymous';
    if (known.has(name)) return name;
    if (!isRegistered || known.size >= most) return 'other';
    known.add(name);
    return name;
  };
};
