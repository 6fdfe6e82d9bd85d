import type { Secrets } from '@lintel/server/secrets';
import type { GatewayContext } from '../gateway-context.ts';
import { type BreakerOptions, defaultBreaker } from './breaker.ts';
import { contextTokens } from './context-tokens.ts';
import { type HttpSource, type HttpSourceOptions, httpSource } from './http-source.ts';

export type RemoteSource = HttpSource<GatewayContext>;

/** A subgraph of this product as a service: limits as in HttpSourceOptions, headers of its own. */
export type RemoteSourceOptions = Omit<
  HttpSourceOptions<GatewayContext>,
  'headers' | 'onHeaders' | 'metricsOf' | 'spanOf'
> & {
  /** The keys that sign the context. The subgraph's name is who the signature is for. */
  readonly secrets: Secrets;
};

/** What a gateway in service adds to a source; without it every fetch is one attempt, so that tests see each fault as it is. */
export const resilience: { readonly retries: number; readonly breaker: BreakerOptions } = {
  retries: 2,
  breaker: defaultBreaker,
};

/** A subgraph of this product behind HTTP: it is told who asks by a signed token, and says whether an answer is a replay. */
export const remoteSource = ({ secrets, ...options }: RemoteSourceOptions): RemoteSource => {
  const tokens = contextTokens(secrets, options.name);
  return httpSource({
    retries: 0,
    breaker: false,
    ...options,
    headers: async ({ facts }, body) => ({ authorization: `Bearer ${await tokens(facts, body)}` }),
    onHeaders: (headers, context) => {
      if (headers['idempotency-replayed'] === 'true') context.idempotency.replayed = true;
    },
    metricsOf: ({ metrics }) => metrics,
    spanOf: ({ span }) => span,
  });
};
