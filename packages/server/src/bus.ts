/** Messages to every process: at most once, to whoever listens now. What must not be lost goes through the outbox. */
export type Bus = {
  /** Who hears a message: everybody in this process, or in all processes of the installation. */
  readonly reach: 'process' | 'installation';
  readonly publish: (channel: string, message: string) => Promise<void>;
  /** Resolves when messages from now on are heard, or when that is going to take too long to wait for it. */
  readonly subscribe: (channel: string, listener: (message: string) => void) => Promise<() => Promise<void>>;
};

/** For a single node. */
export const memoryBus = (): Bus => {
  const channels = new Map<string, Set<(message: string) => void>>();
  return {
    reach: 'process',
    publish: async (channel, message) => {
      for (const listener of channels.get(channel) ?? []) listener(message);
    },
    subscribe: async (channel, listener) => {
      const listeners = channels.get(channel) ?? new Set();
      channels.set(channel, listeners.add(listener));
      return async () => void listeners.delete(listener);
    },
  };
};
