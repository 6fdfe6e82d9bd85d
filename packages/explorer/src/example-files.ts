/** A saved operation of the side panel, read from the files in `examples/`. */
export type Example = {
  /** File name without extension; examples are listed in its order. */
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly query: string;
  readonly operationName: string | null;
  /** JSON text, with placeholders. */
  readonly variables: string;
  /** JSON text, with placeholders. */
  readonly headers: string;
  /** A query whose result fills placeholders when the example is opened, so that it runs on real ids. */
  readonly prepare: string | null;
};

/** The name that every `.prepare.graphql` gives its query; its answers are not the user's and not shown. */
export const PREPARE_OPERATION = 'ExamplePrepare';

const OPERATION_FILE = /\/?([^/]+?)(?<!\.prepare)\.graphql$/;
const OPERATION_NAME = /^(?:query|mutation|subscription)\s+(\w+)/m;

/**
 * Builds the examples from file contents by path: `name.graphql` (its first comment line is the title, the next ones
 * the description), with optional `name.variables.json`, `name.headers.json` and `name.prepare.graphql`.
 */
export function readExamples(files: Readonly<Record<string, string>>): Example[] {
  return Object.keys(files)
    .filter((path) => OPERATION_FILE.test(path))
    .sort()
    .map((path) => {
      const sibling = (extension: string) => files[path.replace(/\.graphql$/, extension)]?.trim();
      const query = files[path]!.trim();
      const [title = '', ...description] = leadingComment(query);
      return {
        key: OPERATION_FILE.exec(path)![1]!,
        title,
        description: description.join(' '),
        query,
        operationName: OPERATION_NAME.exec(query)?.[1] ?? null,
        variables: sibling('.variables.json') ?? '',
        headers: sibling('.headers.json') ?? '',
        prepare: sibling('.prepare.graphql') ?? null,
      };
    });
}

function leadingComment(query: string): string[] {
  const lines = query.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  return lines.slice(0, end).map((line) => line.slice(1).trim());
}
