import { RequestError } from '@lintel/server/request-error';
import { FetchFailure } from './fetch-failure.ts';

/**
 * How long one fetch may go on: until its own deadline, or until the signal of the engine fires, whichever is first. One
 * timer and one listener however many steps the fetch has; `AbortSignal.any` and `.timeout` cost several times as much.
 */
export type Patience = {
  /** Why the fetch must end, once it must. */
  readonly over: () => FetchFailure | undefined;
  /** Who is told when it ends, at once if it has; only the step that is under way needs to know, so there is one at a time. */
  readonly tell: (listener: ((failure: FetchFailure) => void) | undefined) => void;
  /** Must be called when the fetch has ended. */
  readonly release: () => void;
};

/** Starts the clock. `deadlineMs` counts from now. */
export const startPatience = (deadlineMs: number, signal: AbortSignal | undefined): Patience => {
  let failure: FetchFailure | undefined;
  let listener: ((failure: FetchFailure) => void) | undefined;
  const startedAt = performance.now();
  const end = (why: FetchFailure) => {
    if (failure !== undefined) return;
    failure = why;
    listener?.(why);
  };
  const timer = setTimeout(() => end(new FetchFailure('deadline', `no answer within ${deadlineMs} ms`)), deadlineMs);
  const onAbort = () => end(abortFailure(signal?.reason, performance.now() - startedAt >= deadlineMs / 2));
  if (signal?.aborted) onAbort();
  else signal?.addEventListener('abort', onAbort, { once: true });
  return {
    over: () => failure,
    tell: (next) => {
      listener = next;
      if (failure !== undefined) next?.(failure);
    },
    release: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      listener = undefined;
    },
  };
};

/**
 * The engine says by the reason of its signal whether time is up or nobody listens. Time that is up speaks against this
 * subgraph only when it had a fair part of the time: the rest may have gone into the fetches before.
 */
const abortFailure = (reason: unknown, hadItsTime: boolean): FetchFailure => {
  if (!isTimeUp(reason)) return new FetchFailure('abandoned', 'nobody waits for the answer', reason);
  return new FetchFailure(hadItsTime ? 'deadline' : 'late', 'no answer before the end of the operation');
};

const isTimeUp = (reason: unknown): boolean =>
  reason instanceof RequestError
    ? reason.code === 'DEADLINE_EXCEEDED' && reason.originalError?.name !== 'AbortError'
    : reason instanceof Error && reason.name === 'TimeoutError';
