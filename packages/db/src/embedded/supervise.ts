import { isRunning } from './postmaster.ts';

const checkEveryMs = 250;
const maxRestarts = 5;
const withinMs = 60_000;

type Supervised = {
  data: string;
  pid: () => number;
  restart: () => Promise<void>;
  onProgress: (step: string) => void;
};

export type Supervisor = { end(): Promise<void> };

/**
 * Starts the server again when it dies (out of memory, kill -9) while Lintel lives; connection pools reconnect to the
 * same port. It gives up after 5 restarts within a minute. `end` waits for a restart that is under way.
 */
export function supervise({ data, pid, restart, onProgress }: Supervised): Supervisor {
  const restarts: number[] = [];
  let underWay: Promise<void> | null = null;

  const timer = setInterval(() => {
    if (underWay !== null || isRunning(data, pid())) return;
    const now = performance.now();
    if (restarts.filter((at) => now - at < withinMs).length >= maxRestarts) {
      onProgress(`the database server ended ${maxRestarts} times within a minute; it is not started again`);
      clearInterval(timer);
      return;
    }
    restarts.push(now);
    onProgress('the database server ended unexpectedly; starting it again');
    underWay = restart()
      .catch((error: Error) => onProgress(`the database server does not start again: ${error.message}`))
      .finally(() => {
        underWay = null;
      });
  }, checkEveryMs);
  timer.unref();

  return {
    async end() {
      clearInterval(timer);
      await underWay;
    },
  };
}
