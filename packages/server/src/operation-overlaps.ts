import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

/** Most selections that are looked at. Nobody's screen comes near; only fragments and selections that hold each other again and again do. */
const mostSteps = 30_000;

/** What a selection set asks for itself, with its fragments written out. */
type Content = {
  readonly fields: ReadonlyMap<string, readonly FieldNode[]>;
  /** Different fragments that it spreads, at any depth. */
  readonly fragments: number;
};

/**
 * How many pairs of fields, and of fragments, validation has to compare at most: all that stand in one place under one name, in each selection set
 * of the document, used or not. Pairs of fields with selections of their own bring all pairs of those, so that their number is multiplied from
 * level to level. Infinity when there are too many selections to count. The document need not be valid.
 */
export const operationOverlaps = (document: DocumentNode): number => {
  const steps = { left: mostSteps };
  const contentOf = contents(document, steps);
  const open: (readonly SelectionSetNode[])[] = [];
  visit(document, { SelectionSet: (set) => void open.push([set]) });
  let overlaps = 0;
  // No recursion: fragments in a circle never end by themselves.
  for (let sets = open.pop(); sets !== undefined; sets = open.pop()) {
    const merged = new Map<string, FieldNode[]>();
    let fragments = 0;
    for (const content of sets.map(contentOf)) {
      fragments += content.fragments;
      for (const [key, nodes] of content.fields) {
        steps.left -= nodes.length;
        const same = merged.get(key);
        if (same === undefined) merged.set(key, [...nodes]);
        else same.push(...nodes);
      }
      if (steps.left < 0) return Infinity;
    }
    overlaps += pairs(fragments);
    for (const nodes of merged.values()) {
      overlaps += pairs(nodes.length);
      const inner = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      if (inner.length > 1) open.push(inner);
    }
  }
  return overlaps;
};

const pairs = (count: number): number => (count * (count - 1)) / 2;

const contents = (document: DocumentNode, steps: { left: number }): ((set: SelectionSetNode) => Content) => {
  const definitions = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) definitions.set(definition.name.value, definition);
  const known = new Map<SelectionSetNode, Content>();

  return (set) => {
    const before = known.get(set);
    if (before !== undefined) return before;
    const fields = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    const collect = (selections: readonly SelectionNode[]): void => {
      steps.left -= selections.length;
      if (steps.left < 0) return;
      for (const selection of selections) {
        if (selection.kind === Kind.FIELD) {
          const key = (selection.alias ?? selection.name).value;
          const same = fields.get(key);
          if (same === undefined) fields.set(key, [selection]);
          else same.push(selection);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet.selections);
        else if (!spread.has(selection.name.value)) {
          spread.add(selection.name.value);
          collect(definitions.get(selection.name.value)?.selectionSet.selections ?? []);
        }
      }
    };
    collect(set.selections);
    const content = { fields, fragments: spread.size };
    known.set(set, content);
    return content;
  };
};
