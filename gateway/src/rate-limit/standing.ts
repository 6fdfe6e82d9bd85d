import type { Bucket, Level } from './bucket.ts';
import type { Caller } from './callers.ts';

/** How a caller stands with us, as the headers of an answer say it. All whole numbers. */
export type Standing = {
  /** Points of a full bucket. */
  readonly limit: number;
  /** Points left. */
  readonly remaining: number;
  /** Seconds until the bucket is full, if nothing more is taken from it. */
  readonly reset: number;
  /** Seconds in which an empty bucket fills up. */
  readonly window: number;
};

/**
 * The tightest of the buckets that are the caller's business. What is left in the organization's bucket tells what
 * colleagues do: staff that sees the whole organization, and its API clients, are told it, a resident is not.
 */
export const standingOf = (levels: readonly Level[], caller: Caller): Standing | undefined => {
  const [tightest] = levels
    .filter(({ bucket }) => isShown(bucket, caller))
    .toSorted((one, other) => one.left - other.left);
  if (tightest === undefined) return undefined;
  const { bucket, left } = tightest;
  return {
    limit: bucket.capacity,
    remaining: Math.max(0, Math.floor(left)),
    reset: Math.ceil((bucket.capacity - left) / bucket.perSecond),
    window: Math.round(bucket.capacity / bucket.perSecond),
  };
};

/** The same when there was no room. Who is not shown the bucket in question is told what matters: nothing, and until when. */
export const refusedStanding = (
  levels: readonly Level[],
  caller: Caller,
  { bucket, seconds }: { readonly bucket: Bucket; readonly seconds: number },
): Standing | undefined => {
  const standing = standingOf(levels, caller);
  return standing === undefined || isShown(bucket, caller) ? standing : { ...standing, remaining: 0, reset: seconds };
};

const isShown = ({ kind }: Bucket, { session }: Caller): boolean =>
  kind !== 'credentials' && (kind !== 'organization' || session?.visibility === 'organization');

/** The header fields of the IETF draft "RateLimit header fields for HTTP", in the form that most clients read. */
export const standingHeaders = (standing: Standing | undefined): Readonly<Record<string, string>> => {
  if (standing === undefined) return {};
  const { limit, remaining, reset, window } = standing;
  return {
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(reset),
    'ratelimit-policy': `${limit};w=${window}`,
  };
};
