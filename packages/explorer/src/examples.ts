import { readExamples } from './example-files.ts';

const files = import.meta.glob<string>(['../examples/*.graphql', '../examples/*.json'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The saved operations that were bundled with this page. */
export const examples = readExamples(files);
