import { createMetrics } from '@lintel/server/metrics';
import { describe, expect, test } from 'vitest';
import type { IdentityEdge } from '../../src/edge/identity-edge.ts';
import { openRateLimiter } from '../../src/rate-limit/open-rate-limiter.ts';
import { defaultRateLimits, type RateLimits } from '../../src/rate-limit/rate-limits.ts';
import { fixtureEdge } from '../fixture.ts';

/** An identity that answers when the test lets it, and a limiter before it. Only `right`, `right 0`, `right 1` … are right. */
const open = (limits: Partial<RateLimits> = {}) => {
  const asked: string[] = [];
  let gate = Promise.withResolvers<void>();
  const edge: IdentityEdge = {
    ...fixtureEdge(),
    resolveSession: async (credential) => {
      asked.push(credential);
      await gate.promise;
      if (credential === 'broken') throw new Error('identity is away');
      return credential.startsWith('right') ? { ok: true, session: null } : { ok: false, code: 'UNAUTHENTICATED' };
    },
  };
  const rates = openRateLimiter(
    { limits: { ...defaultRateLimits, ...limits }, script: undefined, now: () => 1000 },
    createMetrics('gateway'),
  );
  /** `true` when it was right, else the code. */
  const tell = (credential: string, address = '192.0.2.1') =>
    rates
      .resolving(edge, address)
      .resolveSession(credential)
      .then(
        (resolution) => (resolution.ok ? true : resolution.code),
        (error) => error.code ?? error.message,
      );
  const answer = () => gate.resolve();
  const hold = () => {
    gate = Promise.withResolvers();
  };
  return { asked, tell, answer, hold };
};

const wrong = (count: number) => Array.from({ length: count }, (_, index) => `wrong ${index}`);

const count = (all: readonly unknown[], wanted: unknown) => all.filter((one) => one === wanted).length;

describe('credentials that nobody knows, many at the same moment', () => {
  test('are looked up sixteen at once from one network, and in all as many as it may have wrong ones', async () => {
    const { asked, tell, answer } = open({ credentials: 20 });
    const burst = wrong(500).map((credential, index) => tell(credential, `2001:db8::${index.toString(16)}`));
    // Those of others are not held up by them.
    const other = tell('right', '192.0.2.1');
    expect(asked).toHaveLength(17);
    answer();
    expect(await other).toBe(true);
    const told = await Promise.all(burst);
    expect([count(told, 'UNAUTHENTICATED'), count(told, 'RATE_LIMITED')]).toEqual([16, 484]);
    const later: unknown[] = [];
    for (const credential of wrong(10)) later.push(await tell(credential, '2001:db8::1'));
    expect([count(later, 'UNAUTHENTICATED'), count(later, 'RATE_LIMITED')]).toEqual([4, 6]);
  });

  test('are one when they are the same: a page asks many things at once when it has a new token', async () => {
    const { tell, answer } = open();
    const page = Array.from({ length: 100 }, () => tell('right'));
    answer();
    expect(new Set(await Promise.all(page))).toEqual(new Set([true]));
  });

  test('do not hold up those from there that were right before', async () => {
    const { asked, tell, answer, hold } = open();
    answer();
    await tell('right');
    hold();
    const burst = wrong(50).map((credential) => tell(credential));
    const known = tell('right');
    expect(asked.at(-1)).toBe('right');
    answer();
    expect(await known).toBe(true);
    await Promise.all(burst);
  });

  test('give their places back, whatever was said of them', async () => {
    const { tell, answer } = open();
    answer();
    for (let round = 0; round < 3; round += 1) {
      const right = Array.from({ length: 8 }, (_, index) => tell(`right ${round * 8 + index}`));
      const others = [...wrong(7), 'broken'].map((credential) => tell(credential));
      expect(await Promise.all(right)).toEqual(right.map(() => true));
      expect(await Promise.all(others)).toEqual([...wrong(7).map(() => 'UNAUTHENTICATED'), 'identity is away']);
    }
  });
});
