import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLoadGuard, type LoadGuard, mostInFlight } from '../src/load-guard.ts';

let now = 0;
let busy = 0;
let isBacklogged = false;
let guard: LoadGuard;

beforeEach(() => {
  vi.useFakeTimers();
  now = 0;
  busy = 0;
  isBacklogged = false;
  guard = createLoadGuard(100, { now: () => now, busyShare: () => busy, isBacklogged: () => isBacklogged });
});
afterEach(() => {
  guard.close();
  vi.useRealTimers();
});

const pass = (ms: number) => {
  now += ms;
  vi.advanceTimersByTime(ms);
};
const enterMany = (lane: 'ordinary' | 'critical', count: number) =>
  Array.from({ length: count }, () => guard.enter(lane)).filter((place) => place !== undefined);
const finishMany = (count: number) => {
  for (let done = 0; done < count; done += 1) guard.enter('ordinary')?.('ran');
};

describe('while the process has time left', () => {
  test('ordinary work gets four fifths of all places, critical work all', () => {
    expect(enterMany('ordinary', 200)).toHaveLength(80);
    expect(enterMany('critical', 200)).toHaveLength(20);
    expect(guard.inFlight()).toBe(100);
  });

  test('a place that was given back is free again, once', () => {
    const [first] = enterMany('ordinary', 80);
    first?.('ran');
    first?.('ran');
    expect(enterMany('ordinary', 5)).toHaveLength(1);
  });
});

describe('when the process has no time left', () => {
  test('what is under way is held to what gets done in a twentieth of a second', () => {
    finishMany(1000);
    busy = 1;
    pass(200);
    expect(enterMany('ordinary', 200)).toHaveLength(50);
  });

  test('the same holds while transactions queue for the database', () => {
    finishMany(1000);
    isBacklogged = true;
    pass(200);
    expect(enterMany('ordinary', 200)).toHaveLength(50);
  });

  test('a few operations may always be under way', () => {
    busy = 1;
    pass(200);
    expect(enterMany('ordinary', 200)).toHaveLength(24);
  });

  test('what has been waiting for long for somebody else takes no place of others', () => {
    expect(enterMany('ordinary', 30)).toHaveLength(30);
    busy = 1;
    pass(700);
    expect(enterMany('ordinary', 200)).toHaveLength(24);
  });

  test('a place that is given back after long leaves the count of others alone', () => {
    const [waiting] = enterMany('ordinary', 1);
    pass(400);
    busy = 1;
    pass(200);
    expect(enterMany('ordinary', 200)).toHaveLength(24);
    waiting?.('ran');
    expect(enterMany('ordinary', 200)).toHaveLength(0);
  });

  test('the critical lane stays open', () => {
    busy = 1;
    pass(200);
    enterMany('ordinary', 200);
    expect(enterMany('critical', 200)).toHaveLength(76);
  });

  test('a burst between two looks is noticed', () => {
    pass(100);
    busy = 1;
    enterMany('ordinary', 24);
    for (let look = 0; look < 2; look += 1) {
      now += 30;
      enterMany('ordinary', 1);
    }
    expect(enterMany('ordinary', 200)).toHaveLength(0);
  });

  test('refusals do not make it let in less and less', () => {
    finishMany(1000);
    busy = 1;
    for (let second = 0; second < 30; second += 1) pass(1000);
    expect(enterMany('ordinary', 200)).toHaveLength(50);
  });

  test('refusals do not make it let in more than it gets done', () => {
    finishMany(1000);
    for (let refused = 0; refused < 20_000; refused += 1) guard.enter('ordinary')?.('refused');
    busy = 1;
    pass(200);
    expect(enterMany('ordinary', 200)).toHaveLength(50);
  });

  test('a moment of it does not count', () => {
    busy = 1;
    pass(100);
    expect(enterMany('ordinary', 200)).toHaveLength(80);
  });

  test('all places are there again when it has time', () => {
    busy = 1;
    pass(200);
    busy = 0.5;
    pass(100);
    expect(enterMany('ordinary', 200)).toHaveLength(80);
  });
});

test('the smallest guard keeps places for critical work too', () => {
  const small = createLoadGuard(24, { now: () => 0, busyShare: () => 0, isBacklogged: () => false });
  const entered = (lane: 'ordinary' | 'critical') =>
    Array.from({ length: 100 }, () => small.enter(lane)).filter((place) => place !== undefined).length;
  expect([entered('ordinary'), entered('critical')]).toEqual([19, 5]);
  small.close();
});

test('0 is no guard at all', () => {
  const open = createLoadGuard(0, { now: () => 0, busyShare: () => 1, isBacklogged: () => true });
  expect(Array.from({ length: 5000 }, () => open.enter('ordinary')).every((place) => place !== undefined)).toBe(true);
});

test.each(['-1', '3', '1.5', 'many', '1000000'])('LINTEL_MAX_IN_FLIGHT %s is refused by name', (wanted) => {
  expect(() => mostInFlight({ LINTEL_MAX_IN_FLIGHT: wanted })).toThrow('LINTEL_MAX_IN_FLIGHT');
});
test.each([
  [undefined, 512],
  ['', 512],
  ['0', 0],
  ['64', 64],
])('LINTEL_MAX_IN_FLIGHT %s is %i', (wanted, most) => {
  expect(mostInFlight({ LINTEL_MAX_IN_FLIGHT: wanted })).toBe(most);
});
