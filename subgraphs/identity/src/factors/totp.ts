import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { base32 } from './base32.ts';

/**
 * Time-based codes of RFC 6238 with what every authenticator app does: SHA-1, six digits, steps of 30 seconds. Written on
 * `node:crypto`: libraries bring a tree of packages for what is thirty lines.
 */
const stepSeconds = 30;
const digits = 6;
const secretBytes = 20;
/** A step before and one after the present: clocks of phones differ, and people are slow to type. */
const tolerance = [-1, 0, 1] as const;

/** 160 random bits, as RFC 4226 recommends. */
export const newTotpSecret = (): Buffer => randomBytes(secretBytes);

/** The number of the time step of an instant. */
export const stepAt = (instant: Date): number => Math.floor(instant.getTime() / 1000 / stepSeconds);

/** The code of a time step. */
export const totpCode = (secret: Buffer, step: number): string => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const number = mac.readUInt32BE(mac[mac.length - 1]! & 0xf) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
};

/** What a person typed, as six ASCII digits; undefined for everything else. Apps show the digits in two groups. */
export const readTotpCode = (text: string): string | undefined => {
  const [, first, second] = /^ *([0-9]{3}) ?([0-9]{3}) *$/.exec(text) ?? [];
  return first === undefined ? undefined : `${first}${second}`;
};

/** The time step that a code is of, about now and later than the last one used; undefined when there is none. */
export const matchingStep = (
  secret: Buffer,
  code: string,
  { now, lastStep }: { readonly now: Date; readonly lastStep: number },
): number | undefined => {
  const present = stepAt(now);
  // All of them are compared, so that the time it takes does not tell which was near.
  const matching = tolerance
    .map((offset) => present + offset)
    .filter((step) => timingSafeEqual(Buffer.from(totpCode(secret, step)), Buffer.from(code)));
  return matching.find((step) => step > lastStep);
};

/** The address that an authenticator app reads, as a rule from a QR code. */
export const totpUri = (secret: Buffer, account: string): string => {
  const label = `Lintel:${account}`.split(':').map(encodeURIComponent).join(':');
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=Lintel&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`;
};
