import { fail, ok, type Result } from './result.ts';

export type TextLimits = {
  /** Most characters (Unicode code points, as `char_length` of Postgres counts them) after cleaning. */
  readonly max: number;
  /** Whether the text may have line breaks and tabs, as notes do. Names may not. */
  readonly multiline?: boolean;
};

/**
 * Reads text that a person typed: composed (NFC), without space at either end, line breaks as `\n`. Fails with
 * VALUE_REQUIRED when nothing visible is left, VALUE_TOO_LONG, or INVALID_VALUE for control characters (NUL cannot even
 * be stored) and halves of surrogate pairs, which are no characters.
 */
export function cleanText(text: string, { max, multiline = false }: TextLimits): Result<string> {
  if (!text.isWellFormed()) return fail('INVALID_VALUE', { message: 'The text is not well-formed Unicode.' });
  const cleaned = text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  if ((multiline ? CONTROL_BUT_LINES : CONTROL).test(cleaned)) {
    return fail('INVALID_VALUE', { message: 'The text has control characters.' });
  }
  if (!VISIBLE.test(cleaned)) return fail('VALUE_REQUIRED');
  // The number of UTF-16 units is an upper bound, so most texts need no counting.
  if (cleaned.length > max && [...cleaned].length > max) {
    return fail('VALUE_TOO_LONG', { message: `The text has more than ${max} characters.`, details: { max } });
  }
  return ok(cleaned);
}

/** As `cleanText`, for a value that may be missing: null, undefined and blank text are null. */
export function cleanOptionalText(text: string | null | undefined, limits: TextLimits): Result<string | null> {
  if (text == null || text.trim() === '') return ok(null);
  return cleanText(text, limits);
}

const CONTROL = /\p{Cc}/u;
const CONTROL_BUT_LINES = /(?![\n\t])\p{Cc}/u;
/** Anything but spaces, controls and format characters: a name of zero-width spaces is no name. */
const VISIBLE = /[^\p{Z}\p{C}]/u;

/** Letters that Unicode does not decompose, though people search for them by their base letter. */
const BASE_LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ς: 'σ',
};

/**
 * What names are compared, ordered and searched by: compatibility forms unified, letter case and accents removed, runs of
 * space folded. `Łódź  STREET` and `lodz street` have the same key. Applying it twice changes nothing.
 */
export function nameKey(text: string): string {
  return (
    text
      .normalize('NFKD')
      // Through upper case: only that way `ß` and `ẞ` meet `SS`.
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[øłđðħıæœþς]/g, (letter) => BASE_LETTERS[letter]!)
      .normalize('NFC')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

const DIGITS_OF_A_KEY = 10;

/**
 * What unit numbers are compared and ordered by: the name key with each run of digits padded to ten, so that `A-10` comes
 * after `A-9`. `7` and `007` have the same key: nobody can tell two such doors apart.
 */
export function numberKey(text: string): string {
  return nameKey(text).replace(/[0-9]+/g, (digits) => digits.replace(/^0+(?=.)/, '').padStart(DIGITS_OF_A_KEY, '0'));
}

/** An enum value as the SDL writes it, from the text in the database: `co_tenant` → `CO_TENANT`. */
export function toUpperCase<T extends string>(value: T): Uppercase<T> {
  return value.toUpperCase() as Uppercase<T>;
}

/** An enum value as the database stores it, from the SDL: `CO_TENANT` → `co_tenant`. */
export function toLowerCase<T extends string>(value: T): Lowercase<T> {
  return value.toLowerCase() as Lowercase<T>;
}
