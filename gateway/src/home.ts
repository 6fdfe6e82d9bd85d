import { randomBytes } from 'node:crypto';
import { access, constants, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** The folder of local state: LINTEL_HOME, or `.lintel` in the repository, wherever the command was run. */
export const homeDirectory = async (given: string | undefined): Promise<string> => {
  const home =
    given === undefined || given === ''
      ? join(repository, '.lintel')
      : isAbsolute(given)
        ? given
        : join(process.cwd(), given);
  try {
    await mkdir(home, { recursive: true, mode: 0o711 });
    await access(home, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw notOurs(home, error);
  }
  return home;
};

const notOurs = (path: string, error: unknown): Error =>
  new Error(
    `${path} cannot be used by this user (${(error as NodeJS.ErrnoException).code}). Start Lintel as the user that owns it, or set LINTEL_HOME to a directory of your own.`,
    { cause: error },
  );

/** LINTEL_SECRET, or one made at the first start and kept in the home folder, readable by its owner only. */
export const installationSecret = async (given: string | undefined, home: string): Promise<string> => {
  if (given !== undefined && given !== '') return given;
  const file = join(home, 'secret');
  const known = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw notOurs(file, error);
  });
  if (known !== undefined) return known.trim();
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, randomBytes(48).toString('base64'), { mode: 0o600, flag: 'wx' });
  try {
    // A link appears whole or not at all, and fails when the name is taken: of two first starts both read the same secret,
    // and one that is killed leaves no empty file behind.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return (await readFile(file, 'utf8')).trim();
};
