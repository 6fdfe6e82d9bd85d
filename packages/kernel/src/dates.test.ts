import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  compareDates,
  type DateRange,
  daysBetween,
  endOfMonth,
  isLocalDate,
  isTimeZone,
  type LocalDate,
  parseLocalDate,
  rangesOverlap,
  startOfMonth,
  today,
  toLocalDate,
} from './dates.ts';

const d = toLocalDate;
const anyDate = fc.integer({ min: -25_000, max: 84_000 }).map((days) => addDays(d('1970-01-01'), days));
const anyBound = fc.option(anyDate, { nil: null });
const anyRange: fc.Arbitrary<DateRange> = fc.record({ start: anyBound, end: anyBound });

describe('parseLocalDate', () => {
  it.each(['1900-01-01', '2000-02-29', '2024-02-29', '2026-12-31', '2200-12-31'])('takes %s', (text) => {
    expect(parseLocalDate(text)).toEqual({ ok: true, value: text });
  });

  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '1899-12-31',
    '2201-01-01',
    '2026-1-1',
    '26-01-01',
    '2026/01/01',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01\n',
    '２０２６-01-01',
    '+2026-01-01',
    '',
  ])('refuses %j', (text) => {
    const result = parseLocalDate(text);
    expect(result.ok ? null : result.failures[0].code).toBe('DATE_INVALID');
    expect(() => toLocalDate(text)).toThrow(RangeError);
  });
});

describe('today', () => {
  it('is still 1 March in Mexico City at 2026-03-02T05:30Z, so a charge due on that day is not overdue (R37)', () => {
    const localToday = today('America/Mexico_City', new Date('2026-03-02T05:30:00Z'));
    expect(localToday).toBe('2026-03-01');
    expect(compareDates(localToday, d('2026-03-01'))).toBe(0);
  });

  it.each([
    ['Pacific/Kiritimati', '2026-01-01T09:59:59Z', '2026-01-01'],
    ['Pacific/Kiritimati', '2026-01-01T10:00:00Z', '2026-01-02'],
    ['Pacific/Pago_Pago', '2026-01-01T10:59:59Z', '2025-12-31'],
    ['UTC', '2026-01-01T23:59:59.999Z', '2026-01-01'],
    ['Asia/Kolkata', '2026-01-01T18:30:00Z', '2026-01-02'],
  ])('in %s at %s is %s', (zone, instant, expected) => {
    expect(today(zone, new Date(instant))).toBe(expected);
  });

  it('goes on to the next day where summer time skips midnight itself', () => {
    // Santiago springs forward on 2026-09-06 from 00:00 to 01:00: that day has no midnight.
    expect(today('America/Santiago', new Date('2026-09-06T03:59:59Z'))).toBe('2026-09-05');
    expect(today('America/Santiago', new Date('2026-09-06T04:00:00Z'))).toBe('2026-09-06');
  });

  it('leaves out the day that Samoa left out when it crossed the date line', () => {
    expect(today('Pacific/Apia', new Date('2011-12-30T09:59:59Z'))).toBe('2011-12-29');
    expect(today('Pacific/Apia', new Date('2011-12-30T10:00:00Z'))).toBe('2011-12-31');
  });

  it('throws for an unknown zone and for an invalid instant', () => {
    expect(() => today('Mars/Olympus', new Date())).toThrow(RangeError);
    expect(() => today('UTC', new Date(Number.NaN))).toThrow(RangeError);
  });
});

