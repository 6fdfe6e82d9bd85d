import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * API keys: `pk_<environment>_<prefix>_<secret>_<crc>`. The prefix is public and finds the key, the secret has 256 bits, the
 * checksum lets scanners and typing mistakes be recognised without a look into the database.
 */
export type ApiKeyText = { readonly key: string; readonly prefix: string };

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const prefixLength = 12;
/** 62^43 is more than 2^256. */
const secretLength = 43;

const pattern = /^(pk_[a-z]{2,12}_([A-Za-z0-9]{12})_[A-Za-z0-9]{43})_([0-9a-f]{8})$/;

/** Which keys belong to which installation; shown in the key, so that a test key is not taken for a live one. */
export const keyEnvironment = (environment: Readonly<Record<string, string | undefined>>): string => {
  const name = environment.LINTEL_KEY_ENVIRONMENT ?? 'live';
  if (!/^[a-z]{2,12}$/.test(name))
    throw new Error('LINTEL_KEY_ENVIRONMENT must be 2 to 12 small letters, such as live or test');
  return name;
};

export const newApiKey = (environment: string): ApiKeyText => {
  const prefix = randomBase62(prefixLength);
  const body = `pk_${environment}_${prefix}_${randomBase62(secretLength)}`;
  return { key: `${body}_${checksum(body)}`, prefix };
};

/** The prefix of a well-formed key whose checksum is right; undefined for everything else. */
export const readApiKey = (text: string): ApiKeyText | undefined => {
  const [, body, prefix, given] = pattern.exec(text) ?? [];
  if (body === undefined || prefix === undefined || given !== checksum(body)) return undefined;
  return { key: text, prefix };
};

/** What is stored: an HMAC, so that a copy of the database alone cannot even be searched for a key. */
export const apiKeyHash = (pepper: Buffer, key: string): Buffer => createHmac('sha256', pepper).update(key).digest();

/** Compares with every pepper in constant time. An unknown key (no stored hash) is compared too, with nothing. */
export const apiKeyMatches = (peppers: readonly Buffer[], key: string, stored: Buffer | null): boolean => {
  const against = stored ?? Buffer.alloc(32);
  const matches = peppers.map((pepper) => timingSafeEqual(apiKeyHash(pepper, key), against)).includes(true);
  return matches && stored !== null;
};

const checksum = (body: string): string => crc32(body).toString(16).padStart(8, '0');

const randomBase62 = (length: number): string =>
  Array.from({ length }, () => base62[randomInt(base62.length)]).join('');
