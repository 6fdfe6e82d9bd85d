import { ApolloGateway } from '@apollo/gateway';
import type { Source } from './engine/source.ts';

export type StockGatewayOptions<C> = {
  readonly supergraphSdl: string;
  readonly source: (subgraph: string, url: string) => Source<C>;
  readonly logger: ConstructorParameters<typeof ApolloGateway>[0] extends { logger?: infer L } | undefined ? L : never;
};

/** `@apollo/gateway` with its own executor over our sources: for `GATEWAY_EXECUTOR=apollo`, and the reference of the tests. */
export const stockGateway = <C>({ supergraphSdl, source, logger }: StockGatewayOptions<C>): ApolloGateway =>
  new ApolloGateway({
    supergraphSdl,
    logger,
    buildService: ({ name, url = '' }) => {
      const { execute } = source(name, url);
      return {
        process: async ({ request: { query = '', variables = {} }, context }) =>
          (await execute({ query, variables }, context as C, (context as { signal?: AbortSignal }).signal)) as never,
      };
    },
  });
