import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../support/processes.ts';
import { filesIn, isForTests, packageFolders } from './sources.ts';

const product = packageFolders
  .flatMap((folder) => filesIn(folder, ['.ts', '.mjs']))
  .filter(({ path }) => !isForTests(path));

/** Settings that only tests and benchmarks have. */
const forTests = ['LINTEL_FENCE_ROUNDS', 'LINTEL_TEST_ADMIN_URL'];

test('every setting that the code reads is in docs/operations.md, and the other way round', () => {
  const inCode = new Set(product.flatMap(({ text }) => text.match(/\bLINTEL_[A-Z0-9_]+[A-Z0-9]\b/g) ?? []));
  const text = readFileSync(join(repository, 'docs/operations.md'), 'utf8');
  const documented = new Set(
    [...text.matchAll(/`(LINTEL_[A-Z0-9_]+|…_[A-Z0-9_]+)/g)].map(([, name]) =>
      String(name).replace('…', 'LINTEL_FILES_S3'),
    ),
  );
  const known = (name: string) => documented.has(name) || /^LINTEL_SUBGRAPH_/.test(name) || forTests.includes(name);
  expect([...inCode].filter((name) => !known(name))).toEqual([]);
  expect([...documented].filter((name) => !inCode.has(name) && !name.startsWith('LINTEL_SUBGRAPH_'))).toEqual([]);
});
