/**
 * A bucket of points that fills up again evenly. Its whole state is the moment at which it will be full: a bucket that
 * nobody has touched for long enough is full, and needs no memory.
 */
export type Bucket = {
  /** Who it is for, and the same in every gateway. */
  readonly key: string;
  readonly kind: BucketKind;
  /** Points in it when it is full. */
  readonly capacity: number;
  /** Points that come back each second. */
  readonly perSecond: number;
};

/** Of whom a bucket is; `credentials` is for credentials that were refused, by the address that they came from. */
export const bucketKinds = ['organization', 'client', 'user', 'address', 'credentials'] as const;
export type BucketKind = (typeof bucketKinds)[number];

/** A bucket as it is after an attempt to take points. */
export type Level = {
  readonly bucket: Bucket;
  /** Points left. Below zero after an operation that cost more than was in it: then that much has to come back first. */
  readonly left: number;
};

/** Points are taken from all buckets of a caller or from none. */
export type Taken = { readonly isGranted: boolean; readonly levels: readonly Level[] };

/** Where the buckets are kept. */
export type BucketStore = {
  readonly take: (buckets: readonly Bucket[], points: number) => Promise<Taken>;
};

/** Points that are in a bucket which will be full at the moment `fullAt`. Both instants in milliseconds. */
export const pointsLeft = ({ capacity, perSecond }: Bucket, fullAt: number, now: number): number =>
  capacity - (Math.max(0, fullAt - now) / 1000) * perSecond;

/**
 * Windows after which a bucket is full again at the latest. An operation may cost more than a bucket holds, and a small
 * bucket would make up for it for days. With the default limits and the highest cost of an operation it is never reached.
 */
const mostWindows = 4;

/** Milliseconds after which a bucket is full again at the latest, whatever has been taken from it. */
export const longestFillMs = ({ capacity, perSecond }: Bucket): number => ((mostWindows * capacity) / perSecond) * 1000;

/**
 * What must be in a bucket for an operation of so many points: a dear one needs no more than a full bucket, or it could
 * never run.
 */
export const pointsNeeded = ({ capacity }: Bucket, points: number): number => Math.min(points, capacity);

/** Whether the points suffice. Moments are kept to a thousandth of a millisecond, so the last digits mean nothing. */
export const suffices = (left: number, needed: number): boolean => left > needed - 0.01;
