import type { Lane } from '@lintel/kernel/critical-mutations';
import type { Session } from '@lintel/kernel/session';

/** What the gateway asks of identity, whether it is in this process or behind HTTP. */
export type IdentityEdge = {
  readonly resolveSession: (credential: string, asking?: Asking) => Promise<SessionResolution>;
  readonly findOperation: (wanted: WantedOperation) => Promise<PersistedOperation | null>;
  /** Documents whose plans are worth making before there is traffic, the most wanted first. */
  readonly operationsToWarm: () => Promise<readonly string[]>;
  /** The public keys of access tokens. */
  readonly jwks: () => Promise<object>;
};

/** How a session is asked for. */
export type Asking = {
  /** `recent` without it. */
  readonly freshness?: Freshness | undefined;
  /** That of the operation that the session is for: one of the critical lane may take what is kept for it. `ordinary` without it. */
  readonly lane?: Lane | undefined;
};

/** Whether an answer may be a few seconds old, or must be as true as the database is `now`. */
export type Freshness = 'recent' | 'now';

export type SessionResolution =
  /** Without a session where credentials mean nothing. */
  | { readonly ok: true; readonly session: Session | null }
  | { readonly ok: false; readonly code: 'UNAUTHENTICATED' | 'TOKEN_EXPIRED' };

export type WantedOperation = {
  readonly organizationId: string;
  /** The client of an API key; null for a signed-in user, who may call every registered operation of the organization. */
  readonly clientId: string | null;
  readonly documentId: string;
};

export type PersistedOperation = { readonly document: string; readonly name: string };
