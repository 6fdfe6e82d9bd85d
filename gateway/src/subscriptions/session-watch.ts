import type { Session } from '@lintel/kernel/session';
import { RequestError } from '@lintel/server/request-error';
import type { Freshness, IdentityEdge } from '../edge/identity-edge.ts';

/** Keeps asking whether a credential still stands for the session that it stood for. */
export type SessionWatch = {
  /**
   * Resolves when it does. Errors: UNAUTHENTICATED, TOKEN_EXPIRED; SUBSCRIPTION_ENDED for a session that has other rights
   * now; SUBGRAPH_UNAVAILABLE when nobody can tell.
   */
  readonly check: (freshness?: Freshness) => Promise<void>;
  readonly stop: () => void;
};

export type SessionWatchOptions = {
  readonly edge: IdentityEdge;
  /** Undefined for a caller without one, who has nothing to lose. */
  readonly credential: string | undefined;
  /** What the credential stood for at the beginning. */
  readonly session: Session | null;
  readonly everyMs: number;
  /** Told once, when the session has ended or changed; not when nobody can tell. */
  readonly onEnd: (error: RequestError) => void;
};

/** Starts to watch, and goes on until stopped. */
export const watchSession = ({ edge, credential, session, everyMs, onEnd }: SessionWatchOptions): SessionWatch => {
  let known = session;
  let ended: RequestError | undefined;

  const check = async (freshness?: Freshness) => {
    if (credential === undefined) return;
    const resolution = await edge.resolveSession(credential, { freshness });
    if (ended === undefined) {
      if (resolution.ok && (resolution.session === known || hasSameRights(resolution.session, known))) {
        known = resolution.session;
        return;
      }
      ended = resolution.ok
        ? new RequestError('SUBSCRIPTION_ENDED', { message: 'Your session has changed. Subscribe again.' })
        : new RequestError(resolution.code);
      clearInterval(timer);
      onEnd(ended);
    }
    throw ended;
  };
  // A connection is not closed because identity does not answer for a moment: nothing is told before somebody has checked.
  const timer = setInterval(() => void check().catch(() => undefined), everyMs).unref();
  return { check, stop: () => clearInterval(timer) };
};

/** Whether two sessions may do and see the same. */
const hasSameRights = (one: Session | null, other: Session | null): boolean => rightsOf(one) === rightsOf(other);

const rightsOf = (session: Session | null): string => {
  if (session === null) return '';
  const { organizationId, actor, roles, permissions, visibility, communityIds, propertyIds, unitIds } = session;
  const sets = [roles, permissions, communityIds, propertyIds, unitIds].map((values) => values.toSorted());
  const who = Object.entries(actor).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([organizationId, who, visibility, sets]);
};
