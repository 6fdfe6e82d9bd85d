import { createHash } from 'node:crypto';
import { access, chown, constants, mkdir, mkdtemp, readFile, realpath, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Binaries, copyBinaries, locateBinaries } from './binaries.ts';
import { EmbeddedDatabaseError } from './errors.ts';
import { canRun, canWrite, chooseServerUser, isRoot, type ServerUser } from './server-user.ts';
import { writeWhole } from './write-whole.ts';

/** Where everything of one embedded database is. */
export type Place = {
  /** `<home>/postgres`: server.log, port and, if the data is elsewhere, `location`. */
  state: string;
  /** Holds `data` and its lock: the same as `state`, unless the server user cannot reach that. */
  base: string;
  data: string;
  user: ServerUser;
  binaries: Binaries;
};

type Progress = (step: string) => void;

/**
 * Finds or prepares the directories of the database of `home`. Run as root, a home that the server user cannot enter
 * (/root is closed to everyone else) keeps its data below `systemDirectory`, and says where in `<home>/postgres/location`.
 */
export async function preparePlace(home: string, systemDirectory: string, onProgress: Progress): Promise<Place> {
  const state = await prepareState(home);
  const installed = await locateBinaries();
  const recorded = await recordedBase(state);
  if (recorded !== null && isRoot()) await mkdir(recorded, { recursive: true, mode: 0o755 });
  const owner = await ownerOf(join(recorded ?? state, 'data'));
  const user = chooseServerUser(owner);

  const base = recorded ?? (owner !== null || (await isReachable(state, user)) ? state : null);
  const binaries = canRun(user, installed)
    ? installed
    : await copyBinaries(installed, await prepareSystemDirectory(systemDirectory), () =>
        onProgress(`copying Postgres to ${systemDirectory}: user ${user?.name} cannot read ${installed.root}`),
      );
  if (base !== null) {
    assertUsable(join(base, 'data'), owner, user);
    return { state, base, data: join(base, 'data'), user, binaries };
  }

  const hash = createHash('sha256').update(dirname(state)).digest('hex').slice(0, 16);
  const elsewhere = join(await prepareSystemDirectory(systemDirectory), hash);
  onProgress(`keeping the data in ${elsewhere}: user ${user?.name} cannot enter ${state}`);
  await mkdir(elsewhere, { recursive: true, mode: 0o755 });
  await writeWhole(join(state, 'location'), `${elsewhere}\n`);
  return { state, base: elsewhere, data: join(elsewhere, 'data'), user, binaries };
}

/** The data directory of `home`, which need not exist. Changes nothing. */
export async function dataDirectoryOf(home: string): Promise<string> {
  const state = join(await realpath(home).catch(() => home), 'postgres');
  return join((await recordedBase(state)) ?? state, 'data');
}

async function prepareState(home: string): Promise<string> {
  try {
    // Others may pass through to the data directory, whose own mode closes it, but may not list what is here.
    await mkdir(home, { recursive: true, mode: 0o711 });
    const state = join(await realpath(home), 'postgres');
    await mkdir(state, { recursive: true, mode: 0o711 });
    await access(state, constants.W_OK | constants.X_OK);
    return state;
  } catch (error) {
    throw new EmbeddedDatabaseError(
      'HOME_NOT_USABLE',
      `The directory ${join(home, 'postgres')} cannot be created or written (${(error as Error).message}).`,
      'Start Lintel as the user that owns it, or set LINTEL_HOME to a directory of your own.',
    );
  }
}

async function recordedBase(state: string): Promise<string | null> {
  const text = await readFile(join(state, 'location'), 'utf8').catch(() => '');
  return text.trim() === '' ? null : text.trim();
}

async function ownerOf(path: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const { uid, gid } = await stat(path);
    return { uid, gid };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new EmbeddedDatabaseError(
      'DATA_NOT_USABLE',
      `The database directory ${path} cannot be read (${(error as Error).message}).`,
      'Start Lintel as the user that made it, or set LINTEL_HOME to a directory of your own.',
    );
  }
}

/** Whether a data directory made here would work for the user; network and shared mounts may also forbid chown. */
async function isReachable(state: string, user: ServerUser): Promise<boolean> {
  if (user === null) return true;
  const probe = await mkdtemp(join(state, 'probe-'));
  try {
    await chown(probe, user.uid, user.gid);
    return canWrite(user, probe);
  } catch {
    return false;
  } finally {
    await rmdir(probe);
  }
}

/** Existing data is never passed over for an empty database: what cannot be used is an error. */
function assertUsable(data: string, owner: { uid: number } | null, user: ServerUser): void {
  if (owner === null) return;
  if (!isRoot() && process.getuid !== undefined && owner.uid !== process.getuid()) {
    throw new EmbeddedDatabaseError(
      'DATA_NOT_USABLE',
      `The database in ${data} belongs to user id ${owner.uid}, and this process runs as ${process.getuid()}.`,
      'Start Lintel as that user or as root, or set LINTEL_HOME to a directory of your own.',
    );
  }
  if (owner.uid !== 0 && !canWrite(user, data)) {
    throw new EmbeddedDatabaseError(
      'DATA_NOT_USABLE',
      `User ${user?.name}, who owns the database in ${data}, can no longer enter that directory.`,
      `Let others pass through the directories above it (chmod o+x), or move ${dirname(data)} and set LINTEL_HOME.`,
    );
  }
}

/** Programs are run from here, so nobody but root may be able to change it. */
async function prepareSystemDirectory(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true, mode: 0o755 });
  const { uid, mode } = await stat(directory);
  if (uid === 0 && (mode & 0o022) === 0) return directory;
  throw new EmbeddedDatabaseError(
    'HOME_NOT_USABLE',
    `The directory ${directory} can be changed by others than root.`,
    `Run: chown root ${directory} && chmod 755 ${directory}`,
  );
}
