import { cleanOptionalText, cleanText } from '@lintel/kernel/text';

/** A value, or why the cell has none that can be used. */
export type Cell<T> = { readonly value: T } | { readonly reason: string };

const longestShown = 60;

/** A cell as it can be shown: control characters escaped, long ones cut. */
export const shown = (text: string): string =>
  JSON.stringify(text.length > longestShown ? `${text.slice(0, longestShown)}…` : text).replace(
    /[\u007f-\u009f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Text by the rules of the server, with runs of spaces folded; the limits are those of the API. */
export const readText = (text: string, max: number): Cell<string> => {
  const cleaned = cleanText(text, { max });
  if (cleaned.ok) return { value: cleaned.value.replace(/\s+/g, ' ') };
  return {
    reason:
      text.trim() === '' ? 'is missing' : `${shown(text)} cannot be used: ${lowerFirst(cleaned.failures[0].message)}`,
  };
};

export const readOptionalText = (text: string, max: number): Cell<string | null> => {
  const cleaned = cleanOptionalText(text, { max });
  return cleaned.ok && cleaned.value === null ? { value: null } : readText(text, max);
};

const mostUnits = 5000;

export const readUnitCount = (text: string): Cell<number> => {
  const digits = text.trim();
  if (digits === '') return { reason: 'is missing' };
  const count = /^\d{1,9}$/.test(digits) ? Number(digits) : 0;
  if (count >= 1 && count <= mostUnits) return { value: count };
  return { reason: `${shown(text)} is not a whole number from 1 to ${mostUnits.toLocaleString('en-US')}` };
};

/** Degrees from -`limit` to `limit`, or null for an empty cell. */
export const readDegrees = (text: string, limit: number): Cell<number | null> => {
  const trimmed = text.trim();
  if (trimmed === '') return { value: null };
  const degrees = /^[+-]?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : Number.NaN;
  if (Math.abs(degrees) <= limit) return { value: degrees };
  return { reason: `${shown(text)} is not a number from -${limit} to ${limit}` };
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');
