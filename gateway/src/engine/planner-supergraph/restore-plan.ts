import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, parse, print, visit } from 'graphql';
import type { RequiredField } from './required-arguments.ts';

/** What the planner was told that is not so. */
export type MadeUp = {
  readonly required: ReadonlyMap<string, RequiredField>;
  readonly subgraphs: ReadonlyMap<string, string>;
};

/** A plan in terms of the real supergraph. */
export const restorePlan = (plan: QueryPlan, madeUp: MadeUp): QueryPlan => {
  const { node } = plan;
  if (node === undefined) return plan;
  if (node.kind !== 'Subscription') return { ...plan, node: restoreNode(node, madeUp) };
  const primary = restoreFetch(node.primary, madeUp);
  return { ...plan, node: { ...node, primary, ...(node.rest && { rest: restoreNode(node.rest, madeUp) }) } };
};

const restoreNode = (node: PlanNode, madeUp: MadeUp): PlanNode => {
  const restore = (child: PlanNode) => restoreNode(child, madeUp);
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map(restore) };
    case 'Flatten':
      return { ...node, node: restore(node.node) };
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause && { ifClause: restore(node.ifClause) }),
        ...(node.elseClause && { elseClause: restore(node.elseClause) }),
      };
    case 'Fetch':
      return restoreFetch(node, madeUp);
    default:
      return node;
  }
};

const restoreFetch = (node: FetchNode, { required, subgraphs }: MadeUp): FetchNode => ({
  ...node,
  serviceName: subgraphs.get(node.serviceName) ?? node.serviceName,
  operation: withArguments(node.operation, required),
  inputRewrites: [...renamersOf(node.requires ?? [], [], required), ...(node.inputRewrites ?? [])],
});

/** `rent_with0` becomes `rent_with0: rent(currency: EUR)`. */
const withArguments = (operation: string, required: MadeUp['required']): string => {
  if (![...required.keys()].some((name) => operation.includes(name))) return operation;
  const document = visit(parse(operation, { noLocation: true }), {
    Field: (node) => {
      const original = required.get(node.name.value);
      if (original === undefined) return undefined;
      const name = { kind: Kind.NAME, value: original.field } as const;
      return { ...node, alias: node.alias ?? node.name, name, arguments: original.arguments ?? [] };
    },
  });
  return print(document);
};

type Rewrites = NonNullable<FetchNode['inputRewrites']>;

/** In a representation a field has its real name. The deepest come first, since paths speak of the names from before. */
const renamersOf = (
  selections: readonly QueryPlanSelectionNode[],
  path: readonly string[],
  required: MadeUp['required'],
): Rewrites =>
  selections.flatMap((selection): Rewrites => {
    if (selection.kind === 'InlineFragment') {
      const { typeCondition } = selection;
      return renamersOf(
        selection.selections,
        typeCondition === undefined ? path : [...path, `... on ${typeCondition}`],
        required,
      );
    }
    const here = [...path, selection.alias ?? selection.name];
    const below = renamersOf(selection.selections ?? [], here, required);
    const original = required.get(selection.name);
    return original === undefined ? below : [...below, { kind: 'KeyRenamer', path: here, renameKeyTo: original.field }];
  });
