import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import { RequestError } from '@lintel/server/request-error';
import { type DocumentNode, Kind, type SelectionNode } from 'graphql';
import { operationOf } from '../operation-of.ts';
import { rootFields } from './root-fetch.ts';

/**
 * Refuses a plan that leaves a root field out. The planner does so without a word where no subgraph can bring what is selected below the field, and
 * the client would get a null that means nothing. Fields behind `@skip` and `@include` are not looked at. Error: GRAPHQL_VALIDATION_FAILED.
 */
export const assertWholePlan = (document: DocumentNode, operationName: string | undefined, plan: QueryPlan): void => {
  const planned = new Set(plannedKeys(plan.node));
  const { selections } = operationOf(document, operationName).selectionSet;
  for (const [key, name] of certainFields(selections, document)) {
    if (!planned.has(key))
      throw new RequestError('GRAPHQL_VALIDATION_FAILED', {
        message: `No subgraph can answer what is selected of the field ${name}.`,
      });
  }
};

/** Response keys of root fields that are surely asked for, with their names. */
const certainFields = (
  selections: readonly SelectionNode[],
  document: DocumentNode,
): readonly (readonly [string, string])[] =>
  selections.flatMap((selection) => {
    if ((selection.directives ?? []).length > 0) return [];
    if (selection.kind === Kind.FIELD) {
      const { name, alias } = selection;
      return name.value.startsWith('__') ? [] : [[alias?.value ?? name.value, name.value] as const];
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) return certainFields(selection.selectionSet.selections, document);
    const fragment = document.definitions.find(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? certainFields(fragment.selectionSet.selections, document) : [];
  });

const plannedKeys = (node: QueryPlan['node']): readonly string[] => {
  if (node === undefined) return [];
  if (node.kind === 'Subscription') return plannedKeys(node.primary);
  return keysIn(node);
};

const keysIn = (node: PlanNode): readonly string[] => {
  switch (node.kind) {
    case 'Fetch':
      return node.requires === undefined
        ? rootFields(node.operation).map(({ alias, name }) => alias?.value ?? name.value)
        : [];
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(keysIn);
    case 'Condition':
      return [node.ifClause, node.elseClause].flatMap((clause) => (clause === undefined ? [] : keysIn(clause)));
    default:
      return [];
  }
};
