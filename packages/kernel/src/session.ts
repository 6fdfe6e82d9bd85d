import type { Permission } from './permissions.ts';

/** Who acts: a person signed in, a partner's key, or the system itself (a job, a seed), named after what it does. */
export type Actor =
  | { readonly kind: 'user'; readonly userId: string; readonly sessionId: string }
  | { readonly kind: 'apiKey'; readonly apiKeyId: string; readonly clientId: string }
  | { readonly kind: 'system'; readonly name: string };

/** From widest to narrowest. */
export const visibilities = ['organization', 'communities', 'own', 'none'] as const;

/**
 * Whose rows a session sees; row-level security enforces it.
 *
 * - `organization`: staff that sees the whole organization.
 * - `communities`: staff limited to `communityIds`.
 * - `own`: residents and owners, limited to `unitIds` and their own records.
 * - `none`: only what policies grant to nobody in particular.
 */
export type Visibility = (typeof visibilities)[number];

/** What every layer knows about the caller. Resolved once at the edge, never from plain headers. */
export type Session = {
  readonly organizationId: string;
  readonly actor: Actor;
  /** Keys of the roles, for display. Decisions use `permissions` and `visibility` only. */
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
  readonly visibility: Visibility;
  readonly communityIds: readonly string[];
  /** Properties in which the person has a unit. */
  readonly propertyIds: readonly string[];
  readonly unitIds: readonly string[];
  /** BCP 47 tag, such as `en-US`. */
  readonly locale: string;
  /** When the person last proved who he is, as an ISO instant. Without it the session is never fresh. */
  readonly provedAt?: string;
};

/** For how long a proof of who somebody is lets him do what not everybody may do who finds his session open. */
export const FRESH_MINUTES = 10;

/** Until when a session is fresh; null for one that is not at `now`. Only a person can be: a key proves nothing anew. */
export function freshUntil({ actor, provedAt }: Pick<Session, 'actor' | 'provedAt'>, now: Date): Date | null {
  if (actor.kind !== 'user' || provedAt === undefined) return null;
  const until = new Date(Date.parse(provedAt) + FRESH_MINUTES * 60_000);
  return until > now ? until : null;
}

export function hasPermission(session: Pick<Session, 'permissions'>, permission: Permission): boolean {
  return session.permissions.includes(permission);
}

/** The widest of several roles' visibilities; `none` without any. */
export function widestVisibility(given: readonly Visibility[]): Visibility {
  return visibilities.find((visibility) => given.includes(visibility)) ?? 'none';
}

/** The session of work that nobody signed in for, within one organization: a job, a seed. It may do what its code does. */
export function systemSession(organizationId: string, name: string): Session {
  return {
    organizationId,
    actor: { kind: 'system', name },
    roles: [],
    permissions: [],
    visibility: 'organization',
    communityIds: [],
    propertyIds: [],
    unitIds: [],
    locale: 'en-US',
  };
}
