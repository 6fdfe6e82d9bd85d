import type { Door } from '@lintel/db/session';
import type { Bus } from './bus.ts';
import type { Cache } from './cache.ts';
import type { Log } from './log.ts';
import type { Secrets } from './secrets.ts';

/** What a process has besides requests: the data, the keys, the clock, the wires. Made once, at start. */
export type Platform = {
  readonly door: Door;
  readonly secrets: Secrets;
  readonly cache: Cache;
  readonly bus: Bus;
  readonly log: Log;
  readonly config: PlatformConfig;
  /** The clock; tests set it. */
  readonly now: () => Date;
  /** One instance per process of what `make` returns: a subgraph's own services (storage, issuer), made on first use. */
  readonly use: <T>(make: (platform: Platform) => T) => T;
};

export type PlatformConfig = {
  /** Where clients reach the gateway, without a slash at the end: signed URLs and issuer names start with it. */
  readonly publicUrl: string;
  /** Folder for local state, such as the files of the disk storage. */
  readonly home: string;
  /** Settings of single subgraphs, by their environment names; read where they are used. */
  readonly environment: Readonly<Record<string, string | undefined>>;
};

export const createPlatform = (parts: Omit<Platform, 'use' | 'now'> & { readonly now?: () => Date }): Platform => {
  const made = new Map<unknown, unknown>();
  const platform: Platform = {
    now: () => new Date(),
    ...parts,
    use: <T>(make: (platform: Platform) => T): T => {
      if (!made.has(make)) made.set(make, make(platform));
      return made.get(make) as T;
    },
  };
  return platform;
};
