import type { Metrics } from '@lintel/server/metrics';
import type { Attributes, Span } from '@lintel/server/telemetry/span';
import type { SourceResult } from '../engine/source.ts';
import type { Breaker, BreakerState } from './breaker.ts';
import { asRequestError, FetchFailure } from './fetch-failure.ts';

/** The metrics that a source keeps. */
export type SourceMetrics = Pick<Metrics, 'fetchFailures' | 'retries' | 'breakers'>;

/** What is observed of one fetch. Nothing of what it asks or answers, only names and counts. */
export type Observation = {
  /** For the subgraph, so that its spans belong to this fetch. */
  readonly traceparent: string | undefined;
  readonly retried: () => void;
  readonly answered: (result: SourceResult) => void;
  /** Gives the failure back as what a source rejects with. */
  readonly failed: (failure: unknown) => unknown;
};

/** The value of the gauge by state: what is worse is higher. */
const levels: Readonly<Record<BreakerState, number>> = { closed: 0, 'half-open': 1, open: 2 };

/**
 * Starts observing a fetch: attempts, why there was no answer, the state of the breaker, and a span when there is one above.
 * Time and outcome are the engine's to measure, which does it for all sources alike.
 */
export const observer = <C>(source: {
  readonly name: string;
  readonly breaker: Breaker | undefined;
  readonly metricsOf?: ((context: C) => SourceMetrics | undefined) | undefined;
  readonly spanOf?: ((context: C) => Span | undefined) | undefined;
}): ((context: C) => Observation) => {
  const label = { subgraph: source.name };
  let reported: BreakerState | undefined;

  return (context) => {
    const metrics = source.metricsOf?.(context);
    const span = source.spanOf?.(context)?.child('fetch', label, 'client');
    let retries = 0;
    const finish = (outcome: 'ok' | 'error', attributes: Attributes) => {
      const state = source.breaker?.state();
      if (metrics !== undefined && state !== undefined && state !== reported) {
        metrics.breakers.set(label, levels[state]);
        reported = state;
      }
      span?.set(retries === 0 ? attributes : { ...attributes, retries });
      span?.end(outcome);
    };
    return {
      traceparent: span?.traceparent,
      retried: () => {
        retries += 1;
        metrics?.retries.inc(label);
      },
      answered: ({ errors }) => (errors === undefined ? finish('ok', {}) : finish('error', { errors: errors.length })),
      failed: (failure) => {
        const reason = failure instanceof FetchFailure ? failure.kind : 'fault';
        metrics?.fetchFailures.inc({ ...label, reason });
        finish('error', { reason });
        return asRequestError(failure);
      },
    };
  };
};
