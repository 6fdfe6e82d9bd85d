import { randomInt } from 'node:crypto';
import { hmac, type Secrets } from '@lintel/server/secrets';

/**
 * Recovery codes: twelve characters in three groups, 60 random bits, each good once. What is stored is a keyed hash of the
 * person and the code, so that a copy of the database cannot be searched for one.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 3;
const groupLength = 4;

/** How many codes a person is given at a time. */
export const RECOVERY_CODES = 10;

export const newRecoveryCodes = (): readonly string[] =>
  Array.from({ length: RECOVERY_CODES }, () => Array.from({ length: groups }, randomGroup).join('-'));

const randomGroup = (): string =>
  Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');

/** What a person typed, in its one form; undefined for what no code is. Letters that look like digits are taken for them. */
export const readRecoveryCode = (text: string): string | undefined => {
  if (text.length > 40) return undefined;
  const plain = text.toUpperCase().replace(/[- ]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return new RegExp(`^[${alphabet}]{${groups * groupLength}}$`).test(plain) ? plain : undefined;
};

/** What is stored of a code (the first), and what it may have been stored as under an earlier secret. */
export const recoveryCodeHashes = (secrets: Secrets, userId: string, code: string): readonly Buffer[] =>
  secrets.keys('recovery-code').map((key) => hmac(key, `${userId} ${readRecoveryCode(code)}`));
