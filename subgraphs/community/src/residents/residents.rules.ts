import { fail, ok, type Result } from '@lintel/kernel/result';
import { cleanOptionalText, cleanText } from '@lintel/kernel/text';

/** What addresses are compared by: letter case does not matter, and the domain part of few providers ever told it apart. */
export const emailKey = (email: string): string => email.normalize('NFC').trim().toLowerCase();

/** Something, one @, a domain with a dot: whether the address exists only a message can tell. */
const emailShape = /^[^\s@<>()[\],;:"]{1,64}@[^\s@<>()[\],;:"]+\.[^\s@<>()[\],;:".]{2,}$/u;

export type Email = { readonly email: string | null; readonly emailNorm: string | null };

/** Blank is no address. Fails with EMAIL_INVALID. */
export const readEmail = (text: string | null | undefined): Result<Email> => {
  const cleaned = cleanOptionalText(text, { max: 320 });
  if (!cleaned.ok) return fail('EMAIL_INVALID');
  if (cleaned.value === null) return ok({ email: null, emailNorm: null });
  return emailShape.test(cleaned.value)
    ? ok({ email: cleaned.value, emailNorm: emailKey(cleaned.value) })
    : fail('EMAIL_INVALID');
};

/** A BCP 47 tag in its usual letter case; blank is none. Fails with LANGUAGE_INVALID. */
export const readLanguage = (text: string | null | undefined): Result<string | null> => {
  if (text == null || text.trim() === '') return ok(null);
  try {
    const [tag] = Intl.getCanonicalLocales(text.trim());
    return tag !== undefined && tag.length <= 35 ? ok(tag) : fail('LANGUAGE_INVALID');
  } catch {
    return fail('LANGUAGE_INVALID');
  }
};

export const readName = (text: string): Result<string> => cleanText(text, { max: 200 });

export const readPhone = (text: string | null | undefined): Result<string | null> =>
  cleanOptionalText(text, { max: 50 });

/** Never null in the database: a missing note is an empty one. */
export const readNotes = (text: string | null | undefined): Result<string> => {
  const notes = cleanOptionalText(text, { max: 10_000, multiline: true });
  return notes.ok ? ok(notes.value ?? '') : notes;
};
