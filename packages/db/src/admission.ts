/**
 * Bounded admission: so many at once, so many waiting, so long. postgres.js queues without any limit, and an unbounded
 * queue turns a slow minute into an outage, so the door refuses early instead.
 */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

export type Admission = {
  /** Resolves with a release function; rejects with `Overloaded` when the line is full or the wait is over. */
  readonly enter: () => Promise<() => void>;
  readonly running: () => number;
  readonly waiting: () => number;
};

export const admission = (limits: { concurrent: number; queued: number; waitMs: number }): Admission => {
  let running = 0;
  const line: { admit: () => void; timer: NodeJS.Timeout }[] = [];

  const leave = () => {
    const next = line.shift();
    if (next === undefined) {
      running -= 1;
      return;
    }
    clearTimeout(next.timer);
    next.admit();
  };
  const ticket = () => {
    let used = false;
    return () => {
      if (used) return;
      used = true;
      leave();
    };
  };

  return {
    running: () => running,
    waiting: () => line.length,
    enter: () => {
      if (running < limits.concurrent) {
        running += 1;
        return Promise.resolve(ticket());
      }
      if (line.length >= limits.queued) return Promise.reject(new Overloaded('too many requests are waiting'));
      return new Promise((resolve, reject) => {
        const waiter = {
          admit: () => resolve(ticket()),
          timer: setTimeout(() => {
            line.splice(line.indexOf(waiter), 1);
            reject(new Overloaded('no database connection became free in time'));
          }, limits.waitMs),
        };
        line.push(waiter);
      });
    },
  };
};
