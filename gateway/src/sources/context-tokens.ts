import type { RequestFacts } from '@lintel/server/context';
import type { Secrets } from '@lintel/server/secrets';
import { signInternalContext } from '@lintel/server/session-token';

/**
 * Signs what a subgraph may know of a request, for one fetch: the signature is good for this body and once, so that every
 * attempt needs its own.
 */
export const contextTokens =
  (secrets: Secrets, audience: string): ((facts: RequestFacts, body: string) => Promise<string>) =>
  (facts, body) =>
    signInternalContext(secrets, audience, facts, body);
