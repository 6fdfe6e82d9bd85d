import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { type Admission, admission } from '@lintel/db/admission';
import { MOST_PASSWORD_BYTES, normalizePassword } from '../users/password.rules.ts';

/**
 * Password hashes: argon2id of Node itself, written as PHC strings. The parameters are the OWASP minimum; a hash with others
 * still verifies and is renewed at the next sign-in.
 */
const parameters = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
const saltBytes = 16;

const derive = promisify(argon2);

/**
 * Passwords that are hashed at once, 40 ms of CPU and 19 MiB each: half of the cores, so that a flood of sign-ins leaves the
 * other half to those who are signed in.
 */
export const hashingLanes = Math.max(1, Math.floor(availableParallelism() / 2));
// A short line behind them, then OVERLOADED.
const hashing: Admission = admission({ concurrent: hashingLanes, reserved: 0, queued: 16, waitMs: 5000 });

/** Hashes a password that was checked before. Throws RangeError for more than 128 bytes, `Overloaded` when too many wait. */
export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(saltBytes);
  const tag = await run(password, { ...parameters, nonce });
  return `${header(parameters)}$${base64(nonce)}$${base64(tag)}`;
};

export type PasswordCheck = { readonly matches: boolean; readonly needsRehash: boolean };

/**
 * Compares a password with a hash. Without a hash the same work is done for nothing, so that the time it takes does not tell
 * whether there is such a person.
 */
export const verifyPassword = async (password: string, hash: string | null): Promise<PasswordCheck> => {
  const stored = readHash(hash ?? dummyHash);
  if (stored === undefined) throw new Error('a stored password hash is not a PHC string of argon2id');
  const { tag, ...settings } = stored;
  const computed = await run(password, { ...settings, tagLength: tag.length });
  const matches = timingSafeEqual(computed, tag) && hash !== null;
  return { matches, needsRehash: matches && header(settings) !== header(parameters) };
};

type Settings = { readonly memory: number; readonly passes: number; readonly parallelism: number };

const header = ({ memory, passes, parallelism }: Settings): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}`;

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

const readHash = (text: string): (Settings & { nonce: Buffer; tag: Buffer }) | undefined => {
  const [, memory, passes, parallelism, nonce, tag] = phc.exec(text) ?? [];
  if (nonce === undefined || tag === undefined) return undefined;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(nonce, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
};

const run = async (password: string, settings: Settings & { nonce: Buffer; tagLength: number }): Promise<Buffer> => {
  const message = Buffer.from(normalizePassword(password));
  if (message.length > MOST_PASSWORD_BYTES) throw new RangeError(`a password has at most ${MOST_PASSWORD_BYTES} bytes`);
  const leave = await hashing.enter('ordinary');
  try {
    return Buffer.from(await derive('argon2id', { message, ...settings }));
  } finally {
    leave();
  }
};

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

/** Of nothing that anybody could type: random bytes in place of a tag, made anew by each process. */
const dummyHash = `${header(parameters)}$${base64(randomBytes(saltBytes))}$${base64(randomBytes(parameters.tagLength))}`;
