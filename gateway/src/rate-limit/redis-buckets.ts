import type { RedisScript } from '@lintel/server/redis';
import { type Bucket, type BucketStore, longestFillMs } from './bucket.ts';

/**
 * The same as `memoryBuckets`, for all gateways at once: each key holds the moment at which its bucket is full, and is gone
 * then. The clock is that of Redis; a moment that it cannot have led to was written before somebody set it back, and says
 * nothing. ARGV: points, then capacity, points per second and the longest time to fill up of each bucket. Answers whether
 * it was granted, then what is left in each bucket.
 */
const takeScript = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + clock[2] / 1000
local points = tonumber(ARGV[1])
local stored = redis.call('MGET', unpack(KEYS))
local granted = 1
local full = {}
for i = 1, #KEYS do
  local capacity, perSecond, longest = tonumber(ARGV[3 * i - 1]), tonumber(ARGV[3 * i]), tonumber(ARGV[3 * i + 1])
  full[i] = math.max(tonumber(stored[i] or now) or now, now)
  if full[i] > now + longest + 1 then full[i] = now end
  local left = capacity - (full[i] - now) / 1000 * perSecond
  if left <= math.min(points, capacity) - 0.01 then granted = 0 end
end
local answer = { granted }
for i = 1, #KEYS do
  local capacity, perSecond, longest = tonumber(ARGV[3 * i - 1]), tonumber(ARGV[3 * i]), tonumber(ARGV[3 * i + 1])
  if granted == 1 then
    full[i] = math.min(full[i] + points / perSecond * 1000, now + longest)
    redis.call('SET', KEYS[i], string.format('%.3f', full[i]), 'PX', math.ceil(full[i] - now))
  end
  answer[i + 1] = string.format('%.3f', capacity - (full[i] - now) / 1000 * perSecond)
end
return answer
`;

/** Buckets that all gateways share. Rejects when Redis does not answer. */
export const redisBuckets = (script: RedisScript): BucketStore => ({
  take: async (buckets, points) => {
    const values = buckets.flatMap((bucket) => [bucket.capacity, bucket.perSecond, longestFillMs(bucket)]);
    const keys = buckets.map(({ key }) => key);
    const [granted, ...left] = (await script(takeScript, keys, [points, ...values])) as [number, ...string[]];
    return {
      isGranted: granted === 1,
      levels: buckets.map((bucket, index) => ({ bucket, left: Number(left[index]) })),
    };
  },
});

/** The part of each bucket that one gateway gives alone while it cannot ask the others: with two of them it is as before. */
const localPart = 0.5;

/** While the first store rejects, the second one is asked, for smaller buckets: an outage neither stops anybody nor opens the gate. */
export const withInsurance = (shared: BucketStore, local: BucketStore): BucketStore => ({
  take: async (buckets, points) => {
    try {
      return await shared.take(buckets, points);
    } catch {
      return local.take(buckets.map(reduced), points);
    }
  },
});

const reduced = (bucket: Bucket): Bucket => ({
  ...bucket,
  capacity: Math.max(1, Math.floor(bucket.capacity * localPart)),
  perSecond: bucket.perSecond * localPart,
});
