import type { Metrics } from '@lintel/server/metrics';
import type { RedisScript } from '@lintel/server/redis';
import { memoryBuckets } from './memory-buckets.ts';
import { createRateLimiter, type RateLimiter, unlimited } from './rate-limiter.ts';
import type { RateLimits } from './rate-limits.ts';
import { redisBuckets, withInsurance } from './redis-buckets.ts';

export type RateLimitOptions = {
  readonly limits: RateLimits;
  /** The Redis in which gateways share the buckets; without one each has its own. */
  readonly script: RedisScript | undefined;
  /** A clock of this process that nobody sets back, in milliseconds; tests set it. */
  readonly now?: () => number;
};

/** The rate limiter of a gateway; without options nobody is limited. */
export const openRateLimiter = (options: RateLimitOptions | undefined, metrics: Metrics): RateLimiter => {
  if (options === undefined) return unlimited;
  const { limits, script, now = () => performance.now() } = options;
  const local = memoryBuckets(now);
  const store = script === undefined ? local : withInsurance(redisBuckets(script), local);
  return createRateLimiter({ limits, store, metrics, now });
};
