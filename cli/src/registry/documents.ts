import { createHash } from 'node:crypto';
import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  Source,
  visit,
} from 'graphql';
import { CommandError } from '../command-error.ts';

/** A document as it is registered: one operation with the fragments that it uses. */
export type OperationDocument = {
  readonly name: string;
  readonly file: string;
  /** The exact text that is registered, and whose SHA-256 is the document id. */
  readonly text: string;
  readonly documentId: string;
};

export type SourceFile = { readonly path: string; readonly text: string };

type Found<Node extends DefinitionNode> = { readonly node: Node; readonly file: string };

/**
 * One document per operation of the files; a fragment may stand in another file than its users. The text is printed
 * canonically (operation first, then its fragments by name), so that comments and spaces do not change the id.
 * Error: CommandError with file and line of everything that is wrong.
 */
export const readDocuments = (files: readonly SourceFile[]): OperationDocument[] => {
  const problems: string[] = [];
  const operations = new Map<string, Found<OperationDefinitionNode>>();
  const fragments = new Map<string, Found<FragmentDefinitionNode>>();
  for (const file of files) {
    for (const node of definitionsOf(file, problems)) {
      if (node.kind === Kind.OPERATION_DEFINITION) addOperation(operations, { node, file: file.path }, problems);
      else if (node.kind === Kind.FRAGMENT_DEFINITION) addOnce(fragments, { node, file: file.path }, problems);
      else problems.push(`${placeOf(node, file.path)}: only operations and fragments can be registered`);
    }
  }
  const documents = [...operations.values()].map((operation) => assemble(operation, fragments, problems));
  if (problems.length > 0) throw new CommandError(problems.join('\n'));
  if (documents.length === 0) throw new CommandError('The files hold no operation.');
  return documents;
};

/** As `sha256sum` of the registered text, which is UTF-8 without a line end. */
export const documentIdOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const definitionsOf = ({ path, text }: SourceFile, problems: string[]): readonly DefinitionNode[] => {
  try {
    return parse(new Source(text, path)).definitions;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const [place] = error.locations ?? [];
    problems.push(`${path}:${place?.line ?? 1}:${place?.column ?? 1}: ${error.message}`);
    return [];
  }
};

type Operations = Map<string, Found<OperationDefinitionNode>>;

const addOperation = (operations: Operations, found: Found<OperationDefinitionNode>, problems: string[]): void => {
  if (found.node.name === undefined) problems.push(`${placeOf(found.node, found.file)}: the operation needs a name`);
  else addOnce(operations, found, problems);
};

const addOnce = <Node extends OperationDefinitionNode | FragmentDefinitionNode>(
  found: Map<string, Found<Node>>,
  added: Found<Node>,
  problems: string[],
): void => {
  const name = added.node.name!.value;
  const earlier = found.get(name);
  if (earlier === undefined) found.set(name, added);
  else
    problems.push(
      `${placeOf(added.node, added.file)}: ${name} stands in ${placeOf(earlier.node, earlier.file)} already`,
    );
};

const assemble = (
  { node, file }: Found<OperationDefinitionNode>,
  fragments: ReadonlyMap<string, Found<FragmentDefinitionNode>>,
  problems: string[],
): OperationDocument => {
  const used = new Map<string, FragmentDefinitionNode>();
  const follow = (from: DefinitionNode) => {
    visit(from, {
      FragmentSpread: (spread) => {
        const name = spread.name.value;
        if (used.has(name)) return;
        const fragment = fragments.get(name)?.node;
        if (fragment === undefined)
          problems.push(`${placeOf(spread, file)}: there is no fragment ${name} in the files`);
        else {
          used.set(name, fragment);
          follow(fragment);
        }
      },
    });
  };
  follow(node);
  const sorted = [...used].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, fragment]) => fragment);
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [node, ...sorted] };
  const text = print(document);
  return { name: node.name?.value ?? '', file, text, documentId: documentIdOf(text) };
};

const placeOf = (
  node: { readonly loc?: { readonly startToken: { line: number; column: number } } | undefined },
  file: string,
): string => `${file}:${node.loc?.startToken.line ?? 1}:${node.loc?.startToken.column ?? 1}`;
