import { readFileSync, rmSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedDatabaseError } from './errors.ts';
import { findProcess, isAlive, isPostmaster, listProcesses, signal } from './processes.ts';
import { clusterName } from './settings.ts';

/** The main process of a running Postgres. */
export type Postmaster = { pid: number; port: number; isReady: boolean };

const pollMs = 5;
const fastShutdownMs = 3_000;
const immediateShutdownMs = 1_200;
const remainsGraceMs = 500;

/** The live server on this data directory, or null. A postmaster.pid that a dead or an unrelated process left is null. */
export function findPostmaster(data: string): Postmaster | null {
  const recorded = readPidFile(data);
  return recorded !== null && isRunning(data, recorded.pid) ? recorded : null;
}

/** Whether this process is the live main process of the data directory. */
export function isRunning(data: string, pid: number): boolean {
  const found = findProcess(pid);
  return found !== null && isPostmaster(found, data, ownerOf(data));
}

/** Stops a server: fast (a checkpoint, sessions end) and, if that takes more than 3 s, at once (recovery at the next start). */
export async function stopPostmaster(data: string, pid: number): Promise<void> {
  const steps = [
    { name: 'SIGINT', waitMs: fastShutdownMs },
    { name: 'SIGQUIT', waitMs: immediateShutdownMs },
    { name: 'SIGKILL', waitMs: immediateShutdownMs },
  ] as const;
  for (const step of steps) {
    signal(pid, step.name);
    if (!(await becomesTrue(() => !isRunning(data, pid), step.waitMs))) continue;
    // Killed like this, it has not ended its sessions.
    if (step.name === 'SIGKILL') await clearRemains(data);
    return;
  }
  throw stopFailure(data, pid);
}

/**
 * Makes the data directory ready for a start when no main process lives: ends the sessions that outlived one, and removes
 * lock files whose process number now belongs to something else, because Postgres would take that for a running server.
 */
export async function clearRemains(data: string): Promise<void> {
  // They notice the death of their parent by themselves, unless they are busy with a long statement.
  for (const name of [null, 'SIGQUIT', 'SIGKILL'] as const) {
    if (name !== null) for (const pid of remains(data)) signal(pid, name);
    if (await becomesTrue(() => remains(data).length === 0, remainsGraceMs)) break;
  }
  const [pid] = remains(data);
  if (pid !== undefined) throw stopFailure(data, pid);

  // The pid file of a dead process stays: through it Postgres finds shared memory that may still be in use.
  const recorded = readPidFile(data);
  if (recorded !== null && isAlive(recorded.pid)) rmSync(join(data, 'postmaster.pid'));
  const sockets = (await readdir(data)).filter((file) => file.startsWith('.s.PGSQL.'));
  for (const file of sockets) rmSync(join(data, file), { force: true });
}

/** Polls until the condition holds; false when that takes longer. */
export async function becomesTrue(condition: () => boolean, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (!condition()) {
    if (performance.now() > deadline) return false;
    await sleep(pollMs);
  }
  return true;
}

const stopFailure = (data: string, pid: number) =>
  new EmbeddedDatabaseError(
    'STOP_FAILED',
    `The database server (process ${pid}) on ${data} does not stop.`,
    `Look at what it waits for (a disk that does not answer?), and start again when it has ended.`,
  );

/** Every process of a server on this data directory, also of one whose postmaster.pid somebody has removed. */
function remains(data: string): number[] {
  const owner = ownerOf(data);
  const title = `postgres: ${clusterName(data)}: `;
  return listProcesses()
    .filter((each) => {
      const isChild = each.command.startsWith(title) || (each.directory === data && /^postgres: /.test(each.command));
      return isPostmaster(each, data, owner) || (isChild && each.uid === owner);
    })
    .map(({ pid }) => pid);
}

/** The server runs as the user that owns its data. Null when the directory is gone. */
const ownerOf = (data: string) => statSync(data, { throwIfNoEntry: false })?.uid ?? null;

/** Lines of postmaster.pid: 1 process, 2 data directory, 3 start, 4 port, 5 socket, 6 address, 7 shared memory, 8 status. */
function readPidFile(data: string): Postmaster | null {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Math.abs(Number(lines[0]));
    if (!Number.isInteger(pid) || pid === 0) return null;
    return { pid, port: Number(lines[3] ?? 0), isReady: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}
