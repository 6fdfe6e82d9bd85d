import { RequestError } from '@lintel/server/request-error';
import { type DocumentNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

/**
 * Most selections of a document with all its fragments written out. A few fragments that spread each other twice grow to millions, and planning walks
 * all of them; a screen has some hundreds.
 */
export const mostSelections = 10_000;

/** Error: LIMIT_EXCEEDED. Also for documents that have not been validated. */
export const assertFewSelections = (document: DocumentNode): void => {
  const count = selectionCounter(document);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (count(definition.selectionSet) > mostSelections)
      throw new RequestError('LIMIT_EXCEEDED', {
        message: `The operation has more than ${mostSelections} selections when its fragments are written out.`,
      });
  }
};

/** Each fragment is counted once, however often it is spread. */
const selectionCounter = (document: DocumentNode) => {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition.selectionSet);
  const counts = new Map<string, number>();
  const countOf = (selection: SelectionNode): number => {
    if (selection.kind !== Kind.FRAGMENT_SPREAD)
      return 1 + (selection.selectionSet === undefined ? 0 : count(selection.selectionSet));
    const name = selection.name.value;
    const known = counts.get(name);
    if (known !== undefined) return known;
    // A fragment that spreads itself is refused by validation; here it must only end.
    counts.set(name, 0);
    const set = fragments.get(name);
    const counted = set === undefined ? 0 : 1 + count(set);
    counts.set(name, counted);
    return counted;
  };
  const count = ({ selections }: SelectionSetNode): number =>
    selections.reduce((sum, selection) => sum + countOf(selection), 0);
  return count;
};
