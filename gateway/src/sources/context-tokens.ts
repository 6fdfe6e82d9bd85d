import type { RequestFacts } from '@lintel/server/context';
import type { Secrets } from '@lintel/server/secrets';
import { signInternalContext } from '@lintel/server/session-token';

/** Half the life of a signature, so that it outlives the fetch that it goes with, attempts included. */
const mostAgeMs = 30_000;

/**
 * Signs what a subgraph may know of a request: once per request and subgraph, however many fetches there are, unless the
 * request outlives the signature, as subscriptions do.
 */
export const contextTokens = (secrets: Secrets, audience: string): ((facts: RequestFacts) => Promise<string>) => {
  const signed = new WeakMap<RequestFacts, { readonly token: Promise<string>; readonly at: number }>();
  return (facts) => {
    const now = Date.now();
    const known = signed.get(facts);
    if (known !== undefined && now - known.at < mostAgeMs) return known.token;
    const token = signInternalContext(secrets, audience, facts);
    signed.set(facts, { token, at: now });
    return token;
  };
};
