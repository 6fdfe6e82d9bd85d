import { createMetrics } from '@lintel/server/metrics';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { networkOf } from '../../src/http/network-of.ts';
import type { Bucket } from '../../src/rate-limit/bucket.ts';
import { emptyBuckets } from '../../src/rate-limit/empty-buckets.ts';
import { memoryBuckets } from '../../src/rate-limit/memory-buckets.ts';
import { openRateLimiter } from '../../src/rate-limit/open-rate-limiter.ts';
import { defaultRateLimits, rateLimitSettings } from '../../src/rate-limit/rate-limits.ts';
import { withInsurance } from '../../src/rate-limit/redis-buckets.ts';

let time = 1_760_000_000_000;
const now = () => time;
const pass = (ms: number) => {
  time += ms;
};

const bucket = (key: string, capacity = 60): Bucket => ({ key, kind: 'user', capacity, perSecond: capacity / 60 });

describe('a bucket in memory', () => {
  test('gives as many points as it holds, and none beyond them', async () => {
    const { take } = memoryBuckets(now);
    const one = bucket('one');
    for (let left = 59; left >= 0; left -= 1)
      expect(await take([one], 1)).toEqual({ isGranted: true, levels: [{ bucket: one, left }] });
    expect(await take([one], 1)).toEqual({ isGranted: false, levels: [{ bucket: one, left: 0 }] });
  });

  test('fills up again evenly, to the brim and no further', async () => {
    const { take } = memoryBuckets(now);
    const one = bucket('one');
    await take([one], 60);
    pass(980);
    expect((await take([one], 1)).isGranted).toBe(false);
    pass(20);
    expect(await take([one], 1)).toMatchObject({ isGranted: true, levels: [{ left: 0 }] });
    pass(30_000);
    expect(await take([one], 10)).toMatchObject({ isGranted: true, levels: [{ left: 20 }] });
    pass(3_600_000);
    expect(await take([one], 1)).toMatchObject({ isGranted: true, levels: [{ left: 59 }] });
  });

  test('lets an operation run that is dearer than all it holds when it is full, and then has to make up for it', async () => {
    const { take } = memoryBuckets(now);
    const one = bucket('one');
    await take([one], 1);
    expect((await take([one], 90)).isGranted).toBe(false);
    pass(1000);
    expect(await take([one], 90)).toMatchObject({ isGranted: true, levels: [{ left: -30 }] });
    pass(30_000);
    expect((await take([one], 1)).isGranted).toBe(false);
    pass(1000);
    expect((await take([one], 1)).isGranted).toBe(true);
  });

  test('owes four windows at most, however dear an operation is for it', async () => {
    const { take } = memoryBuckets(now);
    const one = bucket('one', 1);
    expect(await take([one], 10_000)).toMatchObject({ isGranted: true, levels: [{ left: -3 }] });
    pass(239_000);
    expect((await take([one], 1)).isGranted).toBe(false);
    pass(1000);
    expect((await take([one], 1)).isGranted).toBe(true);
  });

  test('owes all of the dearest operation that there is where the limits are the default ones', async () => {
    const { take } = memoryBuckets(now);
    const address = bucket('one', defaultRateLimits.address);
    expect(await take([address], 10_000)).toMatchObject({ levels: [{ left: defaultRateLimits.address - 10_000 }] });
  });

  test('is asked together with others: what one of them cannot give is taken from none', async () => {
    const { take } = memoryBuckets(now);
    const [small, large] = [bucket('small', 6), bucket('large')];
    await take([small, large], 5);
    expect(await take([small, large], 2)).toMatchObject({ isGranted: false, levels: [{ left: 1 }, { left: 55 }] });
    expect(await take([large], 55)).toMatchObject({ isGranted: true, levels: [{ left: 0 }] });
  });

  test('knows nothing of the buckets of others', async () => {
    const { take } = memoryBuckets(now);
    await take([bucket('one')], 60);
    expect((await take([bucket('one')], 1)).isGranted).toBe(false);
    expect(await take([bucket('other')], 1)).toMatchObject({ isGranted: true, levels: [{ left: 59 }] });
  });

  test('takes no memory of callers who were quiet for longest when there are too many', async () => {
    const { take } = memoryBuckets(now);
    await take([bucket('first')], 60);
    await take([bucket('second')], 60);
    for (let index = 0; index < 49_998; index += 1) await take([bucket(`n${index}`)], 1);
    expect((await take([bucket('second')], 1)).isGranted).toBe(false);
    await take([bucket('one more')], 1);
    expect((await take([bucket('first')], 1)).isGranted).toBe(true);
  });
});

