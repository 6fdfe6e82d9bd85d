import { randomUUID } from 'node:crypto';
import { deriveSecrets } from '../../../packages/server/src/secrets.ts';
import { signInternalContext } from '../../../packages/server/src/session-token.ts';
import { administratorSession } from '../facts.ts';
import type { Site } from '../site.ts';

const renewAfterMs = 20_000;

/** What the client's headers say that a subgraph must know. */
export type ClientHeaders = { readonly idempotencyKey?: string | undefined };

/**
 * The tokens by which a peer's gateway is believed by the subgraph servers. They live for a minute, so one per subgraph is
 * made in advance and used for all requests: peers pay nothing for what Lintel does per request. Only a command with an
 * idempotency key needs a token of its own.
 */
export const contextTokens = ({ secret, facts }: Site) => {
  const secrets = deriveSecrets(secret);
  const session = administratorSession(facts);
  const made = new Map<string, { readonly token: Promise<string>; readonly at: number }>();
  const sign = (subgraph: string, client: ClientHeaders): Promise<string> =>
    signInternalContext(secrets, subgraph, {
      requestId: 'bench',
      session,
      dryRun: false,
      ...(client.idempotencyKey === undefined
        ? {}
        : { idempotencyKey: client.idempotencyKey, requestHash: client.idempotencyKey }),
    });
  return async (subgraph: string, client: ClientHeaders = {}): Promise<string> => {
    if (client.idempotencyKey !== undefined) return sign(subgraph, client);
    const known = made.get(subgraph);
    if (known !== undefined && Date.now() - known.at < renewAfterMs) return known.token;
    const token = sign(subgraph, {});
    made.set(subgraph, { token, at: Date.now() });
    return token;
  };
};

export const newRequestId = (): string => randomUUID();
