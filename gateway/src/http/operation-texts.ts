import type { RequestFacts } from '@lintel/server/context';
import type { IdentityEdge } from '../edge/identity-edge.ts';
import type { OperationGuard } from '../limits/operation-guard.ts';
import { preparationPoints, readingPoints } from '../limits/preparation-points.ts';
import { chargeAhead, chargedIfRefused } from '../rate-limit/charging.ts';
import type { RateLimiter } from '../rate-limit/rate-limiter.ts';
import type { GraphqlBody } from './graphql-body.ts';
import { type OperationText, operationText } from './operation-text.ts';

export type OperationTextsOptions = {
  readonly edge: IdentityEdge;
  readonly guard: OperationGuard;
  readonly rates: RateLimiter;
  /** Whether an operation has its plan already. */
  readonly isPrepared: (text: string, operationName: string | undefined) => boolean;
  /** Words and signs of the longest registered document. */
  readonly mostTokens: number;
};

/**
 * Chooses as `operationText` does. A text that is not ready to run is charged for its size before it is looked at, and again before it is validated
 * and planned: what it costs to run says nothing of that. Errors: those of `operationText`, and RATE_LIMITED.
 */
export type OperationTexts = (body: GraphqlBody, caller: RequestFacts) => Promise<OperationText>;

export const operationTexts =
  ({ edge, guard, rates, isPrepared, mostTokens }: OperationTextsOptions): OperationTexts =>
  async (body, caller) => {
    const { query, operationName } = body;
    const isNew = (text: unknown): text is string =>
      typeof text === 'string' && !isPrepared(text, operationName ?? undefined);
    if (isNew(query)) await chargeAhead(rates, caller, readingPoints(query));
    const chosen = await chargedIfRefused(rates, caller, () => operationText(body, caller, { edge, guard }));
    if (isNew(chosen.text)) await chargeAhead(rates, caller, preparationPoints(chosen.text, mostTokens));
    return chosen;
  };