describe('when the clock on the wall is set back by an hour', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test('a caller goes on as before, and one with nothing left comes back when the points do', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    const rates = openRateLimiter(
      { limits: { ...defaultRateLimits, address: 60 }, script: undefined },
      createMetrics('gateway'),
    );
    const [calm, hasty] = [{ session: null, ip: '192.0.2.1' } as const, { session: null, ip: '192.0.2.2' } as const];
    await rates.charge(calm, 1);
    await rates.charge(hasty, 60);
    expect((await rates.charge(hasty, 1)).refusal).toBeDefined();
    vi.setSystemTime(Date.now() - 3_600_000);
    expect((await rates.charge(calm, 1)).standing).toMatchObject({ remaining: 58 });
    expect(() => rates.admit(hasty)).toThrow('used up');
    vi.advanceTimersByTime(1000);
    expect(() => rates.admit(hasty)()).not.toThrow();
    expect((await rates.charge(hasty, 1)).refusal).toBeUndefined();
  });
});

test('while the shared store is away the local one gives half, at half the pace, and the shared one is asked first again', async () => {
  let isAway = true;
  const shared = memoryBuckets(now);
  const { take } = withInsurance(
    { take: async (...asked) => (isAway ? Promise.reject(new Error('away')) : shared.take(...asked)) },
    memoryBuckets(now),
  );
  const one = bucket('one');
  expect(await take([one], 30)).toMatchObject({ isGranted: true, levels: [{ left: 0, bucket: { capacity: 30 } }] });
  expect((await take([one], 1)).isGranted).toBe(false);
  pass(2000);
  expect((await take([one], 1)).isGranted).toBe(true);
  isAway = false;
  expect(await take([one], 1)).toMatchObject({ isGranted: true, levels: [{ left: 59, bucket: { capacity: 60 } }] });
});

test('an empty bucket is remembered until a point is in it', () => {
  const { note, among } = emptyBuckets(now);
  const [one, other] = [bucket('one'), bucket('other')];
  note({ bucket: one, left: -3 });
  note({ bucket: other, left: 1 });
  expect(among([one, other])).toEqual([{ bucket: one, left: -3 }]);
  pass(3980);
  expect(among([one, other])).toHaveLength(1);
  pass(20);
  expect(among([one, other])).toEqual([]);
  note({ bucket: one, left: -3 });
  note({ bucket: one, left: 5 });
  expect(among([one])).toEqual([]);
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  [undefined, 'unknown'],
])('the network of %s is %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});

describe('settings', () => {
  test('limit by default, and each limit can be set', () => {
    expect(rateLimitSettings({})).toEqual(defaultRateLimits);
    expect(rateLimitSettings({ LINTEL_RATE_USER: '7', LINTEL_RATE_LIMIT: 'on' })).toEqual({
      ...defaultRateLimits,
      user: 7,
    });
  });

  test('switch it off', () => {
    expect(rateLimitSettings({ LINTEL_RATE_LIMIT: 'off' })).toBeUndefined();
  });

  test.each([
    [{ LINTEL_RATE_LIMIT: 'no' }, 'LINTEL_RATE_LIMIT is "no"'],
    [{ LINTEL_RATE_ORGANIZATION: '0' }, 'LINTEL_RATE_ORGANIZATION is "0"'],
    [{ LINTEL_RATE_CLIENT: '1.5' }, 'LINTEL_RATE_CLIENT is "1.5"'],
    [{ LINTEL_RATE_ADDRESS: 'many' }, 'LINTEL_RATE_ADDRESS is "many"'],
    [{ LINTEL_RATE_CREDENTIALS: '-1', LINTEL_RATE_LIMIT: 'off' }, 'LINTEL_RATE_CREDENTIALS is "-1"'],
  ])('that make no sense stop the start: %j', (environment, message) => {
    expect(() => rateLimitSettings(environment)).toThrow(message);
  });
});
