/** The stock Apollo gateway over the subgraph servers: its planner, its executor, its data source. */
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { readSite } from '../site.ts';
import { serveApollo } from './apollo-server.ts';
import { type ClientHeaders, contextTokens } from './context-tokens.ts';
import { readSupergraph, subgraphUrls } from './supergraph.ts';

const tokens = contextTokens(readSite());
const urls = subgraphUrls();

const gateway = new ApolloGateway({
  supergraphSdl: await readSupergraph(),
  buildService: ({ name }) =>
    new RemoteGraphQLDataSource<ClientHeaders>({
      url: urls[name]!,
      willSendRequest: async ({ request, context }) => {
        request.http?.headers.set('authorization', `Bearer ${await tokens(name, context)}`);
      },
    }),
});

await serveApollo<ClientHeaders>({
  gateway,
  context: async ({ headers }) => ({ idempotencyKey: headers['idempotency-key'] as string | undefined }),
});
