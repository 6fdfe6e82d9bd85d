import { fail, ok, type Result } from './result.ts';

declare const localDate: unique symbol;

/** A day of the calendar as `YYYY-MM-DD`, 1900 to 2200, without time or zone. Text order is calendar order. */
export type LocalDate = string & { readonly [localDate]: true };

/** Days from `start` up to but not including `end`; null is open-ended. Empty if the end is not after the start. */
export type DateRange = { readonly start: LocalDate | null; readonly end: LocalDate | null };

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
const DAY_MS = 86_400_000;

/** Whether `text` names a real day within 1900 to 2200, in exactly this format. */
export function isLocalDate(text: string): text is LocalDate {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const { year, month, day } = partsOf(text);
  return (
    year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month)
  );
}

/** Reads `YYYY-MM-DD`. Fails with DATE_INVALID. */
export function parseLocalDate(text: string): Result<LocalDate> {
  return isLocalDate(text) ? ok(text) : fail('DATE_INVALID');
}

/** For dates that are known to be right, such as constants. Throws RangeError otherwise. */
export function toLocalDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`${text} is not a date within ${FIRST_YEAR} to ${LAST_YEAR}`);
  return text;
}

/** The day that the calendar on a wall in `timeZone` shows at the instant `now`. An unknown zone throws RangeError. */
export function today(timeZone: string, now: Date): LocalDate {
  const parts = new Map(
    dayFormat(timeZone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  return toLocalDate(`${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`);
}

/** Whether `name` is a zone of the IANA database. Fixed offsets such as `+05:30` are none: they know no summer time. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    dayFormat(name);
    return true;
  } catch {
    return false;
  }
}

/** `days` later, or earlier if negative. Throws RangeError beyond 1900 to 2200, as all arithmetic here does. */
export function addDays(date: LocalDate, days: number): LocalDate {
  if (!Number.isInteger(days)) throw new RangeError(`${days} is not a number of whole days`);
  return toLocalDate(new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10));
}

/**
 * `months` later on the anchor day, or on the last day of a month that is too short. Pass the anchor of a schedule each
 * time, or 31 January goes to 28 February and stays on the 28th for ever (rule R14).
 */
export function addMonths(date: LocalDate, months: number, anchorDay: number = partsOf(date).day): LocalDate {
  if (!Number.isInteger(anchorDay) || anchorDay < 1 || anchorDay > 31)
    throw new RangeError(`${anchorDay} is not a day`);
  const { year, month } = partsOf(date);
  const monthNumber = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(monthNumber / 12), month: (((monthNumber % 12) + 12) % 12) + 1 };
  return fromParts({ ...target, day: Math.min(anchorDay, lastDay(target.year, target.month)) });
}

/** Days from `from` to `to`: 0 for the same day, negative if `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** For sorting: negative, zero or positive as `a` is before, on or after `b`. */
export function compareDates(a: LocalDate, b: LocalDate): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function startOfMonth(date: LocalDate): LocalDate {
  return fromParts({ ...partsOf(date), day: 1 });
}

/** The last day of the month, itself part of the month. */
export function endOfMonth(date: LocalDate): LocalDate {
  return addMonths(date, 0, 31);
}

/** Whether two half-open ranges share a day. One that starts on the end of the other does not; an empty one never. */
export function rangesOverlap(a: DateRange, b: DateRange): boolean {
  return precedes(a.start, a.end) && precedes(b.start, b.end) && precedes(a.start, b.end) && precedes(b.start, a.end);
}

/** A null start is before everything, a null end after everything. */
function precedes(start: LocalDate | null, end: LocalDate | null): boolean {
  return start === null || end === null || start < end;
}

type DateParts = { readonly year: number; readonly month: number; readonly day: number };

function partsOf(date: string): DateParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

function fromParts({ year, month, day }: DateParts): LocalDate {
  return toLocalDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Days since 1970-01-01. UTC has no summer time, so every day in it is equally long. */
function dayNumber(date: LocalDate): number {
  const { year, month, day } = partsOf(date);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

const MAX_CACHED_FORMATS = 1000;
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** Formats are costly to build. The cache is bounded because zone names come from users, in any letter case. */
function dayFormat(timeZone: string): Intl.DateTimeFormat {
  const cached = dayFormats.get(timeZone);
  if (cached !== undefined) return cached;
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  if (dayFormats.size >= MAX_CACHED_FORMATS) dayFormats.clear();
  dayFormats.set(timeZone, format);
  return format;
}
