import type { RequestError } from '@lintel/server/request-error';
import type { EngineResult } from '../engine/run-operation.ts';

/**
 * The results of a subscription for one client. `next` rejects with what has ended it; `return` ends it at once, also while
 * `next` is pending.
 */
export type ResultStream<Result> = AsyncIterableIterator<Result, undefined> & {
  readonly return: () => Promise<IteratorResult<Result, undefined>>;
  /** Ends it from outside; an error is what `next` then rejects with. */
  readonly end: (error: RequestError) => void;
};

export type ResultStreamOptions<Result> = {
  /** Begins to read events; the signal ends them. */
  readonly open: (signal: AbortSignal) => AsyncGenerator<EngineResult>;
  readonly format: (result: EngineResult) => Result;
  /** Called once, when it is over for whatever reason. */
  readonly onEnd: () => void;
};

export const resultStream = <Result>({ open, format, onEnd }: ResultStreamOptions<Result>): ResultStream<Result> => {
  const leaving = new AbortController();
  const events = open(leaving.signal);
  const over: IteratorResult<Result, undefined> = { done: true, value: undefined };
  let failure: RequestError | undefined;
  let isOver = false;
  const finish = () => {
    if (isOver) return over;
    isOver = true;
    leaving.abort();
    // A generator that waits for an event goes on to its end because the signal has ended its source.
    events.return(undefined).catch(() => undefined);
    onEnd();
    return over;
  };
  const stream: ResultStream<Result> = {
    next: async () => {
      if (isOver) return over;
      try {
        const event = failure === undefined ? await events.next() : undefined;
        if (failure !== undefined) throw failure;
        if (event === undefined || event.done || leaving.signal.aborted) return finish();
        return { done: false, value: format(event.value) };
      } catch (error) {
        finish();
        throw error;
      }
    },
    return: async () => finish(),
    end: (error) => {
      failure ??= error;
      leaving.abort();
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
};
