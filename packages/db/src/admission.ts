import type { Lane } from '@lintel/kernel/critical-mutations';

/**
 * Bounded admission: so many at once, so many waiting, so long. postgres.js queues without any limit, and an unbounded
 * queue turns a slow minute into an outage, so the door refuses early instead.
 */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

export type Admission = {
  /** Resolves with a release function; rejects with `Overloaded` when the line is full or the wait is over. */
  readonly enter: (lane: Lane) => Promise<() => void>;
  readonly running: () => number;
  readonly waiting: () => number;
};

export type AdmissionLimits = {
  /** Most at once, in both lanes together. */
  readonly concurrent: number;
  /** How many of them only critical work may take. */
  readonly reserved: number;
  /** Most that wait in each lane. */
  readonly queued: number;
  /** Longest wait of ordinary work, in milliseconds. Critical work waits up to twice as long: late is better than not at all. */
  readonly waitMs: number;
};

/** How much longer than `waitMs` a lane waits. */
const patience: Readonly<Record<Lane, number>> = { ordinary: 1, critical: 2 };

type Waiter = { readonly admit: () => void; readonly timer: NodeJS.Timeout };

/** First come, first served in each lane; a place that becomes free goes to the critical lane first. */
export const admission = (limits: AdmissionLimits): Admission => {
  let running = 0;
  const lines: Readonly<Record<Lane, Waiter[]>> = { critical: [], ordinary: [] };
  const most: Readonly<Record<Lane, number>> = {
    critical: limits.concurrent,
    ordinary: limits.concurrent - limits.reserved,
  };

  const leave = () => {
    running -= 1;
    for (const lane of ['critical', 'ordinary'] as const) {
      if (running >= most[lane]) continue;
      const next = lines[lane].shift();
      if (next === undefined) continue;
      clearTimeout(next.timer);
      running += 1;
      next.admit();
      return;
    }
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
    waiting: () => lines.critical.length + lines.ordinary.length,
    enter: (lane) => {
      const line = lines[lane];
      if (running < most[lane]) {
        running += 1;
        return Promise.resolve(ticket());
      }
      if (line.length >= limits.queued) return Promise.reject(new Overloaded('too many requests are waiting'));
      return new Promise((resolve, reject) => {
        const waiter: Waiter = {
          admit: () => resolve(ticket()),
          timer: setTimeout(() => {
            line.splice(line.indexOf(waiter), 1);
            reject(new Overloaded('no database connection became free in time'));
          }, limits.waitMs * patience[lane]),
        };
        line.push(waiter);
      });
    },
  };
};
