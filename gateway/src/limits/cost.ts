/**
 * What an operation costs, before anything is planned or fetched. For whoever charges it:
 *
 *     const costs = operationCosts(readCostModel(supergraphSdl));               // once, at start
 *     const points = costs.costOf({ schema, document, operation }, variables);  // a whole number, 1 or more
 *
 * `schema`, `document` and `operation` are what Apollo Server hands to `didResolveOperation`: the document is valid. The first call for an
 * operation compiles a function of the variables, which is kept with the document; each further call takes microseconds. Variables may be wrong
 * in any way: what is no size counts as not given.
 */
import { RequestError } from '@lintel/server/request-error';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { compileCost } from './compile-cost.ts';
import type { CostModel } from './cost-model.ts';
import type { Variables } from './formula.ts';

/** An operation of a valid document. */
export type CostedOperation = {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
};

export type OperationCosts = {
  /** Points, 1 or more. Error: LIMIT_EXCEEDED for an operation that is too large to be judged. */
  readonly costOf: (operation: CostedOperation, variables: Variables) => number;
};

export const operationCosts = (model: CostModel): OperationCosts => {
  const compiled = new WeakMap<OperationDefinitionNode, (variables: Variables) => number>();
  return {
    costOf: (costed, variables) => {
      const { operation } = costed;
      const known = compiled.get(operation);
      if (known !== undefined) return known(variables);
      const cost = compileCost(costed, model);
      compiled.set(operation, cost);
      return cost(variables);
    },
  };
};

/** Error: LIMIT_EXCEEDED. */
export const assertAffordable = (cost: number, maximum: number): void => {
  if (cost <= maximum) return;
  throw new RequestError('LIMIT_EXCEEDED', {
    message: `The operation costs ${cost} points; at most ${maximum} are allowed. Ask for shorter pages, or for less in each.`,
    extensions: { limit: 'cost', maximum, actual: cost },
  });
};
