import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

/** A migration as it lies in the folder; the checksum proves later that it was not changed after it had been applied. */
export type MigrationFile = { readonly name: string; readonly text: string; readonly checksum: string };

export const migrationsDirectory = new URL('../migrations/', import.meta.url);

/** Which files a database still lacks, asked by a service at boot: it refuses to run on a schema older than itself. */
export const missingMigrations = async (
  appliedNames: readonly string[],
  directory: URL = migrationsDirectory,
): Promise<readonly string[]> =>
  (await readMigrations(directory)).map((file) => file.name).filter((name) => !appliedNames.includes(name));

/** Which files a database has and this code does not: it was migrated by a newer version. */
export const unknownMigrations = async (
  appliedNames: readonly string[],
  directory: URL = migrationsDirectory,
): Promise<readonly string[]> => {
  const known = new Set((await readMigrations(directory)).map((file) => file.name));
  return appliedNames.filter((name) => !known.has(name));
};

export const readMigrations = async (directory: URL): Promise<readonly MigrationFile[]> => {
  const names = (await readdir(directory)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, directory), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
};
