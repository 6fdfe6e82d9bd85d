import type { RequestFacts } from '@lintel/server/context';
import type { Secrets } from '@lintel/server/secrets';
import { signInternalContext } from '@lintel/server/session-token';

/** Signs what a subgraph may know of a request: once per request and subgraph, however many fetches there are. */
export const contextTokens = (secrets: Secrets, audience: string): ((facts: RequestFacts) => Promise<string>) => {
  const signed = new WeakMap<RequestFacts, Promise<string>>();
  return (facts) => {
    const known = signed.get(facts) ?? signInternalContext(secrets, audience, facts);
    signed.set(facts, known);
    return known;
  };
};
