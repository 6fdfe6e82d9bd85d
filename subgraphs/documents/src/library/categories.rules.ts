import { fail, ok, type Result } from '@lintel/kernel/result';
import { cleanOptionalText, cleanText } from '@lintel/kernel/text';

/** A key as it is kept: seeds and imports write it in capitals. Fails with CATEGORY_KEY_INVALID. */
export const readKey = (text: string): Result<string> => {
  const key = categoryKey(text);
  return /^[a-z][a-z0-9_]{1,62}$/.test(key) ? ok(key) : fail('CATEGORY_KEY_INVALID');
};

export const categoryKey = (text: string): string => text.trim().toLowerCase();

export const readCategoryName = (text: string): Result<string> => cleanText(text, { max: 100 });

export const readDescription = (text: string | null | undefined): Result<string> => {
  const read = cleanOptionalText(text, { max: 1000, multiline: true });
  return read.ok ? ok(read.value ?? '') : read;
};
