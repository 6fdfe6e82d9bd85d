import { fail, ok, type Result } from '@lintel/kernel/result';
import { cleanText } from '@lintel/kernel/text';

/** An address as it was written, and as it is compared: two spellings of one mailbox must not make two logins. */
export type Email = { readonly email: string; readonly emailNorm: string };

/** One `@`, something before it, a domain with a dot or a single label after it. Whether it exists, only a mail can tell. */
const EMAIL = /^[^\s@"<>(),;:\\[\]]{1,64}@[^\s@"<>(),;:\\[\]_]{1,255}$/u;

/** Reads an e-mail address of at most 320 characters. Fails with EMAIL_INVALID. */
export function readEmail(text: string): Result<Email> {
  const cleaned = cleanText(text, { max: 320 });
  if (!cleaned.ok || !EMAIL.test(cleaned.value)) return fail('EMAIL_INVALID');
  return ok({ email: cleaned.value, emailNorm: normalizeEmail(cleaned.value) });
}

/** Compatibility forms and letter case unified. */
export function normalizeEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase().normalize('NFC');
}
