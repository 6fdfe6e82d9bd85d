/**
 * Refuses breaking changes of the API that CHANGELOG.md does not announce. Compares `schema/api.graphql` with the one of
 * the last release tag (or of LINTEL_SCHEMA_BASE, any git ref); an announcement is a line of the section "Unreleased" that
 * names the schema coordinate, such as `Unit.balance`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, findBreakingChanges } from 'graphql';

const root = fileURLToPath(new URL('../', import.meta.url));
const git = (...parameters: string[]): string | undefined => {
  try {
    return execFileSync('git', parameters, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
};

const base = process.env.LINTEL_SCHEMA_BASE ?? git('describe', '--tags', '--abbrev=0', '--match', 'v*');
const before = base === undefined ? undefined : git('show', `${base}:schema/api.graphql`);
if (before === undefined) {
  console.log('no released schema to compare with');
  process.exit(0);
}
const after = readFileSync(`${root}schema/api.graphql`, 'utf8');
const unreleased = /## Unreleased\n([\s\S]*?)(?=\n## |$)/.exec(readFileSync(`${root}CHANGELOG.md`, 'utf8'))?.[1] ?? '';
const coordinates = (description: string) => description.match(/[A-Z]\w*(\.\w+)?/g) ?? [];
const silent = findBreakingChanges(buildSchema(before), buildSchema(after)).filter(
  ({ description }) => !coordinates(description).some((coordinate) => unreleased.includes(`\`${coordinate}\``)),
);
for (const { type, description } of silent) console.error(`${type}: ${description}`);
if (silent.length > 0) {
  console.error(`${silent.length} breaking changes since ${base} are not announced under "Unreleased" in CHANGELOG.md`);
  process.exit(1);
}
console.log(`no unannounced breaking change since ${base}`);
