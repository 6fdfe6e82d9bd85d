import type { Metrics } from '@lintel/server/metrics';
import type { IdentityEdge } from '../edge/identity-edge.ts';
import { networkOf } from '../http/network-of.ts';
import { createCounter } from '../subscriptions/limits.ts';
import { type Bucket, type BucketStore, type Level, pointsNeeded, type Taken } from './bucket.ts';
import { addressBucket, bucketsOf, type Caller } from './callers.ts';
import { emptyBuckets } from './empty-buckets.ts';
import { goodCredentials } from './good-credentials.ts';
import { createLookups } from './lookups.ts';
import { RateLimited } from './rate-limited.ts';
import type { RateLimits } from './rate-limits.ts';
import { refusedStanding, type Standing, standingOf } from './standing.ts';

/** What became of an attempt to charge somebody. */
export type Charge = {
  /** Points that were taken; 0 when it was refused. */
  readonly points: number;
  /** For the headers of the answer. */
  readonly standing: Standing | undefined;
  /** Undefined when there was room. */
  readonly refusal: RateLimited | undefined;
};

/** Charges callers for what they ask. */
export type RateLimiter = {
  /**
   * Before any work; answers what to call when the operation is over. Error: RATE_LIMITED for a caller who is known to have nothing
   * left, which nobody is asked for, and for too many operations at once from an address without a session.
   */
  readonly admit: (caller: Caller) => () => void;
  /** Takes points from all buckets of the caller, or from none. */
  readonly charge: (caller: Caller, points: number) => Promise<Charge>;
  /**
   * Looks up credentials that come from an address. Error: RATE_LIMITED for those that nobody has seen to be good, when too many
   * from there were not, or too many are being looked up: what they were is known only afterwards.
   */
  readonly resolving: (edge: IdentityEdge, address: string | undefined) => Pick<IdentityEdge, 'resolveSession'>;
};

/** Nobody is charged. */
export const unlimited: RateLimiter = {
  admit: () => () => undefined,
  charge: async () => ({ points: 0, standing: undefined, refusal: undefined }),
  resolving: (edge) => edge,
};

/**
 * Operations at once from one address without a session, and credentials from there that are looked up at once. A sign-in is 40 ms of CPU, so few of them keep all cores busy, and those that wait
 * would take the places of everybody else.
 */
const mostAtOnce = 16;

export type RateLimiterOptions = {
  readonly limits: RateLimits;
  readonly store: BucketStore;
  readonly metrics: Pick<Metrics, 'rateLimited'>;
  /** Milliseconds. */
  readonly now: () => number;
};

export const createRateLimiter = ({ limits, store, metrics, now }: RateLimiterOptions): RateLimiter => {
  const empty = emptyBuckets(now);
  const good = goodCredentials();
  const atOnce = createCounter(mostAtOnce);
  const lookups = createLookups(mostAtOnce);
  const refused = (levels: readonly Level[], caller: Caller, points: number): RateLimited => {
    const wait = longestWait(levels, points);
    metrics.rateLimited.inc({ bucket: wait.bucket.kind });
    return new RateLimited(wait.bucket.kind, wait.seconds, refusedStanding(levels, caller, wait));
  };
  const refuseEmpty = (buckets: readonly Bucket[], caller: Caller): void => {
    const levels = empty.among(buckets);
    if (levels.length > 0) throw refused(levels, caller, 1);
  };
  const tooManyAtOnce = (kind: 'address' | 'credentials'): RateLimited => {
    metrics.rateLimited.inc({ bucket: kind });
    return new RateLimited(kind, 1, undefined);
  };
  const take = async (buckets: readonly Bucket[], points: number): Promise<Taken> => {
    const taken = await store.take(buckets, points);
    for (const level of taken.levels) empty.note(level);
    return taken;
  };
  return {
    admit: (caller) => {
      refuseEmpty(bucketsOf(caller, limits), caller);
      if (caller.session !== null) return () => undefined;
      const leave = atOnce(networkOf(caller.ip));
      if (leave === undefined) throw tooManyAtOnce('address');
      return leave;
    },
    charge: async (caller, points) => {
      const { isGranted, levels } = await take(bucketsOf(caller, limits), points);
      if (isGranted) return { points, standing: standingOf(levels, caller), refusal: undefined };
      const refusal = refused(levels, caller, points);
      return { points: 0, standing: refusal.standing, refusal };
    },
    resolving: (edge, ip) => ({
      resolveSession: async (credential, ...how) => {
        const attempts = [addressBucket('credentials', ip, limits)];
        const isKnown = good.has(credential);
        if (!isKnown) refuseEmpty(attempts, { session: null, ip });
        const leave = isKnown ? () => undefined : lookups(networkOf(ip), credential);
        if (leave === undefined) throw tooManyAtOnce('credentials');
        try {
          const resolution = await edge.resolveSession(credential, ...how);
          good.note(credential, resolution.ok);
          // The place is free only when the point is gone: those who come next must find that out.
          if (!resolution.ok) await take(attempts, 1);
          return resolution;
        } finally {
          leave();
        }
      },
    }),
  };
};

/** The bucket that has to be waited for longest, and whole seconds until the points are in it. */
const longestWait = (
  levels: readonly Level[],
  points: number,
): { readonly bucket: Bucket; readonly seconds: number } => {
  const waits = levels.map(({ bucket, left }) => ({
    bucket,
    seconds: (pointsNeeded(bucket, points) - left) / bucket.perSecond,
  }));
  const longest = waits.reduce((one, other) => (other.seconds > one.seconds ? other : one));
  return { bucket: longest.bucket, seconds: Math.max(1, Math.ceil(longest.seconds)) };
};
