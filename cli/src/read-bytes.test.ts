import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { pathFromShell, readBytes, shellFolder } from './read-bytes.ts';

const folder = mkdtempSync(join(tmpdir(), 'lintel-cli-'));
writeFileSync(join(folder, 'here.csv'), 'a');

it('a file is found from the folder in which npm was called, and else from the repository', () => {
  expect(shellFolder({ npm_lifecycle_event: 'import', INIT_CWD: folder })).toBe(folder);
  expect(shellFolder({ npm_lifecycle_event: 'test', INIT_CWD: folder })).toBe(process.cwd());
  expect(pathFromShell('here.csv', folder)).toBe(join(folder, 'here.csv'));
  expect(pathFromShell('package.json', folder)).toBe(resolve('package.json'));
});

it('a file that cannot be read is refused in words', async () => {
  expect((await readBytes(join(folder, 'here.csv'))).toString()).toBe('a');
  await expect(readBytes(join(folder, 'missing.csv'))).rejects.toThrow('missing.csv does not exist.');
  await expect(readBytes(join(folder, 'here.csv', 'below'))).rejects.toThrow('does not exist.');
  await expect(readBytes(folder)).rejects.toThrow('is a folder, not a file.');
});
