import { createHash } from 'node:crypto';

/**
 * Which part of the values is tried: a quarter in every test run, all of them by `npm run hostile`. The same ones each time, so that a run that
 * fails fails again; every place and every kind of value comes.
 */
const share = Number(process.env.LINTEL_HOSTILE_SHARE ?? 0.25);

/** Whether a value is tried at a place in this run. */
export const isInShare = (place: readonly (string | number)[], value: string): boolean =>
  createHash('sha256')
    .update(`${place.join('.')} ${value}`)
    .digest()
    .readUInt16BE(0) <
  share * 65_536;
