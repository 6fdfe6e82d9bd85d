import { setTimeout as sleep } from 'node:timers/promises';
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

type Channel = { readonly listeners: Set<(message: string) => void>; readonly subscribed: Promise<unknown> };

/** Longest time to wait for Redis to confirm that it sends what is published. */
const longestSubscribeMs = 500;

const redisBus = (commands: Redis, subscriber: Redis): Bus => {
  const channels = new Map<string, Channel>();
  subscriber.on('message', (channel, message) => {
    for (const listener of channels.get(channel)?.listeners ?? []) listener(message);
  });
  const open = (name: string): Channel => {
    // Redis may be away at a boot, which must not wait for it: then it is subscribed as soon as it is back.
    const subscribed = Promise.race([subscriber.subscribe(name), sleep(longestSubscribeMs, undefined, { ref: false })]);
    const channel = { listeners: new Set<(message: string) => void>(), subscribed: subscribed.catch(() => undefined) };
    channels.set(name, channel);
    return channel;
  };
  return {
    reach: 'installation',
    publish: async (channel, message) => {
      await commands.publish(channel, message).catch(() => undefined);
    },
    subscribe: async (name, listener) => {
      const channel = channels.get(name) ?? open(name);
      channel.listeners.add(listener);
      await channel.subscribed;
      return async () => {
        channel.listeners.delete(listener);
        if (channel.listeners.size > 0 || channels.get(name) !== channel) return;
        channels.delete(name);
        await subscriber.unsubscribe(name).catch(() => undefined);
      };
    },
  };
};
