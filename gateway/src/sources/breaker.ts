/** Closed lets everything through, open nothing, half-open one fetch at a time to see whether the subgraph is back. */
export type BreakerState = 'closed' | 'half-open' | 'open';

/** What a fetch says about the subgraph. `nothing`: it was given up, or never sent. */
export type Verdict = 'well' | 'ill' | 'nothing';

export type BreakerOptions = {
  /** Opens after so many failures in a row … */
  readonly failuresInRow: number;
  /** … or when this share of the fetches in a window failed, once there were `fetchesToJudge` of them. */
  readonly failureRate: number;
  readonly fetchesToJudge: number;
  readonly windowMs: number;
  /** How long it stays open; twice as long after each probe that failed, up to `longestPauseMs`. */
  readonly pauseMs: number;
  readonly longestPauseMs: number;
};

export const defaultBreaker: BreakerOptions = {
  failuresInRow: 5,
  failureRate: 0.5,
  fetchesToJudge: 20,
  windowMs: 10_000,
  pauseMs: 500,
  longestPauseMs: 4000,
};

export type Breaker = {
  readonly state: () => BreakerState;
  /** A place to put the verdict, to be called exactly once; undefined when the fetch must not be sent. */
  readonly ask: () => ((verdict: Verdict) => void) | undefined;
};

/** A circuit breaker that is closed. `now` is any clock in milliseconds that never goes back. */
export const createBreaker = (options: BreakerOptions, now: () => number = () => performance.now()): Breaker => {
  const tally = createTally(options, now);
  let state: BreakerState = 'closed';
  let pauseMs = options.pauseMs;
  let probeAt = 0;
  let probing = false;
  // What was sent before the last change says nothing about the time after it.
  let era = 0;

  const change = (next: BreakerState) => {
    state = next;
    era += 1;
    probing = false;
  };
  const open = (forMs: number) => {
    pauseMs = forMs;
    probeAt = now() + forMs;
    change('open');
  };
  const judge = (verdict: Verdict) => {
    if (state === 'closed') {
      if (tally(verdict)) open(options.pauseMs);
      return;
    }
    probing = false;
    if (verdict === 'ill') open(Math.min(pauseMs * 2, options.longestPauseMs));
    else if (verdict === 'well') {
      tally('well', true);
      change('closed');
    }
  };

  return {
    state: () => state,
    ask: () => {
      if (state === 'open' && now() >= probeAt) change('half-open');
      if (state === 'open' || probing) return undefined;
      probing = state === 'half-open';
      const asked = era;
      return (verdict) => {
        if (asked === era) judge(verdict);
      };
    },
  };
};

/** Counts verdicts and says when they are too many bad ones. `afresh` forgets what was before. */
const createTally = (options: BreakerOptions, now: () => number) => {
  let inRow = 0;
  let fetches = 0;
  let failures = 0;
  let windowEnd = 0;
  return (verdict: Verdict, afresh = false): boolean => {
    if (verdict === 'nothing') return false;
    if (afresh || now() >= windowEnd) {
      fetches = 0;
      failures = 0;
      windowEnd = now() + options.windowMs;
    }
    fetches += 1;
    if (verdict === 'well') {
      inRow = 0;
      return false;
    }
    inRow += 1;
    failures += 1;
    return (
      inRow >= options.failuresInRow || (fetches >= options.fetchesToJudge && failures >= fetches * options.failureRate)
    );
  };
};
