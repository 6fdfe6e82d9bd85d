/**
 * A clock that runs only while this process does. An answer that lies in a socket while the process is busy, stopped or starved is not late: who
 * measures the patience with somebody else by such a clock never takes a delay of his own for the other's.
 */
export type LivedTime = {
  /** Milliseconds, in steps of `livedStepMs`; never goes back. */
  readonly now: () => number;
  readonly close: () => void;
};

/** The longest that one step can count, however late it comes. */
export const livedStepMs = 50;

/** Starts a clock; `onStep` is called after each of its steps, and what has arrived in a socket is read between two of them. */
export const livedTime = (onStep: () => void = () => undefined): LivedTime => {
  let lived = 0;
  const timer = setInterval(() => {
    lived += livedStepMs;
    onStep();
  }, livedStepMs).unref();
  return { now: () => lived, close: () => clearInterval(timer) };
};
