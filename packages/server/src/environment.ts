import { openDoor } from '@lintel/db/session';
import { memoryBus } from './bus.ts';
import { memoryCache } from './cache.ts';
import type { Log } from './log.ts';
import { createPlatform, type Platform } from './platform.ts';
import { connectRedis, type RedisWires } from './redis.ts';
import { deriveSecrets, type Secrets } from './secrets.ts';

/** A platform and how to close what it opened. */
export type OpenedPlatform = {
  readonly platform: Platform;
  /** Given when `REDIS_URL` is set. */
  readonly redis: RedisWires | undefined;
  readonly close: () => Promise<void>;
};

/** What a process reads from its environment. `main.ts` files pass `process.env`; nothing else reads it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The value of a setting that has no default; a clear message when it is missing. */
export const requiredSetting = (environment: Environment, name: string, hint: string): string => {
  const value = environment[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set: ${hint}`);
  return value;
};

/**
 * The keys of a process: from `LINTEL_SECRET`, with what `LINTEL_SECRET_PREVIOUS` sealed and signed still readable, and
 * what replicas with `LINTEL_SECRET_NEXT` as their present secret seal and sign readable already.
 */
export const openSecrets = (environment: Environment): Secrets => {
  const secret = requiredSetting(
    environment,
    'LINTEL_SECRET',
    'a random text of 32 characters or more; make one with: openssl rand -base64 48',
  );
  const listed = (text = '') => text.split(',').filter((entry) => entry !== '');
  return deriveSecrets(secret, listed(environment.LINTEL_SECRET_PREVIOUS), listed(environment.LINTEL_SECRET_NEXT));
};

/** Opens the database, Redis when `REDIS_URL` is set, and the keys of `LINTEL_SECRET`. */
export const openPlatform = (environment: Environment, log: Log): OpenedPlatform => {
  const url = requiredSetting(
    environment,
    'DATABASE_URL',
    'the Postgres of this installation, as postgres://lintel_service:…@host:5432/lintel',
  );
  const door = openDoor({ url, max: Number(environment.LINTEL_DATABASE_CONNECTIONS ?? 10) });
  const redis = environment.REDIS_URL ? connectRedis(environment.REDIS_URL, log) : undefined;
  const platform = createPlatform({
    door,
    secrets: openSecrets(environment),
    cache: redis?.cache ?? memoryCache(),
    bus: redis?.bus ?? memoryBus(),
    log,
    config: {
      publicUrl: environment.LINTEL_PUBLIC_URL ?? `http://localhost:${environment.PORT ?? 4000}`,
      home: environment.LINTEL_HOME ?? '.lintel',
      environment,
    },
  });
  return {
    platform,
    redis,
    close: async () => {
      await Promise.all([door.close(), redis?.close()]);
    },
  };
};
