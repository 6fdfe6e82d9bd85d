import type { Context, RequestFacts } from '@lintel/server/context';
import type { Metrics } from '@lintel/server/metrics';

/** The context of an operation at the gateway. */
export type GatewayContext = {
  readonly facts: RequestFacts;
  /** The context that the subgraphs share when they run in this process. */
  readonly scope: Context | undefined;
  readonly metrics: Metrics;
  /**
   * Whether an answer came from an earlier call with the same idempotency key. An object of its own, since Apollo Server
   * works on a copy of the context.
   */
  readonly idempotency: { replayed: boolean };
};
