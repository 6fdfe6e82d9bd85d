import { type Context, createContext, type RequestFacts } from '@lintel/server/context';
import type { Metrics } from '@lintel/server/metrics';
import type { Platform } from '@lintel/server/platform';
import type { Span, Tracer } from '@lintel/server/telemetry/span';
import type { EngineResult } from './engine/run-operation.ts';
import type { SubscribeInput } from './engine/subscribe-operation.ts';
import type { ChargePlace } from './rate-limit/charging.ts';

/** The context of an operation at the gateway. */
export type GatewayContext = {
  readonly facts: RequestFacts;
  /** The context that the subgraphs share when they run in this process. */
  readonly scope: Context | undefined;
  readonly metrics: Metrics;
  /** Fires when the client has left, or when the time for the operation is over. */
  readonly signal: AbortSignal;
  /** Whether the document is a registered one: only their names are few enough to be labels of metrics. */
  readonly isRegistered: boolean;
  /** Where the time of the operation went, for the log of slow ones. */
  readonly timings: OperationTimings;
  /** The operation under observation, when tracing is on. */
  readonly span: Span | undefined;
  /**
   * Whether an answer came from an earlier call with the same idempotency key. An object of its own, since Apollo Server
   * works on a copy of the context.
   */
  readonly idempotency: { replayed: boolean };
  /** What the caller was charged; an object of its own, for the same reason. */
  readonly charging: ChargePlace;
  /** Where the executor leaves a subscription that is ready to run; absent where nobody could read its events. */
  readonly subscription?: SubscriptionPlace | undefined;
};

/** An object of its own, for the same reason as `idempotency`. */
export type SubscriptionPlace = {
  open?: (input: Omit<SubscribeInput<GatewayContext>, 'variables'>) => AsyncGenerator<EngineResult>;
};

/** The contexts of a gateway's operations, from the first look at each until nothing of it is left open. */
export type GatewayContexts = {
  readonly open: (given: Pick<GatewayContext, 'facts' | 'isRegistered' | 'signal' | 'subscription'>) => GatewayContext;
  /**
   * Ends a context when its answer is ready. Nobody waits for it: behind a statement that still runs, the deadline of the operation would mean
   * nothing.
   */
  readonly close: (context: GatewayContext, outcome: 'ok' | 'error') => void;
  /** Resolves when all that were closed have ended. */
  readonly settled: () => Promise<void>;
};

export const gatewayContexts = ({
  platform,
  metrics,
  tracer,
}: {
  /** Given when the subgraphs run in this process. */
  readonly platform: Platform | undefined;
  readonly metrics: Metrics;
  readonly tracer: Tracer | undefined;
}): GatewayContexts => {
  const endings = new Set<Promise<void>>();
  return {
    open: (given) => {
      const span = tracer?.start('operation');
      return {
        ...given,
        span,
        scope: platform === undefined ? undefined : createContext(platform, given.facts, span),
        metrics,
        idempotency: { replayed: false },
        charging: {},
        timings: { fetches: new Map() },
      };
    },
    close: ({ scope, span }, outcome) => {
      span?.end(outcome);
      if (scope === undefined) return;
      const ending = scope.end().finally(() => endings.delete(ending));
      endings.add(ending);
    },
    settled: async () => void (await Promise.all(endings)),
  };
};

export type OperationTimings = {
  /** Time to find or make the plan. */
  planMs?: number;
  readonly fetches: Map<string, { count: number; ms: number }>;
};
