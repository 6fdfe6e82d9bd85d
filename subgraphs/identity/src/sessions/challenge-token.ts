import { createHash, randomBytes } from 'node:crypto';

/**
 * Challenge tokens: what a person with a second factor gets for his password. 256 random bits, stored only as SHA-256, good
 * for five minutes and one session. Opaque and named apart, so that none passes for another credential.
 */
const pattern = /^lch_[A-Za-z0-9_-]{43}$/;

export const isChallengeToken = (text: string): boolean => pattern.test(text);

export const newChallengeToken = (): string => `lch_${randomBytes(32).toString('base64url')}`;

/** What is stored and compared, as hexadecimal text. */
export const challengeTokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
