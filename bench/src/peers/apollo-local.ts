/**
 * The stock Apollo gateway with the five subgraphs in its process. The data source does what its LocalGraphQLDataSource
 * does, parse, validate and execute per fetch, but with the copy of graphql-js that the subgraph schemas were made with.
 */
import { createRequire } from 'node:module';
import { ApolloGateway } from '@apollo/gateway';
import { subgraphs } from '../../../gateway/src/subgraphs.ts';
import { type Context, createContext } from '../../../packages/server/src/context.ts';
import { openPlatform } from '../../../packages/server/src/environment.ts';
import { silentLog } from '../../../packages/server/src/log.ts';
import { administratorSession } from '../facts.ts';
import { readSite } from '../site.ts';
import { serveApollo } from './apollo-server.ts';
import { newRequestId } from './context-tokens.ts';
import { readSupergraph } from './supergraph.ts';

type GraphqlModule = typeof import('graphql');
const product = createRequire(new URL('../../../packages/server/package.json', import.meta.url));
const { graphql } = product('graphql') as GraphqlModule;

const site = readSite();
const session = administratorSession(site.facts);
const { platform } = openPlatform(
  {
    DATABASE_URL: site.serviceUrl,
    LINTEL_SECRET: site.secret,
    LINTEL_HOME: site.home,
    LINTEL_DATABASE_CONNECTIONS: String(site.connections),
  },
  silentLog,
);

const gateway = new ApolloGateway({
  supergraphSdl: await readSupergraph(),
  buildService: ({ name }) => ({
    process: async ({ request, context }) =>
      (await graphql({
        schema: subgraphs[name]!.schema,
        source: request.query!,
        variableValues: request.variables,
        operationName: request.operationName,
        contextValue: (context as Scope).scope,
      })) as never,
  }),
});

type Scope = { readonly scope: Context };

await serveApollo<Scope>({
  gateway,
  context: async ({ headers }) => {
    const key = headers['idempotency-key'] as string | undefined;
    const keyed = key === undefined ? {} : { idempotencyKey: key, requestHash: key };
    return { scope: createContext(platform, { requestId: newRequestId(), session, dryRun: false, ...keyed }) };
  },
  end: ({ scope }) => scope.end(),
});
