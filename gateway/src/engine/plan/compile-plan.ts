import type { PlanNode } from '@apollo/query-planner';
import { RequestError } from '@lintel/server/request-error';
import { compileEntityFetch } from './entity-fetch.ts';
import type { PlanParts } from './parts.ts';
import { objectsAt } from './places.ts';
import { compileRootFetch } from './root-fetch.ts';
import type { Step } from './run.ts';

/** Turns a node of a query plan into the function that runs it. Errors: INTERNAL for a plan of a kind that the engine does not know. */
export const compilePlan = (node: PlanNode, parts: PlanParts): Step => {
  switch (node.kind) {
    case 'Sequence':
      return inSequence(node.nodes.map((child) => compilePlan(child, parts)));
    case 'Parallel':
      return inParallel(node.nodes.map((child) => compilePlan(child, parts)));
    case 'Flatten':
      return at(node.path.map(String), compilePlan(node.node, parts));
    case 'Condition':
      return when(node, parts);
    case 'Fetch':
      return node.requires === undefined
        ? compileRootFetch(node, parts)
        : compileEntityFetch(node, node.requires, parts);
    default:
      throw new RequestError('INTERNAL', { cause: new Error(`a plan has a node of the kind ${node.kind}`) });
  }
};

const inSequence =
  (steps: readonly Step[]): Step =>
  async (run, cursor) => {
    for (const step of steps) {
      if (run.halted) return;
      await step(run, cursor);
    }
  };

const inParallel =
  (steps: readonly Step[]): Step =>
  async (run, cursor) => {
    await Promise.all(steps.map((step) => step(run, cursor)));
  };

const at =
  (place: readonly string[], step: Step): Step =>
  (run, cursor) => {
    const objects = objectsAt(cursor.objects, place);
    // Nothing to ask about: the fetch is left out, not sent with an empty list.
    return objects.length === 0 ? undefined : step(run, { objects, place: [...cursor.place, ...place] });
  };

const when = (
  { condition, ifClause, elseClause }: Extract<PlanNode, { kind: 'Condition' }>,
  parts: PlanParts,
): Step => {
  const yes = ifClause === undefined ? undefined : compilePlan(ifClause, parts);
  const no = elseClause === undefined ? undefined : compilePlan(elseClause, parts);
  const otherwise = parts.variableDefaults[condition];
  return (run, cursor) => ((run.variables[condition] ?? otherwise) === true ? yes : no)?.(run, cursor);
};
