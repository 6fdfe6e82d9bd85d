import { FetchFailure } from './fetch-failure.ts';
import type { Patience } from './patience.ts';

/** At most so many at once, and at most so many waiting; first come, first served. */
export type Gate = {
  /** Undefined when there is room at once, else a promise of it. Rejects when the fetch must end before; throws when too many wait. */
  readonly enter: (patience: Patience) => Promise<void> | undefined;
  /** Once for each entry. */
  readonly leave: () => void;
  readonly statistics: () => { readonly inside: number; readonly waiting: number };
};

/** A gate with `places` inside and `mostWaiting` in front of it. */
export const createGate = (places: number, mostWaiting: number): Gate => {
  const waiting = new Set<() => void>();
  let inside = 0;
  return {
    enter: (patience) => {
      if (inside < places) {
        inside += 1;
        return undefined;
      }
      if (waiting.size >= mostWaiting) throw new FetchFailure('busy', `${mostWaiting} fetches wait already`);
      return new Promise((resolve, reject) => {
        const admit = () => {
          patience.tell(undefined);
          resolve();
        };
        waiting.add(admit);
        patience.tell((failure) => {
          waiting.delete(admit);
          reject(failure.kind === 'deadline' ? new FetchFailure('late', 'no socket became free in time') : failure);
        });
      });
    },
    leave: () => {
      const [next] = waiting;
      if (next === undefined) {
        inside -= 1;
        return;
      }
      // The place passes from hand to hand, so that nobody who comes now gets in before those who wait.
      waiting.delete(next);
      next();
    },
    statistics: () => ({ inside, waiting: waiting.size }),
  };
};
