import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { type FileHandle, open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { binaryPath } from './binaries.ts';
import { EmbeddedDatabaseError } from './errors.ts';
import type { Place } from './place.ts';
import { freePort, rememberedPort } from './port.ts';
import { findPostmaster, type Postmaster } from './postmaster.ts';
import { giveToOwnerOfDirectory, serverEnvironment, spawnAs } from './server-user.ts';
import { writeWhole } from './write-whole.ts';

type LaunchOptions = {
  args: string[];
  onProgress: (step: string) => void;
  /** Called as soon as the process exists, long before it is ready. */
  onSpawn: (pid: number) => void;
};

const maxLogBytes = 10 * 1024 * 1024;
const maxPortAttempts = 5;
const pollMs = 5;
/** Crash recovery replays at most `max_wal_size`; a server that is still at it after this is stuck. */
const readyTimeoutMs = 300_000;

export const logFile = (place: Place) => join(place.state, 'server.log');

/** Starts Postgres on a data directory that has no live server, and returns it once it accepts connections. */
export async function launch(place: Place, options: LaunchOptions): Promise<Postmaster> {
  const preferred = await rememberedPort(place.state);
  await rotateLog(logFile(place));
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(attempt === 1 ? preferred : null);
    const outcome = await tryPort(place, port, options);
    if ('pid' in outcome) {
      if (port !== preferred) await writeWhole(join(place.state, 'port'), `${port}\n`);
      return outcome;
    }
    // Another program may take the port between our look and the server's.
    const isPortTaken = /could not create any TCP\/IP sockets/.test(outcome.log);
    if (!isPortTaken || attempt === maxPortAttempts) throw startFailure(place, outcome.log);
  }
}

async function tryPort(place: Place, port: number, options: LaunchOptions): Promise<Postmaster | { log: string }> {
  // Root may write in a directory of another user here: never through a symbolic link that this user has put there.
  const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);
  const log = await open(logFile(place), flags, 0o600);
  try {
    await giveToOwnerOfDirectory(logFile(place));
    const { size: logStart } = await log.stat();
    const child = spawn(binaryPath(place.binaries, 'postgres'), [...options.args, '-p', String(port)], {
      ...spawnAs(place.user),
      env: serverEnvironment(),
      stdio: ['ignore', log.fd, log.fd],
      // A process group of its own: Ctrl-C in the terminal reaches us alone, and we stop it after our last request.
      detached: true,
      windowsHide: true,
    });
    const ended = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signalName) => resolve(`exit ${code ?? signalName}`));
    });
    child.unref();
    if (child.pid !== undefined) options.onSpawn(child.pid);
    const found = await readiness(place, child, ended, options.onProgress);
    return typeof found === 'string' ? { log: `${found}\n${await readFrom(log, logStart)}` } : found;
  } finally {
    await log.close();
  }
}

/** The server when it is ready, or why it ended. */
async function readiness(
  place: Place,
  child: ChildProcess,
  ended: Promise<string>,
  onProgress: (step: string) => void,
): Promise<Postmaster | string> {
  let reason: string | null = null;
  void ended.then((text) => {
    reason = text;
  });
  const start = performance.now();
  let nextReportMs = 3_000;
  while (reason === null) {
    const found = findPostmaster(place.data);
    if (found?.pid === child.pid && found?.isReady) return found;
    const elapsedMs = performance.now() - start;
    if (elapsedMs > readyTimeoutMs) return `not ready after ${readyTimeoutMs / 1000} s`;
    if (elapsedMs > nextReportMs) {
      onProgress(`waiting for the database to recover (${Math.round(elapsedMs / 1000)} s)`);
      nextReportMs += 3_000;
    }
    await sleep(pollMs);
  }
  return reason;
}

/** Keeps the last log beside the new one when it has grown large. */
async function rotateLog(path: string): Promise<void> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > maxLogBytes) await rename(path, `${path}.1`);
}

async function readFrom(log: FileHandle, start: number): Promise<string> {
  const { size } = await log.stat();
  const length = Math.min(size - start, 4_096);
  const { buffer } = await log.read(Buffer.alloc(length), 0, length, size - length);
  return buffer.toString('utf8').trim();
}

const startFailure = (place: Place, log: string) =>
  new EmbeddedDatabaseError(
    'START_FAILED',
    `The database server on ${place.data} does not start: ${log}`,
    `The whole log is in ${logFile(place)}. The data was not changed.`,
  );
