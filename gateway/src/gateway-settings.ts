import type { Environment } from '@lintel/server/environment';
import { slowOperationMs } from '@lintel/server/telemetry/slow-operations';
import { executorOf } from './executor.ts';
import type { GatewayOptions } from './gateway.ts';
import { wantsSingleFlight } from './http/single-flight.ts';
import { operationDeadline } from './operation-deadline.ts';
import { subscriptionSettings } from './subscriptions/limits.ts';
import { trustedProxies } from './trusted-proxies.ts';

/** What a gateway reads from its environment in whichever way it runs. Throws for a setting that makes no sense. */
export const gatewaySettings = (
  environment: Environment,
): Pick<GatewayOptions, 'executor' | 'subscriptions' | 'deadlineMs' | 'singleFlight' | 'slowMs' | 'trustProxy'> => ({
  executor: executorOf(environment),
  subscriptions: subscriptionSettings(environment),
  deadlineMs: operationDeadline(environment),
  singleFlight: wantsSingleFlight(environment),
  slowMs: slowOperationMs(environment),
  trustProxy: trustedProxies(environment.LINTEL_TRUST_PROXY),
});
