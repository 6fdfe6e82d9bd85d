/**
 * Writes everything that is generated: `schema/<subgraph>.graphql`, `schema/supergraph.graphql`, `schema/api.graphql` (what clients see), and the
 * resolver types.
 * With the name of a subgraph: only its SDL and types. `--check` writes nothing and fails when a file is not current.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { compose } from '../gateway/src/compose.ts';
import { type Subgraph, subgraphNames } from '../packages/server/src/define.ts';
import { generateResolverTypes } from './resolver-types.ts';

const root = new URL('../', import.meta.url);
const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const check = process.argv.includes('--check');

const loadSubgraph = async (name: string): Promise<Subgraph> => {
  const module = (await import(`../subgraphs/${name}/src/${name}.ts`)) as Record<string, Subgraph>;
  return module[name]!;
};

const current = async (path: string): Promise<string> => readFile(new URL(path, root), 'utf8').catch(() => '');

const stale: string[] = [];
const put = async (path: string, text: string): Promise<void> => {
  if ((await current(path)) === text) return;
  stale.push(path);
  if (!check) await writeFile(new URL(path, root), text);
};

const subgraphs = await Promise.all(
  subgraphNames.filter((name) => names.length === 0 || names.includes(name)).map(loadSubgraph),
);
for (const { name, sdl } of subgraphs) await put(`schema/${name}.graphql`, `${sdl.trim()}\n`);
if (names.length === 0) {
  const { supergraph, api } = compose(subgraphs);
  await put('schema/supergraph.graphql', supergraph);
  await put('schema/api.graphql', api);
}
for (const { path, content } of await generateResolverTypes(subgraphs.map(({ name }) => name)))
  await put(path, content);

if (check && stale.length > 0) {
  console.error(`not current, run \`npm run generate\`:\n${stale.map((path) => `  ${path}`).join('\n')}`);
  process.exit(1);
}
console.log(
  stale.length === 0 ? 'everything generated is current' : `written:\n${stale.map((path) => `  ${path}`).join('\n')}`,
);
