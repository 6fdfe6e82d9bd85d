import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { lchown, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Binaries, binaryPath } from './binaries.ts';
import { EmbeddedDatabaseError } from './errors.ts';

/** The account that Postgres runs as. Null: the account of this process, because it is not root. */
export type ServerUser = { uid: number; gid: number; name: string } | null;

type Owner = { uid: number; gid: number };

export const isRoot = () => process.getuid?.() === 0;

/**
 * Postgres refuses to run as root, so root starts it as another account: the one that owns the data already, else
 * postgres, else nobody.
 */
export function chooseServerUser(dataOwner: Owner | null): ServerUser {
  if (!isRoot()) return null;
  const accounts = readAccounts();
  if (dataOwner !== null && dataOwner.uid !== 0) {
    const known = accounts.find((account) => account.uid === dataOwner.uid);
    return known ?? { ...dataOwner, name: String(dataOwner.uid) };
  }
  const names = ['postgres', '_postgres', 'nobody'];
  const account = names.map((name) => accounts.find((each) => each.name === name)).find((each) => each !== undefined);
  if (account === undefined) {
    throw new EmbeddedDatabaseError(
      'START_FAILED',
      'Postgres does not run as root, and neither a user postgres nor a user nobody exists.',
      'Create one (useradd --system postgres), or start Lintel as an ordinary user.',
    );
  }
  return account;
}

/** The spawn options that turn a child into the server user. A directory that root works in may be closed to it. */
export const spawnAs = (user: ServerUser) => (user === null ? {} : { uid: user.uid, gid: user.gid, cwd: '/' });

/** Nothing of our environment reaches the server: it holds our secrets, and PG* variables would change what it does. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMP'];
  const inherited = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(inherited), LC_ALL: 'C', TZ: 'UTC' };
}

/** A file that root makes in the home of an ordinary user must not lock that user out afterwards. */
export async function giveToOwnerOfDirectory(path: string): Promise<void> {
  if (!isRoot()) return;
  const { uid, gid } = await stat(dirname(path));
  await lchown(path, uid, gid);
}

/** Whether the user can run these binaries, found out by running them. */
export function canRun(user: ServerUser, binaries: Binaries): boolean {
  if (user === null) return true;
  const bootstrap = join(binaries.root, 'share', 'postgresql', 'postgres.bki');
  return shell(user, '"$1" --version && [ -r "$2" ]', [binaryPath(binaries, 'postgres'), bootstrap]);
}

/** Whether the user can enter and change this directory, found out by going there. */
export function canWrite(user: ServerUser, directory: string): boolean {
  return user === null || shell(user, 'cd "$1" && [ -w . ]', [directory]);
}

const shell = (user: ServerUser, script: string, args: string[]) =>
  spawnSync('/bin/sh', ['-c', script, 'sh', ...args], { ...spawnAs(user), env: serverEnvironment(), stdio: 'ignore' })
    .status === 0;

function readAccounts(): { name: string; uid: number; gid: number }[] {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    // macOS writes nobody as -2; the kernel knows it as an unsigned number.
    return name === undefined || gid === undefined || name.startsWith('#')
      ? []
      : [{ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }];
  });
}
