import { type DocumentNode, type FieldNode, Kind, visit } from 'graphql';
import type { LoadedSupergraph } from './supergraph.ts';

/**
 * Under which names the parts of an operation travel inside the engine. Planner and subgraphs share one object per entity with the client:
 * `{ unit { id: number } }` would put a number where the key is looked for. Such fields, and a variable called `representations`, get a name of their own on the inside; the answer is
 * shaped back to the client's.
 */
export type InternalNames = {
  /** The key under which a field's value lies in the merged data. */
  readonly keyOf: (field: FieldNode) => string;
  /** The client's name of a key, for error paths. */
  readonly clientKey: (key: string) => string;
  readonly variable: (name: string) => string;
  /** The document with internal names, which is the one that is planned. */
  readonly document: DocumentNode;
};

type Vocabulary = Pick<LoadedSupergraph, 'fieldNames' | 'clientDirectives'>;

/** The name of the variable in which entity fetches carry what they are about. */
export const representationsVariable = 'representations';

export const internalNames = (clientDocument: DocumentNode, vocabulary: Vocabulary): InternalNames => {
  const document = withoutDirectives(clientDocument, vocabulary.clientDirectives);
  const used = namesIn(document);
  const mustRename = ({ name: { value: name }, alias }: FieldNode): boolean => {
    const key = alias?.value ?? name;
    if (key === name) return false;
    return vocabulary.fieldNames.has(key) || key.startsWith('__') || key in Object.prototype;
  };
  if (!used.variables.has(representationsVariable) && !used.fields.some(mustRename)) return unchanged(document);

  const suffix = freeSuffix([...used.keys, ...used.variables, ...vocabulary.fieldNames]);
  const clientKeys = new Map<string, string>();
  const keyOf = (field: FieldNode): string => {
    const key = field.alias?.value ?? field.name.value;
    if (!mustRename(field)) return key;
    // Names that start with two underscores belong to GraphQL itself; without them, two names could become one.
    const underscores = /^_*/.exec(key)?.[0].length ?? 0;
    return underscores === 0 ? `${key}${suffix}` : `u${underscores}_${key.slice(underscores)}${suffix}`;
  };
  for (const field of used.fields) clientKeys.set(keyOf(field), field.alias?.value ?? field.name.value);
  const variable = (name: string) => (name === representationsVariable ? `${name}${suffix}` : name);
  return {
    keyOf,
    variable,
    clientKey: (key) => clientKeys.get(key) ?? key,
    document: visit(document, {
      Field: (node) => {
        const key = keyOf(node);
        if (key === (node.alias?.value ?? node.name.value)) return undefined;
        return { ...node, alias: { kind: Kind.NAME, value: key } as const };
      },
      Variable: (node) =>
        node.name.value === representationsVariable
          ? { ...node, name: { ...node.name, value: variable(node.name.value) } }
          : undefined,
    }),
  };
};

/** Not every subgraph knows the directives that the supergraph has for clients, and one that does not would refuse the operation. */
const withoutDirectives = (document: DocumentNode, names: ReadonlySet<string>): DocumentNode =>
  names.size === 0
    ? document
    : visit(document, { Directive: ({ name }) => (names.has(name.value) ? null : undefined) });

const unchanged = (document: DocumentNode): InternalNames => ({
  keyOf: ({ alias, name }) => alias?.value ?? name.value,
  clientKey: (key) => key,
  variable: (name) => name,
  document,
});

const namesIn = (document: DocumentNode) => {
  const fields: FieldNode[] = [];
  const keys = new Set<string>();
  const variables = new Set<string>();
  visit(document, {
    Field: (node) => {
      fields.push(node);
      keys.add(node.alias?.value ?? node.name.value);
    },
    Variable: (node) => {
      variables.add(node.name.value);
    },
  });
  return { fields, keys, variables };
};

/** An ending that no name has, so that no name of ours can meet one of theirs. */
const freeSuffix = (names: readonly string[]): string => {
  for (let number = 0; ; number += 1) {
    const suffix = `_i${number}`;
    if (!names.some((name) => name.endsWith(suffix))) return suffix;
  }
};
