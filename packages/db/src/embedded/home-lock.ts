import { readFileSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EmbeddedDatabaseError } from './errors.ts';
import { giveToOwnerOfDirectory } from './server-user.ts';
import { writeWhole } from './write-whole.ts';

export type HomeLock = { release(): void };

/**
 * Makes this process the only one that controls the database below `base`, or throws ALREADY_RUNNING with the process
 * that does. The lock is the kernel's own file lock, taken through SQLite, because Node has no flock: it ends with the
 * process however that dies, so there is no stale lock to recognise. The pid beside it is for the message only.
 */
export async function lockHome(base: string): Promise<HomeLock> {
  const database = tryLock(base);
  const pidFile = join(base, 'lintel.pid');
  if (database === null) {
    throw new EmbeddedDatabaseError(
      'ALREADY_RUNNING',
      `Lintel already runs on the database in ${base}${holder(pidFile)}.`,
      'Stop it first, or set LINTEL_HOME to another directory to run a second one.',
    );
  }
  // Whoever can open the file can lock it, and so keep Lintel from starting.
  await chmod(lockPath(base), 0o600);
  await giveToOwnerOfDirectory(lockPath(base));
  await writeWhole(pidFile, `${process.pid}\n${new Date().toISOString()}\n`);
  return {
    release() {
      rmSync(pidFile, { force: true });
      database.close();
    },
  };
}

/** Whether no live process holds the lock of `base`. */
export function isUnlocked(base: string): boolean {
  const database = tryLock(base);
  database?.close();
  return database !== null;
}

const lockPath = (base: string) => join(base, 'lintel.lock');

function tryLock(base: string): DatabaseSync | null {
  const path = lockPath(base);
  try {
    const database = new DatabaseSync(path);
    try {
      // A journal in memory: the lock file stays empty and nothing is written or synced.
      database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    const sqliteBusy = 5;
    if ((error as { errcode?: number }).errcode === sqliteBusy) return null;
    throw new EmbeddedDatabaseError(
      'HOME_NOT_USABLE',
      `The lock ${path} cannot be opened (${(error as Error).message}).`,
      'Start Lintel as the user that owns it, or set LINTEL_HOME to a directory of your own.',
    );
  }
}

function holder(pidFile: string): string {
  try {
    const [pid, since] = readFileSync(pidFile, 'utf8').split('\n');
    return ` (process ${pid}, since ${since})`;
  } catch {
    return '';
  }
}
