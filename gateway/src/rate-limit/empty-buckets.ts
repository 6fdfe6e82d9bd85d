import { type Bucket, type Level, suffices } from './bucket.ts';

const mostBuckets = 50_000;

/**
 * Buckets with less than a point in them, for as long as that is sure: others can only take more. Whoever comes meanwhile is
 * refused without being read.
 */
export type EmptyBuckets = {
  readonly note: (level: Level) => void;
  /** The levels of those of the buckets that are known to be empty. */
  readonly among: (buckets: readonly Bucket[]) => readonly Level[];
};

export const emptyBuckets = (now: () => number): EmptyBuckets => {
  const until = new Map<string, number>();
  const levelOf = (bucket: Bucket): Level => {
    const ms = (until.get(bucket.key) ?? 0) - now();
    return { bucket, left: 1 - (ms / 1000) * bucket.perSecond };
  };
  return {
    note: ({ bucket: { key, perSecond }, left }) => {
      until.delete(key);
      if (suffices(left, 1)) return;
      if (until.size >= mostBuckets) until.delete(until.keys().next().value as string);
      until.set(key, now() + ((1 - left) / perSecond) * 1000);
    },
    among: (buckets) => (until.size === 0 ? [] : buckets.map(levelOf).filter(({ left }) => !suffices(left, 1))),
  };
};
