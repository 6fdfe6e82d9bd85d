import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { PREPARE_OPERATION, readExamples } from './example-files.ts';
import { fillPlaceholders, localValues } from './placeholders.ts';

const folder = join(import.meta.dirname, '..', 'examples');
const files = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const examples = readExamples(files);

describe('the saved examples', () => {
  it('are as many as there are operations, in the order of their file names', () => {
    const operations = Object.keys(files).filter((name) => name.endsWith('.graphql') && !name.includes('.prepare.'));
    expect(examples.map(({ key }) => `${key}.graphql`)).toEqual(operations.sort());
    expect(examples.length).toBeGreaterThanOrEqual(8);
  });

  it.each(examples)('$key has a title, a description and one named operation', (example) => {
    const { definitions } = parse(example.query);
    const names = definitions.flatMap((node) => (node.kind === 'OperationDefinition' ? [node.name?.value] : []));
    expect(example.title).not.toBe('');
    expect(example.description).toMatch(/\.$/);
    expect(names).toEqual([example.operationName]);
  });

  it.each(examples)('$key has variables and headers that are JSON once they are filled', ({ variables, headers }) => {
    for (const text of [variables, headers]) {
      if (text !== '') expect(() => JSON.parse(fillPlaceholders(text, localValues()))).not.toThrow();
    }
  });

  it('names every preparation alike, so that its answer is not shown as the user’s', () => {
    const prepared = examples.filter(({ prepare }) => prepare !== null);
    expect(prepared.length).toBeGreaterThan(0);
    for (const { prepare } of prepared) expect(prepare).toMatch(new RegExp(`^query ${PREPARE_OPERATION}\\b`));
  });

  it('belongs to every file: no variables, headers or preparation without its operation', () => {
    const known = new Set(examples.map(({ key }) => key));
    expect(Object.keys(files).filter((name) => !known.has(name.split('.')[0]!))).toEqual([]);
  });
});
