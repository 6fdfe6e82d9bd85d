import { spawn } from 'node:child_process';
import {
  chmod,
  chown,
  lchown,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { binaryPath, postgresMajor } from './binaries.ts';
import { EmbeddedDatabaseError } from './errors.ts';
import type { Place } from './place.ts';
import { serverEnvironment, spawnAs } from './server-user.ts';

/** The superuser of the embedded server: only migrations and administration use it. */
export const adminUser = 'postgres';

const unfinishedPrefix = 'data.unfinished-';

/**
 * Makes sure that a whole data directory of the right version, owner and mode exists. It is made under another name and
 * renamed when it is whole, so an initdb that was interrupted leaves only something to sweep away. Returns whether it
 * is new. Without `sync` it is not flushed to disk; without `mayCreate` an absent one is an error.
 */
export async function ensureDataDirectory(wanted: {
  place: Place;
  adminPassword: string;
  mayCreate: boolean;
  sync: boolean;
}): Promise<boolean> {
  const { place, adminPassword, mayCreate, sync } = wanted;
  await sweepUnfinished(place.base);
  if (await hasDatabase(place.data)) {
    await adjustOwner(place);
    return false;
  }
  if (!mayCreate) throw missing(place.data);
  const unfinished = join(place.base, `${unfinishedPrefix}${process.pid}`);
  const passwordFile = `${unfinished}.password`;
  try {
    await mkdir(unfinished, { mode: 0o700 });
    await writeFile(passwordFile, `${adminPassword}\n`, { mode: 0o600, flag: 'wx' });
    if (place.user !== null) {
      await chown(unfinished, place.user.uid, place.user.gid);
      await chown(passwordFile, place.user.uid, place.user.gid);
    }
    await runInitdb(place, unfinished, passwordFile, sync);
    await rename(unfinished, place.data);
    if (sync) await syncDirectory(place.base);
    return true;
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function hasDatabase(data: string): Promise<boolean> {
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version !== null && version.trim() === postgresMajor) return true;
  if (version !== null) {
    throw new EmbeddedDatabaseError(
      'DATA_NOT_USABLE',
      `The database in ${data} was made by Postgres ${version.trim()}, and this Lintel brings Postgres ${postgresMajor}.`,
      'Start the Lintel that made it and move the data over, or set LINTEL_HOME to another directory.',
    );
  }
  const isAbsentOrEmpty = await rmdir(data).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  );
  if (isAbsentOrEmpty) return false;
  throw missing(data);
}

const missing = (data: string) =>
  new EmbeddedDatabaseError(
    'DATA_NOT_USABLE',
    `The directory ${data} holds no database (PG_VERSION is missing).`,
    'Restore it from a backup, or move what is there away to start with an empty database.',
  );

/** After a copy or restore by root the files can belong to root or be open to others; Postgres refuses both. */
async function adjustOwner(place: Place): Promise<void> {
  const { uid, mode } = await stat(place.data);
  if (place.user !== null && uid !== place.user.uid) await giveTree(place.data, place.user);
  if ((mode & 0o077) !== 0) await chmod(place.data, 0o700);
}

async function giveTree(path: string, user: { uid: number; gid: number }): Promise<void> {
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) await giveTree(inner, user);
    else await lchown(inner, user.uid, user.gid);
  }
  await lchown(path, user.uid, user.gid);
}

async function sweepUnfinished(base: string): Promise<void> {
  const names = await readdir(base);
  const unfinished = names.filter((name) => name.startsWith(unfinishedPrefix));
  // An initdb that outlived its Lintel may still write there; what cannot be removed now is removed at the next start.
  await Promise.allSettled(unfinished.map((name) => rm(join(base, name), { recursive: true, maxRetries: 3 })));
}

function runInitdb(place: Place, directory: string, passwordFile: string, sync: boolean): Promise<void> {
  const args = [
    ...['-D', directory, '-U', adminUser, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--data-checksums'],
    // Builtin C.UTF-8 sorts by code point on every machine, whatever C library it has, and still knows letter case.
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...(sync ? [] : ['--no-sync']),
  ];
  const options = { ...spawnAs(place.user), env: serverEnvironment() };
  return new Promise((resolve, reject) => {
    const child = spawn(binaryPath(place.binaries, 'initdb'), args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    const fail = (reason: string) =>
      reject(
        new EmbeddedDatabaseError(
          'INITDB_FAILED',
          `Creating the database in ${directory} failed (${reason}).\n${output.trim()}`,
          'Set LINTEL_HOME to a directory on a local disk, or set DATABASE_URL to a Postgres of your own.',
        ),
      );
    child.once('error', (error) => fail(error.message));
    child.once('close', (code, signalName) => (code === 0 ? resolve() : fail(`exit ${code ?? signalName}`)));
  });
}

async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path);
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
