import type { Metrics } from '@lintel/server/metrics';
import type { Observer } from './engine/observer.ts';
import type { GatewayContext } from './gateway-context.ts';

/** Turns what the engine does into metrics, and into the timings of the operation that it does it for. */
export const engineObserver = (metrics: Metrics): Observer => ({
  planned: (seconds) => {
    metrics.planCache.inc({ result: seconds === undefined ? 'hit' : 'miss' });
    if (seconds !== undefined) metrics.plans.observe(seconds);
  },
  warmed: (seconds) => {
    metrics.planCache.inc({ result: 'warmed' });
    metrics.plans.observe(seconds);
  },
  fetching: (subgraph, context) => {
    const start = performance.now();
    return (outcome) => {
      const ms = performance.now() - start;
      metrics.fetches.observe({ subgraph, outcome }, ms / 1000);
      const { fetches } = (context as GatewayContext).timings;
      const timing = fetches.get(subgraph);
      if (timing === undefined) fetches.set(subgraph, { count: 1, ms });
      else {
        timing.count += 1;
        timing.ms += ms;
      }
    };
  },
  deduplicated: (subgraph, wanted, sent) => {
    metrics.representations.inc({ subgraph, kind: 'wanted' }, wanted);
    metrics.representations.inc({ subgraph, kind: 'sent' }, sent);
  },
});