describe('isTimeZone', () => {
  it.each(['America/Mexico_City', 'Pacific/Kiritimati', 'Europe/Kyiv', 'Asia/Calcutta', 'UTC'])('takes %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each(['Mars/Olympus', '+05:30', '-08', '', ' UTC', 'America', 'CDMX', 'toString'])('refuses %j', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});

describe('addDays and daysBetween', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-08', 1, '2026-03-09'],
    ['2026-05-05', 0, '2026-05-05'],
    ['1969-12-31', 1, '1970-01-01'],
  ])('%s and %i days is %s', (from, days, expected) => {
    expect(addDays(d(from), days)).toBe(expected);
    expect(daysBetween(d(from), d(expected))).toBe(days);
  });

  it('undo each other', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to);
        expect(daysBetween(to, from)).toBe(0 - daysBetween(from, to));
      }),
    );
  });

  it('only make dates that exist', () => {
    fc.assert(fc.property(anyDate, (date) => isLocalDate(date)));
  });

  it('throw beyond the calendar that is kept, and for half days', () => {
    expect(() => addDays(d('2200-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(d('1900-01-01'), -1)).toThrow(RangeError);
    expect(() => addDays(d('2026-01-01'), 0.5)).toThrow(RangeError);
    expect(() => addDays(d('2026-01-01'), Number.NaN)).toThrow(RangeError);
  });
});

describe('addMonths', () => {
  it.each([
    [2026, ['2026-02-28', '2026-03-31', '2026-04-30']],
    [2028, ['2028-02-29', '2028-03-31', '2028-04-30']],
  ])('keeps the anchor day of a schedule through the short months of %i (R14)', (year, expected) => {
    const dues: LocalDate[] = [];
    let due = d(`${year}-01-31`);
    for (let month = 0; month < 3; month += 1) {
      due = addMonths(due, 1, 31);
      dues.push(due);
    }
    expect(dues).toEqual(expected);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-11-15', 2, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-03-31', -13, '2025-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-06-10', 0, '2026-06-10'],
  ])('%s and %i months is %s', (from, months, expected) => {
    expect(addMonths(d(from), months)).toBe(expected);
  });

  it('lands on the anchor day, or on the last day of a shorter month', () => {
    const smallMonths = fc.integer({ min: -200, max: 200 });
    const middle = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(d('1970-01-01'), days));
    fc.assert(
      fc.property(middle, smallMonths, fc.integer({ min: 1, max: 31 }), (date, months, anchorDay) => {
        const moved = addMonths(date, months, anchorDay);
        expect(moved.slice(8)).toBe([String(anchorDay).padStart(2, '0'), endOfMonth(moved).slice(8)].toSorted()[0]);
        const monthsMoved =
          (Number(moved.slice(0, 4)) - Number(date.slice(0, 4))) * 12 +
          Number(moved.slice(5, 7)) -
          Number(date.slice(5, 7));
        expect(monthsMoved).toBe(months);
      }),
    );
  });

  it('throws for an anchor that is no day, for half months, and beyond the calendar', () => {
    expect(() => addMonths(d('2026-01-01'), 1, 0)).toThrow(RangeError);
    expect(() => addMonths(d('2026-01-01'), 1, 32)).toThrow(RangeError);
    expect(() => addMonths(d('2026-01-01'), 0.5)).toThrow(RangeError);
    expect(() => addMonths(d('2200-12-01'), 1)).toThrow(RangeError);
  });
});

describe('startOfMonth and endOfMonth', () => {
  it.each([
    ['2026-02-14', '2026-02-01', '2026-02-28'],
    ['2024-02-29', '2024-02-01', '2024-02-29'],
    ['2026-12-31', '2026-12-01', '2026-12-31'],
    ['2200-12-05', '2200-12-01', '2200-12-31'],
  ])('of %s are %s and %s', (date, first, last) => {
    expect(startOfMonth(d(date))).toBe(first);
    expect(endOfMonth(d(date))).toBe(last);
  });
});

describe('compareDates', () => {
  it('sorts by the calendar', () => {
    const dates = [d('2026-10-01'), d('2025-12-31'), d('2026-09-30'), d('2026-10-01')];
    expect(dates.toSorted(compareDates)).toEqual(['2025-12-31', '2026-09-30', '2026-10-01', '2026-10-01']);
  });
});

describe('rangesOverlap', () => {
  const range = (start: string | null, end: string | null): DateRange => ({
    start: start === null ? null : d(start),
    end: end === null ? null : d(end),
  });

  it.each([
    ['share a day', range('2026-01-01', '2026-02-01'), range('2026-01-31', '2026-03-01'), true],
    ['are back to back', range('2026-01-01', '2026-02-01'), range('2026-02-01', '2026-03-01'), false],
    ['lie apart', range('2026-01-01', '2026-02-01'), range('2026-05-01', '2026-06-01'), false],
    ['contain each other', range('2026-01-01', '2027-01-01'), range('2026-05-01', '2026-06-01'), true],
    ['are open-ended', range('2026-01-01', null), range('2030-01-01', null), true],
    ['end before an open one starts', range('2026-01-01', '2026-02-01'), range('2026-02-01', null), false],
    ['are open at the start', range(null, '2026-02-01'), range('2026-01-31', null), true],
    ['are open on both sides', range(null, null), range('2026-01-01', '2026-01-02'), true],
    ['include an empty one', range('2026-01-01', null), range('2026-05-01', '2026-05-01'), false],
    ['include an inverted one', range('2026-01-01', null), range('2026-05-02', '2026-05-01'), false],
  ])('judges two ranges that %s', (_, a, b, expected) => {
    expect(rangesOverlap(a, b)).toBe(expected);
    expect(rangesOverlap(b, a)).toBe(expected);
  });

  it('agrees with the question whether any day is in both', () => {
    const includes = ({ start, end }: DateRange, day: LocalDate) =>
      (start === null || day >= start) && (end === null || day < end);
    fc.assert(
      fc.property(anyRange, anyRange, (a, b) => {
        // If two ranges share a day, they share the start of one of them, or everything before either end.
        const candidates = [a.start, b.start, d('1900-01-01')].filter((day) => day !== null);
        expect(rangesOverlap(a, b)).toBe(candidates.some((day) => includes(a, day) && includes(b, day)));
      }),
    );
  });
});
