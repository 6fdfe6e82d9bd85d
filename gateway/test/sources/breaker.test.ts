import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BreakerOptions, type BreakerState, createBreaker, type Verdict } from '../../src/sources/breaker.ts';

const options: BreakerOptions = {
  failuresInRow: 3,
  failureRate: 0.5,
  fetchesToJudge: 10,
  windowMs: 1000,
  pauseMs: 100,
  longestPauseMs: 400,
};

const start = () => {
  let clock = 0;
  const breaker = createBreaker(options, () => clock);
  return {
    breaker,
    wait: (ms: number) => {
      clock += ms;
    },
    /** Asks and settles; `refused` when the breaker lets nothing through. */
    fetch: (verdict: Verdict) => {
      const settle = breaker.ask();
      settle?.(verdict);
      return settle === undefined ? 'refused' : breaker.state();
    },
  };
};

/** One letter per fetch: w(ell), i(ll), n(othing); a number waits so many milliseconds. */
const verdicts: Readonly<Record<string, Verdict>> = { w: 'well', i: 'ill', n: 'nothing' };

describe('the states after a story', () => {
  test.each<readonly [story: string, last: BreakerState | 'refused']>([
    ['w', 'closed'],
    ['i i', 'closed'],
    ['i i i', 'open'],
    ['i i w i i', 'closed'],
    ['i i n i', 'open'],
    ['n n n n n n n n n n n n', 'closed'],
    ['i i i w', 'refused'],
    ['i i i 99 w', 'refused'],
    ['i i i 100 w', 'closed'],
    ['i i i 100 i', 'open'],
    ['i i i 100 i 199 w', 'refused'],
    ['i i i 100 i 200 w', 'closed'],
    // 100, 200, 400, and never longer.
    ['i i i 100 i 200 i 400 i 399 w', 'refused'],
    ['i i i 100 i 200 i 400 i 400 w', 'closed'],
    // A probe that was given up says nothing; the next one is let through.
    ['i i i 100 n', 'half-open'],
    ['i i i 100 n w', 'closed'],
    // After it closed, the count begins anew, and so does the pause.
    ['i i i 100 w i i', 'closed'],
    ['i i i 100 i 200 w i i i 100 w', 'closed'],
    // Half of ten.
    ['i i w w i w i w w i', 'open'],
    ['i i w w i w w w w i', 'closed'],
    // The window is over before there are ten.
    ['i i w w i w i w 1000 w i', 'closed'],
  ])('%s: %s', (story, last) => {
    const { fetch, wait } = start();
    let result: string = 'closed';
    for (const step of story.split(' ')) {
      const verdict = verdicts[step];
      if (verdict === undefined) wait(Number(step));
      else result = fetch(verdict);
    }
    expect(result).toBe(last);
  });
});

test('half-open lets one through at a time', () => {
  const { breaker, fetch, wait } = start();
  for (let count = 0; count < 3; count += 1) fetch('ill');
  wait(100);
  const probe = breaker.ask();
  expect(probe).toBeDefined();
  expect(breaker.ask()).toBeUndefined();
  probe?.('well');
  expect(breaker.ask()).toBeDefined();
  expect(breaker.ask()).toBeDefined();
});

test('what was sent before it opened does not close it, nor does it keep it open', () => {
  const { breaker, fetch, wait } = start();
  const early = [breaker.ask(), breaker.ask(), breaker.ask()];
  for (let count = 0; count < 3; count += 1) fetch('ill');
  early[0]?.('well');
  expect(breaker.state()).toBe('open');
  wait(100);
  const probe = breaker.ask();
  early[1]?.('ill');
  expect(breaker.state()).toBe('half-open');
  probe?.('well');
  early[2]?.('ill');
  expect(breaker.state()).toBe('closed');
});

const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('ask' as const) }),
    fc.record({
      do: fc.constant('settle' as const),
      which: fc.nat(20),
      verdict: fc.constantFrom<Verdict>('well', 'ill', 'nothing'),
    }),
    fc.record({ do: fc.constant('wait' as const), ms: fc.nat(500) }),
  ),
  { maxLength: 200 },
);

test('in any order of fetches, answers and time: never stuck, never two probes, never open without a failure', () => {
  fc.assert(
    fc.property(steps, (story) => {
      const { breaker, wait } = start();
      let pending: { settle: (verdict: Verdict) => void; from: BreakerState }[] = [];
      let failures = 0;
      for (const step of story) {
        if (step.do === 'wait') wait(step.ms);
        else if (step.do === 'ask') {
          const probesBefore = breaker.state() === 'half-open' && pending.some(({ from }) => from === 'half-open');
          const settle = breaker.ask();
          if (settle === undefined) expect(breaker.state()).not.toBe('closed');
          else {
            expect(breaker.state()).not.toBe('open');
            expect(probesBefore).toBe(false);
            pending.push({ settle, from: breaker.state() });
          }
        } else {
          const one = pending[step.which % Math.max(pending.length, 1)];
          if (one === undefined) continue;
          // A probe of an earlier time may still be under way when a new time has begun.
          pending = pending.filter((other) => other !== one);
          if (step.verdict === 'ill') failures += 1;
          one.settle(step.verdict);
          if (breaker.state() !== 'half-open') pending = pending.map((other) => ({ ...other, from: 'closed' }));
        }
        if (breaker.state() !== 'closed') expect(failures).toBeGreaterThanOrEqual(options.failuresInRow);
      }
      for (const { settle } of pending) settle('nothing');
      wait(options.longestPauseMs);
      breaker.ask()?.('well');
      expect(breaker.state()).toBe('closed');
    }),
    { numRuns: 500 },
  );
});
