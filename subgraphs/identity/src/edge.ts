import type { Lane } from '@lintel/kernel/critical-mutations';
import { isUuid } from '@lintel/server/ids';
import type { Platform } from '@lintel/server/platform';
import { publicJwks } from '@lintel/server/session-token';
import type { Routes } from '@lintel/server/subgraph-server';
import { resealInBackground } from './factors/reseal.ts';
import { type FoundOperation, findOperation, type OperationLookup } from './partners/find-operation.ts';
import { operationsToWarm } from './partners/operations-to-warm.ts';
import { accessKeyPurpose } from './sessions/access-token.ts';
import { trustedIssuers } from './sessions/external-issuers.ts';
import { resolveSession, type SessionResolution } from './sessions/resolve-session.ts';

export type { FoundOperation, OperationLookup } from './partners/find-operation.ts';
export type { SessionResolution } from './sessions/resolve-session.ts';
export { type Revocation, sessionsChannel } from './sessions/revocations.ts';

/** What the gateway asks identity about: in one process by calling it, in services mode by `identityRoutes`. */
export type IdentityEdge = {
  /**
   * Who a bearer credential speaks for. The answer may be kept for 5 seconds, and until `sessionsChannel` says otherwise. With `critical` it may
   * take a connection that is kept for what must go on, so that is only for an operation of that lane.
   */
  readonly resolveSession: (credential: string, asking?: { readonly lane?: Lane }) => Promise<SessionResolution>;
  /** The registered operation with an id; null when there is none that the caller may call. */
  readonly findOperation: (lookup: OperationLookup) => Promise<FoundOperation | null>;
  /** Documents whose plans a gateway makes before it gets traffic, the most wanted first. Whose they are is not said. */
  readonly operationsToWarm: () => Promise<readonly string[]>;
  /** The public keys of access tokens as a JWK set, for `/.well-known/jwks.json`. */
  readonly jwks: () => Promise<{ readonly keys: readonly object[] }>;
};

/** Throws when the setting of external issuers is wrong, so that a process does not start with it. */
export const identityEdge = (platform: Platform): IdentityEdge => {
  platform.use(trustedIssuers);
  resealInBackground(platform);
  return {
    resolveSession: (credential, asking) => resolveSession(platform, credential, asking?.lane),
    findOperation: (lookup) => findOperation(platform, lookup),
    operationsToWarm: () => operationsToWarm(platform),
    jwks: () => publicJwks(platform.secrets, accessKeyPurpose),
  };
};

/** The same over HTTP. Everything but the public keys is for the gateway only, which signs its calls. */
export const identityRoutes: Routes = (app, platform, { hooks }) => {
  const edge = identityEdge(platform);

  app.get('/.well-known/jwks.json', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').send(await edge.jwks()),
  );
  app.post('/internal/session', hooks, async (request, reply) => {
    const { credential, lane } = (request.body ?? {}) as { credential?: unknown; lane?: unknown };
    if (typeof credential !== 'string') return reply.code(400).send({ error: 'credential is missing' });
    return edge.resolveSession(credential, { lane: lane === 'critical' ? 'critical' : 'ordinary' });
  });
  app.post('/internal/operation', hooks, async (request, reply) => {
    const lookup = readLookup(request.body);
    if (lookup === undefined)
      return reply.code(400).send({ error: 'organizationId, clientId and documentId are needed' });
    return { operation: await edge.findOperation(lookup) };
  });
  app.post('/internal/operations-to-warm', hooks, async () => ({ documents: await edge.operationsToWarm() }));
};

const readLookup = (body: unknown): OperationLookup | undefined => {
  const { organizationId, clientId = null, documentId } = (body ?? {}) as Record<string, unknown>;
  const isKnown = typeof organizationId === 'string' && isUuid(organizationId) && typeof documentId === 'string';
  if (!isKnown || (clientId !== null && typeof clientId !== 'string')) return undefined;
  return { organizationId, clientId, documentId };
};
