import type { GraphQLDataSource } from '@apollo/gateway';
import type { Subgraph } from '@lintel/server/define';
import { subgraphExecutor } from '@lintel/server/execute';
import type { GatewayContext } from '../gateway-context.ts';
import { deduplicateRepresentations } from './representations.ts';

/**
 * A subgraph in the same process. Documents are parsed, validated and permission-checked once per text; all fetches of a
 * request share its context, and with it one snapshot of the data.
 */
export const localSource = (subgraph: Subgraph): GraphQLDataSource<GatewayContext> => {
  const execute = subgraphExecutor(subgraph);
  return {
    process: async ({ request, context }) => {
      const { scope, metrics } = context as GatewayContext;
      if (scope === undefined) throw new Error('an in-process subgraph needs the context of its request');
      const variables = request.variables ?? {};
      const unique = deduplicateRepresentations(variables);
      const end = metrics.fetches.startTimer({ subgraph: subgraph.name });
      const result = await execute({ query: request.query ?? '', variables: unique?.variables ?? variables }, scope);
      end({ outcome: result.errors === undefined ? 'ok' : 'error' });
      return (unique?.expand(result) ?? result) as never;
    },
  };
};
