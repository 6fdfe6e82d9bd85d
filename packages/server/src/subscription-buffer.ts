import { RequestError } from './request-error.ts';

/** What waits for a reader, in order. There is one reader, who asks for one item at a time. */
export type EventBuffer<T> = {
  /** Adds to what waits. When that is too much, everything is dropped and the reader gets SUBSCRIPTION_ENDED. */
  readonly push: (item: T) => void;
  /** Resolves to the next item when there is one, or to `done` once the buffer has ended. Error: SUBSCRIPTION_ENDED. */
  readonly next: () => Promise<IteratorResult<T, undefined>>;
  /** Drops what waits and ends the reading at once. */
  readonly end: () => void;
};

/** A buffer that holds at most `most` items, so that a reader who is too slow costs no more memory than that. */
export const createBuffer = <T>(most: number): EventBuffer<T> => {
  const waiting: T[] = [];
  let isTooSlow = false;
  let hasEnded = false;
  let wake: (() => void) | undefined;

  return {
    push: (item) => {
      if (hasEnded || isTooSlow) return;
      if (waiting.length < most) waiting.push(item);
      else {
        isTooSlow = true;
        waiting.length = 0;
      }
      wake?.();
    },
    end: () => {
      hasEnded = true;
      waiting.length = 0;
      wake?.();
    },
    next: async () => {
      while (waiting.length === 0 && !hasEnded && !isTooSlow)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      if (waiting.length > 0) return { done: false, value: waiting.shift() as T };
      if (isTooSlow && !hasEnded)
        throw new RequestError('SUBSCRIPTION_ENDED', { message: 'Events came faster than they were read.' });
      return { done: true, value: undefined };
    },
  };
};
