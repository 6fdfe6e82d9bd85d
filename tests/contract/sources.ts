import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

const skipped = new Set(['node_modules', 'dist', '__generated__', '.git', '.lintel']);

/** One file of the repository: its path from the root with slashes, and its text. */
export type SourceFile = { readonly path: string; readonly text: string };

/** The files below a folder whose names end in one of `endings`. */
export const filesIn = (folder: string, endings: readonly string[]): SourceFile[] =>
  readdirSync(join(repository, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (skipped.has(entry.name)) return [];
    if (entry.isDirectory()) return filesIn(path, endings);
    if (!entry.isFile() || !endings.some((ending) => entry.name.endsWith(ending))) return [];
    const file = join(repository, path);
    return [{ path: relative(repository, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }];
  });

/** Every place with a package.json of its own. */
export const packageFolders = [
  'packages/kernel',
  'packages/db',
  'packages/server',
  'packages/explorer',
  'subgraphs/identity',
  'subgraphs/property',
  'subgraphs/finance',
  'subgraphs/community',
  'subgraphs/documents',
  'gateway',
  'worker',
  'demo',
  'cli',
] as const;

export type PackageFolder = (typeof packageFolders)[number];

/** Whether a file serves tests only. */
export const isForTests = (path: string): boolean => /\.test\.tsx?$|\.testing\.ts$|\/testing\.ts$|\/test\//.test(path);

/** The text without comments, so that words in prose are not taken for code. Lines stay where they were. */
export const withoutComments = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[\s;{}(,])\/\/[^\n]*/g, '$1');

/** What a module imports: static, side-effect, re-exporting and dynamic imports. */
export const importsOf = (text: string): string[] => {
  const code = withoutComments(text);
  const found = [
    ...code.matchAll(/^\s*(?:import|export)\s[^;]*?\sfrom\s+['"]([^'"]+)['"]/gm),
    ...code.matchAll(/^\s*(?:\}|\*)\s*from\s+['"]([^'"]+)['"]/gm),
    ...code.matchAll(/^\s*import\s+['"]([^'"]+)['"]/gm),
    ...code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g),
  ];
  return [...new Set(found.map((match) => match[1]!))];
};
