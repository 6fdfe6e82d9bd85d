import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Bus } from './bus.ts';
import { type Cache, memoryCache } from './cache.ts';
import { errorFields, type Log } from './log.ts';
import { type RedisCircuit, redisCircuit } from './redis-circuit.ts';

export type RedisWires = {
  readonly cache: Cache;
  readonly bus: Bus;
  readonly script: RedisScript;
  /** Whether commands are sent to Redis at all. */
  readonly isReady: () => boolean;
  readonly close: () => Promise<void>;
};

/** Runs a Lua script in one round trip. Rejects within 100 ms when Redis does not answer, and at once while it is known not to. */
export type RedisScript = (
  lua: string,
  keys: readonly string[],
  values: readonly (string | number)[],
) => Promise<unknown>;

/** Longest time that a request waits for Redis. */
const commandTimeoutMs = 100;
/** A connection without any answer for so long is given up, since a lost one may never be told. */
const deadAfterMs = 3000;
/** How often the subscriber's connection, which says nothing of itself for hours, must show that it lives. */
const heartbeatMs = 3000;

/**
 * Cache, bus and scripts on Redis. The defaults of ioredis wait up to a minute per command when Redis is down (finding F10):
 * here a command answers within 100 ms or is treated as a miss, the process works on with its own memory, and after two such
 * time-outs nobody waits until Redis answers again.
 */
export const connectRedis = (url: string, log: Log): RedisWires => {
  const options = {
    commandTimeout: commandTimeoutMs,
    connectTimeout: 500,
    socketTimeout: deadAfterMs,
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
  for (const connection of [commands, subscriber]) reportOutages(connection, log);
  const circuit = redisCircuit({
    probe: () => commands.ping(),
    isTimeout: (error) => error instanceof Error && error.message === 'Command timed out',
    onOutage: (isOver) =>
      log.warn({}, isOver ? 'redis answers in time again' : 'redis does not answer in time; going on without it'),
  });
  const isReady = () => commands.status === 'ready' && circuit.isClosed();
  const heartbeat = setInterval(() => {
    if (subscriber.status === 'ready') subscriber.ping().catch(() => undefined);
  }, heartbeatMs).unref();
  return {
    cache: redisCache(commands, circuit),
    bus: redisBus({ commands, subscriber, run: circuit.run, isReady }),
    script: redisScript(commands, circuit),
    isReady,
    close: async () => {
      clearInterval(heartbeat);
      circuit.stop();
      commands.disconnect();
      subscriber.disconnect();
    },
  };
};

/** One line per outage, not one per attempt. */
const reportOutages = (connection: Redis, log: Log): void => {
  let reported = false;
  connection.on('ready', () => {
    reported = false;
  });
  connection.on('error', (error) => {
    if (!reported) log.warn(errorFields(error), 'redis is not reachable; going on without it');
    reported = true;
  });
};

const redisCache = (redis: Redis, { run }: RedisCircuit): Cache => {
  const fallback = memoryCache();
  const attempt = async <T>(command: () => Promise<T>, otherwise: () => Promise<T>): Promise<T> => {
    try {
      return await run(command);
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
    set: async (key, value, ttl) => {
      // What this process kept during an earlier outage is older than this.
      await fallback.delete(key);
      await attempt(
        async () => void (await redis.set(key, value, 'EX', ttl)),
        () => fallback.set(key, value, ttl),
      );
    },
    delete: async (key) => {
      await fallback.delete(key);
      await attempt(
        async () => void (await redis.del(key)),
        async () => undefined,
      );
    },
  };
};

const redisScript = (redis: Redis, { run }: RedisCircuit): RedisScript => {
  const hashes = new Map<string, string>();
  const hashOf = (lua: string): string => {
    const known = hashes.get(lua) ?? createHash('sha1').update(lua).digest('hex');
    hashes.set(lua, known);
    return known;
  };
  return (lua, keys, values) =>
    run(async () => {
      try {
        return await redis.evalsha(hashOf(lua), keys.length, ...keys, ...values);
      } catch (error) {
        // A Redis that has just been started, or flushed of its scripts.
        if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
        return redis.eval(lua, keys.length, ...keys, ...values);
      }
    });
};

type Channel = { readonly listeners: Set<(message: string) => void>; readonly subscribed: Promise<unknown> };

/** Longest time to wait for Redis to confirm that it sends what is published. */
const longestSubscribeMs = 500;

const redisBus = ({
  commands,
  subscriber,
  run,
  isReady,
}: {
  readonly commands: Redis;
  readonly subscriber: Redis;
  readonly run: RedisCircuit['run'];
  readonly isReady: () => boolean;
}): Bus => {
  const channels = new Map<string, Channel>();
  const tell = (channel: string, message: string) => {
    for (const listener of channels.get(channel)?.listeners ?? []) listener(message);
  };
  subscriber.on('message', tell);
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
      // Nobody else can hear it then. One that may be on its way is not told twice.
      if (!isReady()) return tell(channel, message);
      await run(() => commands.publish(channel, message)).catch(() => undefined);
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
