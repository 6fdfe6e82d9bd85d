/** Short-lived values that replicas may share. Losing one only costs time; nothing is ever true because it is cached. */
export type Cache = {
  readonly get: (key: string) => Promise<string | undefined>;
  readonly set: (key: string, value: string, ttlSeconds: number) => Promise<void>;
  readonly delete: (key: string) => Promise<void>;
};

const mostEntries = 10_000;

/** For a single node: a map that forgets the oldest entry when it is full. */
export const memoryCache = (now: () => number = Date.now): Cache => {
  const entries = new Map<string, { value: string; expiresAt: number }>();
  return {
    get: async (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      if (entry.expiresAt > now()) return entry.value;
      entries.delete(key);
      return undefined;
    },
    set: async (key, value, ttlSeconds) => {
      entries.delete(key);
      if (entries.size >= mostEntries) entries.delete(entries.keys().next().value as string);
      entries.set(key, { value, expiresAt: now() + ttlSeconds * 1000 });
    },
    delete: async (key) => void entries.delete(key),
  };
};
