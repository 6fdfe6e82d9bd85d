import { type DirectiveNode, type DocumentNode, Kind, type SelectionNode, type SelectionSetNode, visit } from 'graphql';

/**
 * The part of a document that needs a plan, in a form that the planner does not misread:
 * - without introspection, which the engine answers itself, and which the planner refuses behind a condition; also without its fragments, since the
 *   planner's schema of schemas is older than GraphQL's;
 * - without literal conditions, which the planner loses below a condition of a variable;
 * - with `__typename` wherever all of a selection stands behind conditions: the planner would move them up to the object, which would be missing
 *   when they all say no, instead of being empty.
 */
export const plannedDocument = (document: DocumentNode): DocumentNode =>
  visit(document, {
    Field: {
      enter: (node) => (isIntrospection(node.name.value) || isExcluded(node) ? null : withoutLiterals(node)),
      leave: (node) =>
        node.selectionSet === undefined ? undefined : { ...node, selectionSet: neverEmpty(node.selectionSet) },
    },
    InlineFragment: {
      enter: (node) => (isExcluded(node) ? null : withoutLiterals(node)),
      leave: (node) => (node.selectionSet.selections.length === 0 ? null : undefined),
    },
    FragmentSpread: { enter: (node) => (isExcluded(node) ? null : withoutLiterals(node)) },
    FragmentDefinition: {
      enter: ({ typeCondition }) => (typeCondition.name.value.startsWith('__') ? null : undefined),
      leave: (node) => ({ ...node, selectionSet: filled(node.selectionSet) }),
    },
    OperationDefinition: { leave: (node) => ({ ...node, selectionSet: filled(node.selectionSet) }) },
  });

const isIntrospection = (name: string): boolean => name === '__schema' || name === '__type';

/** The value of the condition of a `@skip` or `@include` when it is written out. */
const literalOf = ({ name, arguments: given }: DirectiveNode): boolean | undefined => {
  const value = given?.[0]?.value;
  if ((name.value !== 'skip' && name.value !== 'include') || value?.kind !== Kind.BOOLEAN) return undefined;
  return value.value;
};

const isExcluded = ({ directives = [] }: SelectionNode): boolean =>
  directives.some((directive) => literalOf(directive) === (directive.name.value === 'skip'));

const withoutLiterals = <T extends SelectionNode>(node: T): T | undefined => {
  const { directives = [] } = node;
  const others = directives.filter((directive) => literalOf(directive) === undefined);
  return others.length === directives.length ? undefined : { ...node, directives: others };
};

const typename: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

const filled = (set: SelectionSetNode): SelectionSetNode =>
  set.selections.length === 0 ? { ...set, selections: [typename] } : set;

const neverEmpty = (set: SelectionSetNode): SelectionSetNode =>
  set.selections.some(isCertain) ? set : { ...set, selections: [...set.selections, typename] };

/** Whether a selection surely selects something of every object: fields without conditions. */
const isCertain = (selection: SelectionNode): boolean =>
  selection.kind === Kind.FIELD && (selection.directives ?? []).length === 0;
