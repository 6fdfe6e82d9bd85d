import { fail, ok, type Result } from '@lintel/kernel/result';

const FEWEST_CHARACTERS = 8;
/** Longer ones are refused before they are hashed: the work of hashing must not be up to the sender. */
export const MOST_PASSWORD_BYTES = 128;

/** What is tried first by everybody who guesses. Compared without case, digits at the end and punctuation. */
const COMMON = new Set(
  `password passw0rd qwerty qwertyui qwertyuiop qwertz azerty asdfgh asdfghjkl zxcvbnm letmein welcome iloveyou admin
  administrator login access master monkey dragon football baseball basketball superman batman sunshine princess shadow
  michael jennifer jordan trustno starwars whatever computer internet samsung changeme secret default guest testtest
  abcdefgh abcabc aaaaaaaa property landlord tenant lintel`.split(/\s+/),
);

/**
 * Whether a new password may be used: 8 characters to 128 bytes, not one of the common ones, not the address itself. Fails
 * with PASSWORD_TOO_WEAK or VALUE_TOO_LONG. Nothing is said about kinds of characters, as NIST SP 800-63B 3.1.1.2 asks.
 */
export function checkNewPassword(password: string, email: string): Result<string> {
  const normalized = normalizePassword(password);
  if (Buffer.byteLength(normalized) > MOST_PASSWORD_BYTES) return fail('VALUE_TOO_LONG');
  const lower = normalized.toLowerCase();
  const core = lower.replace(/[^\p{L}\p{N}]/gu, '').replace(/\p{N}+$/u, '');
  const tooShort = [...normalized].length < FEWEST_CHARACTERS;
  const isAddress = lower === email.toLowerCase() || lower === email.toLowerCase().split('@')[0];
  // An empty core is digits and punctuation only: short ones are among the first guesses.
  const isCommon = COMMON.has(core) || (core === '' && normalized.length < 12) || /^(.)\1*$/u.test(normalized);
  return tooShort || isAddress || isCommon ? fail('PASSWORD_TOO_WEAK') : ok(normalized);
}

/** The same password typed on two keyboards has the same bytes (RFC 8265 4.2.2 by NFKC). */
export function normalizePassword(password: string): string {
  return password.normalize('NFKC');
}
