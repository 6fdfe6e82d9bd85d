import { Redis } from 'ioredis';
import type { Bus } from './bus.ts';
import { type Cache, memoryCache } from './cache.ts';
import { errorFields, type Log } from './log.ts';

export type RedisWires = {
  readonly cache: Cache;
  readonly bus: Bus;
  readonly isReady: () => boolean;
  readonly close: () => Promise<void>;
};

/**
 * Cache and bus on Redis. The defaults of ioredis wait up to a minute per command when Redis is down (finding F10): here a
 * command answers within 100 ms or is treated as a miss, and the process works on with its own memory.
 */
export const connectRedis = (url: string, log: Log): RedisWires => {
  const options = {
    commandTimeout: 100,
    connectTimeout: 500,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    retryStrategy: (attempt: number) => Math.min(attempt * 100, 2000),
  };
  const commands = new Redis(url, options);
  const subscriber = new Redis(url, {
    ...options,
    commandTimeout: undefined,
    enableOfflineQueue: true,
    maxRetriesPerRequest: null,
  });
  for (const connection of [commands, subscriber]) {
    let reported = false;
    connection.on('ready', () => {
      reported = false;
    });
    // One line per outage, not one per attempt.
    connection.on('error', (error) => {
      if (!reported) log.warn(errorFields(error), 'redis is not reachable; going on without it');
      reported = true;
    });
  }
  return {
    cache: redisCache(commands),
    bus: redisBus(commands, subscriber),
    isReady: () => commands.status === 'ready',
    close: async () => {
      commands.disconnect();
      subscriber.disconnect();
    },
  };
};

const redisCache = (redis: Redis): Cache => {
  const fallback = memoryCache();
  const attempt = async <T>(command: () => Promise<T>, otherwise: () => Promise<T>): Promise<T> => {
    try {
      return await command();
    } catch {
      return otherwise();
    }
  };
  return {
    get: (key) =>
      attempt(
        async () => (await redis.get(key)) ?? undefined,
        () => fallback.get(key),
      ),
    set: (key, value, ttl) =>
      attempt(
        async () => void (await redis.set(key, value, 'EX', ttl)),
        () => fallback.set(key, value, ttl),
      ),
    delete: async (key) => {
      await fallback.delete(key);
      await attempt(
        async () => void (await redis.del(key)),
        async () => undefined,
      );
    },
  };
};

const redisBus = (commands: Redis, subscriber: Redis): Bus => {
  const channels = new Map<string, Set<(message: string) => void>>();
  subscriber.on('message', (channel, message) => {
    for (const listener of channels.get(channel) ?? []) listener(message);
  });
  return {
    publish: async (channel, message) => {
      await commands.publish(channel, message).catch(() => undefined);
    },
    subscribe: async (channel, listener) => {
      const listeners = channels.get(channel);
      if (listeners !== undefined) listeners.add(listener);
      else {
        channels.set(channel, new Set([listener]));
        // Resolves when Redis is there; a boot without Redis must not wait for it.
        subscriber.subscribe(channel).catch(() => undefined);
      }
      return async () => {
        const present = channels.get(channel);
        present?.delete(listener);
        if (present?.size === 0) {
          channels.delete(channel);
          await subscriber.unsubscribe(channel).catch(() => undefined);
        }
      };
    },
  };
};
