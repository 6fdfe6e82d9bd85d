import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { basename } from 'node:path';

/** A live process. `uid` and `directory` are null where the platform does not tell, or not to us. */
export type LiveProcess = { pid: number; command: string; uid: number | null; directory: string | null };

/** The process with this id, or null when there is none; a zombie counts as none, for it can hold nothing. */
export function findProcess(pid: number): LiveProcess | null {
  if (process.platform === 'linux') return readProc(pid);
  if (process.platform === 'win32') return isAlive(pid) ? { pid, command: '', uid: null, directory: null } : null;
  return ps(['-p', String(pid)])[0] ?? null;
}

/** Every process whose command line can be read. Windows: none. */
export function listProcesses(): LiveProcess[] {
  if (process.platform === 'win32') return [];
  if (process.platform !== 'linux') return ps(['-ax']);
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => readProc(Number(pid)) ?? []);
}

/** Whether a signal can reach this id: true for zombies and for unrelated processes. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Sends a signal; a process that is gone already is fine. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * Whether this is the main process of a Postgres on this data directory: by its working directory, which follows the
 * data when that is moved, or, where we may not read that (a container without SYS_PTRACE), by its arguments.
 */
export function isPostmaster(found: LiveProcess, data: string, dataOwner: number | null): boolean {
  // Windows tells us neither; the connection that follows proves the data directory.
  if (process.platform === 'win32') return true;
  if (found.uid !== null && dataOwner !== null && found.uid !== dataOwner) return false;
  const [program = ''] = found.command.split(' -D ');
  if (basename(program) !== 'postgres') return false;
  return found.directory === data || `${found.command} `.includes(` -D ${data} `);
}

function readProc(pid: number): LiveProcess | null {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    const { uid } = statSync(`/proc/${pid}`);
    return command === '' ? null : { pid, command, uid, directory: workingDirectory(pid) };
  } catch {
    return null;
  }
}

function workingDirectory(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function ps(selection: string[]): LiveProcess[] {
  const output = spawnSync('ps', ['-ww', ...selection, '-o', 'pid=,uid=,stat=,command='], { encoding: 'utf8' }).stdout;
  return (output ?? '').split('\n').flatMap((line) => {
    const [, pid, uid, state, command] = /^\s*(\d+)\s+(-?\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return command === undefined || state?.startsWith('Z')
      ? []
      : [{ pid: Number(pid), command: command.trim(), uid: Number(uid) >>> 0, directory: null }];
  });
}
