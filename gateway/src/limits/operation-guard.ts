import { assertShape, type OperationLimits, parseWithin } from '@lintel/server/operation-limits';
import { RequestError } from '@lintel/server/request-error';
import { type DocumentNode, GraphQLError, type OperationDefinitionNode } from 'graphql';
import { textCache } from '../engine/text-cache.ts';
import { assertAffordable, type CostedOperation, operationCosts } from './cost.ts';
import { readCostModel } from './cost-model.ts';
import type { Variables } from './formula.ts';
import { compileInputLimits } from './input-limits.ts';
import { assertOneSensitiveField } from './sensitive-fields.ts';

/** Dearest operation, in points, where the supergraph declares its costs. ADR 16 has the costs of real screens. */
export const mostPoints = 10_000;

/** Refuses operations that are too large: nothing is planned or fetched for them. */
export type OperationGuard = {
  /** The limits in force. */
  readonly limits: OperationLimits & { readonly cost: number };
  /**
   * Looks at the text alone, before it is validated. An operation that was registered has passed the limits of its time. Does not throw for syntax
   * errors: whoever validates tells them. Error: LIMIT_EXCEEDED.
   */
  readonly admit: (text: string, isRegistered: boolean) => void;
  /** Looks at an operation of a valid document with its variables, registered or not. Error: LIMIT_EXCEEDED. */
  readonly judge: (operation: CostedOperation, variables: Variables) => void;
  /** See `OperationCosts`. */
  readonly costOf: (operation: CostedOperation, variables: Variables) => number;
};

/** Most characters of texts that are remembered as admitted. */
const mostCharacters = 600_000;

export const operationGuard = (supergraphSdl: string, wanted: OperationLimits): OperationGuard => {
  const model = readCostModel(supergraphSdl);
  // Without declarations every list is a guess, and a guess refuses nobody.
  const limits = { ...wanted, cost: wanted.cost ?? (model.isDeclared ? mostPoints : Infinity) };
  const { costOf } = operationCosts(model);
  /** Texts that need not be measured again. */
  const admitted = textCache<true>(mostCharacters);
  const checks = new WeakMap<OperationDefinitionNode, (variables: Variables) => void>();

  const checkOf = (costed: CostedOperation) => {
    const known = checks.get(costed.operation);
    if (known !== undefined) return known;
    assertOneSensitiveField(costed, model);
    const check = compileInputLimits(costed, { mostItems: model.mostItems, listItems: limits.listItems });
    checks.set(costed.operation, check);
    return check;
  };
  return {
    limits,
    costOf,
    admit: (text, isRegistered) => {
      if (isRegistered || admitted.get(text)) return;
      const document = parsed(text, limits.tokens);
      if (document === undefined) return;
      assertShape(document, limits);
      admitted.add(text, true);
    },
    judge: (costed, variables) => {
      checkOf(costed)(variables);
      assertAffordable(costOf(costed, variables), limits.cost);
    },
  };
};

const parsed = (text: string, mostTokens: number): DocumentNode | undefined => {
  try {
    return parseWithin(text, mostTokens);
  } catch (error) {
    if (error instanceof RequestError || !(error instanceof GraphQLError)) throw error;
    return undefined;
  }
};
