import type { Environment } from '@lintel/server/environment';
import { type BucketKind, bucketKinds } from './bucket.ts';

/** Points per minute of each kind of bucket. So many can be spent at once, too: a bucket holds a minute. */
export type RateLimits = Readonly<Record<BucketKind, number>>;

/** Seconds in which an empty bucket is full again. */
export const windowSeconds = 60;

export const defaultRateLimits: RateLimits = {
  organization: 600_000,
  client: 300_000,
  user: 120_000,
  address: 3_000,
  credentials: 300,
};

const settings: Readonly<Record<BucketKind, string>> = {
  organization: 'LINTEL_RATE_ORGANIZATION',
  client: 'LINTEL_RATE_CLIENT',
  user: 'LINTEL_RATE_USER',
  address: 'LINTEL_RATE_ADDRESS',
  credentials: 'LINTEL_RATE_CREDENTIALS',
};

/**
 * Reads LINTEL_RATE_LIMIT (`on` or `off`) and the limits that are not the default ones. Undefined when it is off. Throws for
 * a value that makes no sense.
 */
export const rateLimitSettings = (environment: Environment): RateLimits | undefined => {
  const limits = Object.fromEntries(bucketKinds.map((kind) => [kind, limitOf(kind, environment)])) as RateLimits;
  return isOn(environment) ? limits : undefined;
};

const isOn = ({ LINTEL_RATE_LIMIT: wanted = '' }: Environment): boolean => {
  if (wanted === '' || wanted === 'on') return true;
  if (wanted === 'off') return false;
  throw new Error(`LINTEL_RATE_LIMIT is ${JSON.stringify(wanted)}: it can be on or off`);
};

const limitOf = (kind: BucketKind, environment: Environment): number => {
  const wanted = environment[settings[kind]] ?? '';
  if (wanted === '') return defaultRateLimits[kind];
  const points = Number(wanted);
  if (Number.isInteger(points) && points > 0) return points;
  throw new Error(
    `${settings[kind]} is ${JSON.stringify(wanted)}: it is a whole number of points per minute, 1 or more`,
  );
};
