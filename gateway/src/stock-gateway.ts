import { ApolloGateway } from '@apollo/gateway';
import type { Engine } from './engine/engine.ts';
import type { Source } from './engine/source.ts';
import { textCache } from './engine/text-cache.ts';

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

/** Less than `@apollo/gateway` remembers, so that what is known here has its plan there. */
const mostKnownCharacters = 600_000;

/** Operations that `@apollo/gateway` was asked to run: it does not tell which plans it has. */
export type AskedOperations = Pick<Engine<unknown>, 'isPrepared'> & {
  readonly note: (text: string, operationName: string | undefined) => void;
};

export const askedOperations = (): AskedOperations => {
  const asked = textCache<true>(mostKnownCharacters);
  const keyOf = (text: string, operationName = '') => `${operationName}\n${text}`;
  return {
    isPrepared: (text, operationName) => asked.get(keyOf(text, operationName)) === true,
    note: (text, operationName) => void asked.add(keyOf(text, operationName), true),
  };
};
