/** Told at once instead of asking a Redis that has stopped to answer in time. */
export class RedisAway extends Error {
  override readonly name = 'RedisAway';

  constructor() {
    super('redis did not answer in time a moment ago');
  }
}

/**
 * Keeps a Redis that accepts commands and does not answer them from costing every request its time-out: after a few in a
 * row nobody waits any more, and a probe in the background finds out when it answers again.
 */
export type RedisCircuit = {
  /** Runs a command, or rejects at once with RedisAway. A command that rejects for another reason than time says nothing. */
  readonly run: <T>(command: () => Promise<T>) => Promise<T>;
  /** False while nobody waits for Redis. */
  readonly isClosed: () => boolean;
  /** Stops probing. */
  readonly stop: () => void;
};

export type RedisCircuitOptions = {
  /** A command that costs nothing; it rejects when its answer does not come in time. */
  readonly probe: () => Promise<unknown>;
  readonly isTimeout: (error: unknown) => boolean;
  /** Told when an outage is sure, and when it is over. */
  readonly onOutage: (isOver: boolean) => void;
  readonly probeEveryMs?: number;
};

/** One may be our own fault, when this process had no time to read the answer. */
const timeoutsToOpen = 2;

export const redisCircuit = ({
  probe,
  isTimeout,
  onOutage,
  probeEveryMs = 1000,
}: RedisCircuitOptions): RedisCircuit => {
  let timeouts = 0;
  let isOpen = false;
  let isStopped = false;
  let next: NodeJS.Timeout | undefined;

  /** The first probe follows at once: two slow answers in a row may have been a pause of this process. */
  const look = async (failures: number): Promise<void> => {
    try {
      await probe();
      if (isStopped) return;
      timeouts = 0;
      isOpen = false;
      if (failures > 0) onOutage(true);
    } catch {
      if (isStopped) return;
      if (failures === 0) onOutage(false);
      next = setTimeout(() => look(failures + 1), probeEveryMs).unref();
    }
  };
  const open = () => {
    isOpen = true;
    void look(0);
  };
  return {
    run: async (command) => {
      if (isOpen) throw new RedisAway();
      try {
        const answer = await command();
        timeouts = 0;
        return answer;
      } catch (error) {
        timeouts = isTimeout(error) ? timeouts + 1 : 0;
        // Those that were under way when it opened fail after it.
        if (timeouts >= timeoutsToOpen && !isOpen) open();
        throw error;
      }
    },
    isClosed: () => !isOpen,
    stop: () => {
      isStopped = true;
      isOpen = true;
      clearTimeout(next);
    },
  };
};
