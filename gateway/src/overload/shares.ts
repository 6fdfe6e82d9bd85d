import type { Lane } from '@lintel/kernel/critical-mutations';
import type { Session } from '@lintel/kernel/session';
import { placesOf } from '@lintel/server/load-guard';
import { createCounter } from '../subscriptions/limits.ts';

/** What a caller holds of the places of a lane. Both may be given back more than once. */
export type Share = {
  /** To be called when the work is over. */
  readonly workIsOver: () => void;
  /** To be called when the answer has left, too: who does not read his answers can only keep himself out. */
  readonly answerIsGone: () => void;
};

/** Takes a share of the places of a lane; undefined when the caller has as many as one may have. */
export type Shares = (session: Session | null, lane: Lane) => Share | undefined;

/** Most operations of one user or API client at once. */
const mostOfCaller = 64;
/** Part of the places of a lane that one organization may take, and everybody who is not signed in together: sign-ins wait for hashing. */
const shareOfOrganization = 1 / 2;
const shareOfAnonymous = 1 / 4;

/** Shares of the places of a guard of `most`, so that no one organization or caller takes all of them; 0 is no bound. */
export const createShares = (most: number): Shares => {
  if (most === 0) return () => ({ workIsOver: () => undefined, answerIsGone: () => undefined });
  const places = placesOf(most);
  const lanes = { ordinary: sharesOfLane(places.ordinary), critical: sharesOfLane(places.critical) };
  return (session, lane) => lanes[lane](session);
};

const sharesOfLane = (places: number): ((session: Session | null) => Share | undefined) => {
  const perOrganization = Math.ceil(places * shareOfOrganization);
  const organizations = createCounter(perOrganization);
  const callers = createCounter(Math.min(mostOfCaller, perOrganization));
  const anonymous = createCounter(Math.ceil(places * shareOfAnonymous));
  return (session) => {
    if (session === null) {
      const workIsOver = anonymous('anybody');
      // Their addresses are bounded until the answer is gone, see `RateLimiter`.
      return workIsOver && { workIsOver, answerIsGone: () => undefined };
    }
    const answerIsGone = callers(callerOf(session));
    const workIsOver = answerIsGone && organizations(session.organizationId);
    if (answerIsGone === undefined || workIsOver === undefined) {
      answerIsGone?.();
      return undefined;
    }
    return { workIsOver, answerIsGone };
  };
};

/** A user in one organization, or an API client with all its keys. */
const callerOf = ({ organizationId, actor }: Session): string => {
  if (actor.kind === 'user') return `${organizationId} user ${actor.userId}`;
  return actor.kind === 'apiKey'
    ? `${organizationId} client ${actor.clientId}`
    : `${organizationId} system ${actor.name}`;
};
