import type { Session } from '@lintel/kernel/session';
import type { RequestFacts } from '@lintel/server/context';
import { networkOf } from '../http/network-of.ts';
import type { Bucket, BucketKind } from './bucket.ts';
import { type RateLimits, windowSeconds } from './rate-limits.ts';

/** Who is charged. */
export type Caller = Pick<RequestFacts, 'session' | 'ip'>;

/**
 * The buckets of a caller, all of which must have room: of the organization and of the user or API client in it; without a
 * session that of the network address. The part of a key in braces is where a cluster keeps it: buckets of one caller are together.
 */
export const bucketsOf = ({ session, ip }: Caller, limits: RateLimits): readonly Bucket[] =>
  session === null
    ? [addressBucket('address', ip, limits)]
    : [...personalBuckets(session, limits), bucket('organization', `{${session.organizationId}}`, limits)];

/** Attempts with credentials that were refused. */
export const addressBucket = (kind: 'address' | 'credentials', ip: string | undefined, limits: RateLimits): Bucket =>
  bucket(kind, `{${networkOf(ip)}}`, limits);

const personalBuckets = ({ organizationId, actor }: Session, limits: RateLimits): readonly Bucket[] => {
  if (actor.kind === 'user') return [bucket('user', `{${organizationId}}:${actor.userId}`, limits)];
  // All keys of a client: a new key is no new quota.
  if (actor.kind === 'apiKey') return [bucket('client', `{${organizationId}}:${actor.clientId}`, limits)];
  return [];
};

const bucket = (kind: BucketKind, who: string, limits: RateLimits): Bucket => ({
  key: `lintel:rate:${kind}:${who}`,
  kind,
  capacity: limits[kind],
  perSecond: limits[kind] / windowSeconds,
});
