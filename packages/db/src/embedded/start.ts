import { adminUser } from './data-directory.ts';
import { guardUntilExit } from './exit-guard.ts';
import { lockHome } from './home-lock.ts';
import { logFile } from './launch.ts';
import { dataDirectoryOf, type Place, preparePlace } from './place.ts';
import { host } from './port.ts';
import { findPostmaster, isRunning, stopPostmaster } from './postmaster.ts';
import { signal } from './processes.ts';
import { bringUp, type ServerPlan } from './server.ts';
import { type Settings, serverArguments, socketDirectory } from './settings.ts';
import { supervise } from './supervise.ts';

export type EmbeddedOptions = {
  /** LINTEL_HOME. Made with mode 711 if absent; run as root, one that others cannot enter keeps its data elsewhere. */
  home: string;
  /** One line. The secret of the superuser, kept by the caller. */
  adminPassword: string;
  /** Server settings over our own, by their Postgres names. */
  settings?: Settings;
  onProgress?: (step: string) => void;
  /** Give an existing database this password. By default when LINTEL_RESET_ADMIN_PASSWORD=1, as the error message says. */
  resetAdminPassword?: boolean;
  /** Start the server again when it dies. Default true. */
  restart?: boolean;
  /** False: a new database need not reach the disk before it is used. Default true. */
  sync?: boolean;
  /** Where data and binaries go that the server user cannot reach, when run as root. Default /var/lib/lintel. */
  systemDirectory?: string;
};

export type EmbeddedServer = {
  host: string;
  port: number;
  adminUser: string;
  /** For connections by Unix socket (`host: socketDirectory` in postgres.js); null where there is none. */
  socketDirectory: string | null;
  dataDirectory: string;
  logFile: string;
  /** Whether it ran already, left behind by a Lintel that was killed. */
  adopted: boolean;
  /** Whether this start made the database. */
  created: boolean;
  /** Fast shutdown, at most 5 s in practice; then the lock is released. Calling it again is harmless. */
  stop(): Promise<void>;
};

/**
 * Starts the embedded Postgres of `home`, or takes over the one that a killed Lintel has left. Throws
 * EmbeddedDatabaseError, which names the fix. The server stops with this process.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  if (/[\r\n\0]/.test(options.adminPassword) || options.adminPassword === '') {
    throw new TypeError('adminPassword must be a single line that is not empty.');
  }
  const onProgress = options.onProgress ?? (() => {});
  const place = await preparePlace(options.home, options.systemDirectory ?? '/var/lib/lintel', onProgress);
  const lock = await lockHome(place.base);
  const current = { pid: 0 };
  const endGuard = guardUntilExit({
    interrupt: () => current.pid !== 0 && isRunning(place.data, current.pid) && signal(current.pid, 'SIGINT'),
    stop: () => stop(),
  });
  const plan: ServerPlan = {
    place,
    args: serverArguments(place, options.settings ?? {}),
    adminPassword: options.adminPassword,
    resetAdminPassword: options.resetAdminPassword ?? process.env.LINTEL_RESET_ADMIN_PASSWORD === '1',
    mayCreate: true,
    sync: options.sync ?? true,
    onProgress,
    onSpawn: (pid) => {
      current.pid = pid;
    },
  };

  let supervisor: ReturnType<typeof supervise> | null = null;
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= (async () => {
      await supervisor?.end();
      await stopIfRunning(place, current.pid);
      endGuard();
      lock.release();
    })();
    return stopping;
  };

  try {
    const server = await bringUp(plan);
    if (options.restart ?? true) {
      const again = { ...plan, resetAdminPassword: false, mayCreate: false };
      supervisor = supervise({
        data: place.data,
        pid: () => current.pid,
        restart: async () => void (await bringUp(again)),
        onProgress,
      });
    }
    return describe(place, server, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Address of the server that is live on `home`, for tools that join a running Lintel; null when none is. */
export async function findRunning(home: string): Promise<{ host: string; port: number; adminUser: string } | null> {
  const found = readable(await dataDirectoryOf(home));
  return found?.isReady ? { host, port: found.port, adminUser } : null;
}

function readable(data: string) {
  try {
    return findPostmaster(data);
  } catch {
    return null;
  }
}

const describe = (
  place: Place,
  server: { port: number; adopted: boolean; created: boolean },
  stop: () => Promise<void>,
): EmbeddedServer => ({
  host,
  port: server.port,
  adminUser,
  socketDirectory: socketDirectory(place.data),
  dataDirectory: place.data,
  logFile: logFile(place),
  adopted: server.adopted,
  created: server.created,
  stop,
});

async function stopIfRunning(place: Place, pid: number): Promise<void> {
  if (pid !== 0 && isRunning(place.data, pid)) await stopPostmaster(place.data, pid);
}
