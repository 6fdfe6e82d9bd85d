import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** The Prometheus metrics of a process. Labels are names from our own schema and code, never text of a client. */
export type Metrics = {
  readonly registry: Registry;
  /** Seconds per operation at the edge, by registered operation name and outcome. */
  readonly operations: Histogram<'operation' | 'outcome'>;
  /** Seconds per fetch from the gateway to a subgraph. */
  readonly fetches: Histogram<'subgraph' | 'outcome'>;
  /** GraphQL errors by code. */
  readonly errors: Counter<'code'>;
};

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export const createMetrics = (service: string): Metrics => {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    operations: new Histogram({
      name: 'lintel_operation_seconds',
      help: 'Time per GraphQL operation.',
      labelNames: ['operation', 'outcome'],
      buckets: seconds,
      registers,
    }),
    fetches: new Histogram({
      name: 'lintel_subgraph_fetch_seconds',
      help: 'Time per fetch from a subgraph.',
      labelNames: ['subgraph', 'outcome'],
      buckets: seconds,
      registers,
    }),
    errors: new Counter({
      name: 'lintel_graphql_errors_total',
      help: 'GraphQL errors by code.',
      labelNames: ['code'],
      registers,
    }),
  };
};
