import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { usedOnce } from '../src/used-once.ts';

const minute = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Sets the clock on the wall, and no other. */
const setClock = (byMs: number) => void vi.setSystemTime(Date.now() + byMs);

test('an id is new once in so many milliseconds, and again after twice as many', () => {
  const isFirst = usedOnce(minute);
  expect([isFirst('a'), isFirst('a')]).toEqual([true, false]);
  vi.advanceTimersByTime(minute + 1);
  expect([isFirst('b'), isFirst('a'), isFirst('b')]).toEqual([true, false, false]);
  vi.advanceTimersByTime(minute + 1);
  isFirst('c');
  expect(isFirst('b')).toBe(false);
  vi.advanceTimersByTime(minute + 1);
  expect(isFirst('a')).toBe(true);
});

test('after the clock was set back ids are forgotten as before', () => {
  const isFirst = usedOnce(minute);
  setClock(-60 * minute);
  // The first of them share a generation with the time before.
  vi.advanceTimersByTime(minute + 1);
  expect([isFirst('a'), isFirst('a')]).toEqual([true, false]);
  for (const id of ['b', 'c', 'd']) {
    vi.advanceTimersByTime(minute + 1);
    isFirst(id);
  }
  expect([isFirst('a'), isFirst('d')]).toEqual([true, false]);
});

test('what was seen before the clock was set back is known when that time has come again, and forgotten after it', () => {
  const isFirst = usedOnce(minute);
  isFirst('before');
  setClock(-10 * minute);
  for (let passed = 0; passed < 10; passed += 1) {
    vi.advanceTimersByTime(minute);
    isFirst(`id ${passed}`);
    expect(isFirst('before')).toBe(false);
  }
  for (let passed = 0; passed < 4; passed += 1) {
    vi.advanceTimersByTime(minute + 1);
    isFirst(`later id ${passed}`);
  }
  expect(isFirst('before')).toBe(true);
});

test('a clock that was set ahead makes nothing be forgotten early', () => {
  const isFirst = usedOnce(minute);
  isFirst('a');
  setClock(60 * minute);
  isFirst('b');
  expect(isFirst('a')).toBe(false);
  vi.advanceTimersByTime(minute - 1);
  expect([isFirst('a'), isFirst('b')]).toEqual([false, false]);
});
