import { createHash, randomBytes } from 'node:crypto';
import type { Secrets } from '@lintel/server/secrets';
import { hmac } from '@lintel/server/secrets';

/**
 * Refresh tokens: 256 random bits for the first of a family, stored only as SHA-256. Each next one is an HMAC of the one
 * before it under a key of the server: nobody can guess it, and when the answer to a refresh is lost the same token can be
 * given again without ever having been stored.
 */
const pattern = /^lrt_[A-Za-z0-9_-]{43}$/;

export const isRefreshToken = (text: string): boolean => pattern.test(text);

export const newRefreshToken = (): string => format(randomBytes(32));

/** What the token is exchanged for, by the present secret first and then by earlier ones. */
export const successorsOf = (secrets: Secrets, token: string): readonly string[] =>
  secrets.keys('refresh-token').map((key) => format(hmac(key, token)));

/** What is stored and compared, as hexadecimal text. */
export const refreshTokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

const format = (bytes: Buffer): string => `lrt_${bytes.toString('base64url')}`;
