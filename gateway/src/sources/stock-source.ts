import type { GraphQLDataSource } from '@apollo/gateway';
import type { Source } from '../engine/source.ts';
import type { GatewayContext } from '../gateway-context.ts';

/** A source as the stock executor of `@apollo/gateway` wants it, for `GATEWAY_EXECUTOR=apollo`. */
export const stockSource = (source: Source<GatewayContext>): GraphQLDataSource<GatewayContext> => ({
  process: async ({ request, context }) => {
    const gatewayContext = context as GatewayContext;
    const { query = '', variables = {} } = request;
    return (await source.execute({ query, variables }, gatewayContext, gatewayContext.signal)) as never;
  },
});
