import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../gateway-context.ts';
import type { OperationGuard } from './operation-guard.ts';

/** With `true` in this header an answer tells in `extensions.cost` what was asked of it. */
export const costHeader = 'x-query-cost';

/** Whether a request wants to be told its cost. */
export const wantsCost = (header: string | string[] | undefined): boolean =>
  typeof header === 'string' && header.toLowerCase() === 'true';

/** Judges each operation when its document is known to be valid, before it is planned. */
export const limitsPlugin = (guard: OperationGuard): ApolloServerPlugin<GatewayContext> => ({
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, operation, request }) => {
      if (operation) guard.judge({ schema, document, operation }, request.variables ?? {});
    },
    willSendResponse: async ({ schema, document, operation, request, response, errors }) => {
      if (!wantsCost(request.http?.headers.get(costHeader)) || response.body.kind !== 'single') return;
      // A document that is not valid has no cost, and one that was refused for its size has said so.
      if (!document || !operation || (errors !== undefined && response.body.singleResult.data == null)) return;
      const requested = guard.costOf({ schema, document, operation }, request.variables ?? {});
      const maximum = Number.isFinite(guard.limits.cost) ? guard.limits.cost : null;
      const { singleResult } = response.body;
      singleResult.extensions = { ...singleResult.extensions, cost: { requested, maximum } };
    },
  }),
});
