import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../support/processes.ts';

const page = readFileSync(join(repository, 'docs/security.md'), 'utf8');

test('every test and file that docs/security.md names exists', () => {
  const named = [
    ...page.matchAll(/\b((?:tests|packages|gateway|subgraphs|cli|bench|docs|worker)\/[\w./-]*\w)(?![\w*{])/g),
  ].map(([, path]) => String(path));
  expect(named.length).toBeGreaterThan(100);
  expect([...new Set(named)].filter((path) => !existsSync(join(repository, path)))).toEqual([]);
});

test('every command that docs/security.md names is a script', () => {
  const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const named = [...page.matchAll(/npm run ([\w-]+)/g)].map(([, name]) => String(name));
  expect(named.length).toBeGreaterThan(5);
  expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
});
