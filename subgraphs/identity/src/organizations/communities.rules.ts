import { isTimeZone } from '@lintel/kernel/dates';
import { fail, ok, type Result } from '@lintel/kernel/result';
import { cleanOptionalText, cleanText } from '@lintel/kernel/text';

export const readCommunityName = (name: string): Result<string> => cleanText(name, { max: 200 });

export const readAddress = (address: string | null | undefined): Result<string | null> =>
  cleanOptionalText(address, { max: 500, multiline: true });

/** Reads the name of an IANA zone. Fails with TIME_ZONE_INVALID. */
export const readTimeZone = (name: string): Result<string> => (isTimeZone(name) ? ok(name) : fail('TIME_ZONE_INVALID'));

/** Reads a BCP 47 tag and writes it the usual way: `EN-us` is `en-US`. Fails with INVALID_VALUE. */
export function readLocale(tag: string): Result<string> {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag);
    if (canonical !== undefined && canonical.length <= 35) return ok(canonical);
  } catch {
    // Intl tells a malformed tag by throwing.
  }
  return fail('INVALID_VALUE', { message: 'This is not a language tag such as en-US.' });
}
