import { type Bucket, type BucketStore, longestFillMs, pointsLeft, pointsNeeded, suffices } from './bucket.ts';

/** Most callers that are remembered; beyond them those who were quiet for longest are forgotten, which fills their buckets. */
const mostBuckets = 50_000;

/** Buckets of this process, by a clock in milliseconds that nobody sets back. */
export const memoryBuckets = (now: () => number): BucketStore => {
  const fullAt = new Map<string, number>();
  const keep = ({ key }: Bucket, moment: number) => {
    fullAt.delete(key);
    if (fullAt.size >= mostBuckets) fullAt.delete(fullAt.keys().next().value as string);
    fullAt.set(key, moment);
  };
  return {
    take: async (buckets, points) => {
      const at = now();
      const before = buckets.map((bucket) => ({ bucket, full: Math.max(fullAt.get(bucket.key) ?? at, at) }));
      const isGranted = before.every(({ bucket, full }) =>
        suffices(pointsLeft(bucket, full, at), pointsNeeded(bucket, points)),
      );
      const levels = before.map(({ bucket, full }) => {
        const emptied = Math.min(full + (points / bucket.perSecond) * 1000, at + longestFillMs(bucket));
        const after = isGranted ? emptied : full;
        if (isGranted) keep(bucket, after);
        return { bucket, left: pointsLeft(bucket, after, at) };
      });
      return { isGranted, levels };
    },
  };
};
