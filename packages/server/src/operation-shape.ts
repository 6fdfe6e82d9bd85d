import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { operationOverlaps } from './operation-overlaps.ts';

/**
 * How large an operation is by its text alone, with its fragments written out wherever they are spread; of a document with several operations the
 * largest of each. Numbers may be as large as Infinity.
 */
export type OperationShape = {
  /** Levels of fields; introspection is counted by itself. */
  readonly depth: number;
  readonly aliases: number;
  /** Fields of the query, mutation or subscription itself, however often each comes. */
  readonly rootFields: number;
  readonly directives: number;
  /** Fields and fragments. */
  readonly selections: number;
  /** Root fields that ask for the schema. */
  readonly introspectionFields: number;
  /** Levels of fields in those, themselves included. */
  readonly introspectionDepth: number;
  /** How often one field or fragment is written in one selection: validation compares each with each. */
  readonly repeats: number;
  /** Pairs of fields and fragments that validation compares, in the whole document. */
  readonly overlaps: number;
};

/** What each selection has a part in. */
type SelectionShape = Omit<OperationShape, 'overlaps'>;

const nothing: SelectionShape = {
  depth: 0,
  aliases: 0,
  rootFields: 0,
  directives: 0,
  selections: 0,
  introspectionFields: 0,
  introspectionDepth: 0,
  repeats: 0,
};

const introspectionNames: ReadonlySet<string> = new Set(['__schema', '__type']);

/** Measures a document that need not be valid. Each fragment is looked at once, however often it is spread. */
export const operationShape = (document: DocumentNode): OperationShape => {
  const measure = selectionMeasure(document);
  let shape = nothing;
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { directives = [], variableDefinitions = [], selectionSet } = definition;
    const own = directives.length + variableDefinitions.reduce((count, { directives: on }) => count + sizeOf(on), 0);
    const selected = measure(selectionSet);
    shape = largest(shape, { ...selected, directives: selected.directives + own });
  }
  return { ...shape, overlaps: operationOverlaps(document) };
};

const sizeOf = (directives: readonly DirectiveNode[] | undefined): number => directives?.length ?? 0;

/** The measure of a selection set; `rootFields` are its own fields. */
const selectionMeasure = (document: DocumentNode): ((set: SelectionSetNode) => SelectionShape) => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const known = new Map<string, SelectionShape>();

  const ofSpread = (name: string): SelectionShape => {
    const before = known.get(name);
    if (before !== undefined) return before;
    // A fragment that spreads itself is refused by validation; here it must only end.
    known.set(name, nothing);
    const fragment = fragments.get(name);
    if (fragment === undefined) return nothing;
    const inside = ofSet(fragment.selectionSet);
    const shape = { ...inside, directives: inside.directives + sizeOf(fragment.directives) };
    known.set(name, shape);
    return shape;
  };
  const ofSelection = (selection: SelectionNode): SelectionShape => {
    const directives = sizeOf(selection.directives);
    if (selection.kind !== Kind.FIELD) {
      const inside =
        selection.kind === Kind.FRAGMENT_SPREAD ? ofSpread(selection.name.value) : ofSet(selection.selectionSet);
      return { ...inside, directives: inside.directives + directives, selections: inside.selections + 1 };
    }
    const inside = selection.selectionSet === undefined ? nothing : ofSet(selection.selectionSet);
    const isIntrospection = introspectionNames.has(selection.name.value);
    return {
      depth: isIntrospection ? 0 : inside.depth + 1,
      aliases: inside.aliases + (selection.alias === undefined ? 0 : 1),
      rootFields: 1,
      directives: inside.directives + directives,
      selections: inside.selections + 1,
      introspectionFields: inside.introspectionFields + (isIntrospection ? 1 : 0),
      introspectionDepth: isIntrospection ? inside.depth + 1 : inside.introspectionDepth,
      repeats: inside.repeats,
    };
  };
  const ofSet = ({ selections }: SelectionSetNode): SelectionShape =>
    selections.map(ofSelection).reduce(together, { ...nothing, repeats: mostRepeats(selections) });
  return ofSet;
};

const mostRepeats = (selections: readonly SelectionNode[]): number => {
  const counts = new Map<string, number>();
  for (const selection of selections) {
    const key = keyOf(selection);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
};

/** What makes two selections the same in one place. */
const keyOf = (selection: SelectionNode): string => {
  if (selection.kind === Kind.FIELD) return (selection.alias ?? selection.name).value;
  if (selection.kind === Kind.FRAGMENT_SPREAD) return `...${selection.name.value}`;
  return `... on ${selection.typeCondition?.name.value ?? ''}`;
};

const together = (left: SelectionShape, right: SelectionShape): SelectionShape => ({
  depth: Math.max(left.depth, right.depth),
  aliases: left.aliases + right.aliases,
  rootFields: left.rootFields + right.rootFields,
  directives: left.directives + right.directives,
  selections: left.selections + right.selections,
  introspectionFields: left.introspectionFields + right.introspectionFields,
  introspectionDepth: Math.max(left.introspectionDepth, right.introspectionDepth),
  repeats: Math.max(left.repeats, right.repeats),
});

const largest = (left: SelectionShape, right: SelectionShape): SelectionShape => ({
  depth: Math.max(left.depth, right.depth),
  aliases: Math.max(left.aliases, right.aliases),
  rootFields: Math.max(left.rootFields, right.rootFields),
  directives: Math.max(left.directives, right.directives),
  selections: Math.max(left.selections, right.selections),
  introspectionFields: Math.max(left.introspectionFields, right.introspectionFields),
  introspectionDepth: Math.max(left.introspectionDepth, right.introspectionDepth),
  repeats: Math.max(left.repeats, right.repeats),
});
