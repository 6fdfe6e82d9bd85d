import type { Environment } from '@lintel/server/environment';
import { mostInFlight } from '@lintel/server/load-guard';
import { operationLimits } from '@lintel/server/operation-limits';
import type { RedisWires } from '@lintel/server/redis';
import { slowOperationMs } from '@lintel/server/telemetry/slow-operations';
import { executorOf } from './executor.ts';
import type { GatewayOptions } from './gateway.ts';
import { wantsSingleFlight } from './http/single-flight.ts';
import { operationDeadline } from './operation-deadline.ts';
import { rateLimitSettings } from './rate-limit/rate-limits.ts';
import { subscriptionSettings } from './subscriptions/limits.ts';
import { trustedProxies } from './trusted-proxies.ts';

/**
 * What a gateway reads from its environment in whichever way it runs; `redis` is where it shares with others what callers have
 * used up. Throws for a setting that makes no sense.
 */
export const gatewaySettings = (
  environment: Environment,
  redis: Pick<RedisWires, 'script'> | undefined,
): Pick<
  GatewayOptions,
  | 'executor'
  | 'subscriptions'
  | 'deadlineMs'
  | 'maxInFlight'
  | 'metricsToken'
  | 'operationLimits'
  | 'rateLimits'
  | 'singleFlight'
  | 'slowMs'
  | 'trustProxy'
> => ({
  executor: executorOf(environment),
  subscriptions: subscriptionSettings(environment),
  deadlineMs: operationDeadline(environment),
  maxInFlight: mostInFlight(environment),
  metricsToken: environment.LINTEL_METRICS_TOKEN || undefined,
  operationLimits: operationLimits(environment),
  rateLimits: rateLimitsOf(environment, redis),
  singleFlight: wantsSingleFlight(environment),
  slowMs: slowOperationMs(environment),
  trustProxy: trustedProxies(environment.LINTEL_TRUST_PROXY),
});

const rateLimitsOf = (
  environment: Environment,
  redis: Pick<RedisWires, 'script'> | undefined,
): GatewayOptions['rateLimits'] => {
  const limits = rateLimitSettings(environment);
  return limits && { limits, script: redis?.script };
};
