/** Hive Gateway's runtime on Node over the subgraph servers: what its command line starts, without a cache of answers. */
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import http from '@graphql-mesh/transport-http';
import { readSite } from '../site.ts';
import { contextTokens } from './context-tokens.ts';
import { serve } from './ready.ts';
import { readRoutedSupergraph } from './supergraph.ts';

const tokens = contextTokens(readSite());
const supergraph = await readRoutedSupergraph();

const gateway = createGatewayRuntime({
  supergraph: () => supergraph,
  transports: { http: { default: http } as never },
  // On by default. Twenty equal requests at once would be one; no engine may do that here.
  transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } },
  propagateHeaders: {
    fromClientToSubgraphs: async ({ request, subgraphName }) => ({
      authorization: `Bearer ${await tokens(subgraphName, { idempotencyKey: request.headers.get('idempotency-key') ?? undefined })}`,
    }),
  },
  logging: 'error',
  landingPage: false,
  graphiql: false,
});

serve(createServer(gateway));
