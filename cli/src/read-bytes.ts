import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CommandError } from './command-error.ts';

/** The folder from which a person called `npm run`, which itself moves to that of package.json. */
export const shellFolder = (environment: Readonly<Record<string, string | undefined>> = process.env): string =>
  (/^(import|operations)$/.test(environment.npm_lifecycle_event ?? '') && environment.INIT_CWD) || process.cwd();

/** Where a file is that was named on the command line: seen from the person, or else from the repository. */
export const pathFromShell = (path: string, folder: string = shellFolder()): string => {
  const named = resolve(folder, path);
  return !existsSync(named) && existsSync(path) ? resolve(path) : named;
};

const mostMegabytes = 100;

/** The content of a file. Error: CommandError that says in words why it cannot be read. */
export const readBytes = async (path: string): Promise<Buffer> => {
  const place = pathFromShell(path);
  try {
    const { size } = await stat(place);
    if (size > mostMegabytes * 1024 ** 2)
      throw new CommandError(`${path} has more than ${mostMegabytes} MB; split it.`);
    return await readFile(place);
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      throw new CommandError(`${path} ${whyUnreadable(String(error.code))}.`);
    throw error;
  }
};

const whyUnreadable = (code: string): string => {
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'does not exist';
  if (code === 'EISDIR') return 'is a folder, not a file';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read by you';
  return `cannot be read (${code})`;
};
