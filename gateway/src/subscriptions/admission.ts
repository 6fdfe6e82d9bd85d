import type { Session } from '@lintel/kernel/session';
import { networkOf } from '../http/network-of.ts';
import { createCounter, type SubscriptionLimits } from './limits.ts';

/** Who may open another connection. Both answer how to give the place back, or undefined when there is none. */
export type Admission = {
  /** A place for a connection from an address, before it is known whose it is. */
  readonly enter: (address: string) => (() => void) | undefined;
  /** A place for the same connection among those of its session, or among those without one, once that is known. */
  readonly join: (session: Session | null) => (() => void) | undefined;
};

/**
 * The part of all connections that is kept for sessions: whoever has enough networks to take the places of those without one
 * leaves it to those who have signed in.
 */
const keptForSessions = 0.25;

export const createAdmission = (limits: SubscriptionLimits): Admission => {
  const inAll = createCounter(limits.connections);
  const ofNetwork = createCounter(limits.connectionsPerAddress);
  const ofNobody = createCounter(limits.connections - Math.floor(limits.connections * keptForSessions));
  const ofSession = createCounter(limits.connectionsPerSession);
  return {
    enter: (address) => {
      const one = inAll('');
      const other = one && ofNetwork(networkOf(address));
      if (other === undefined) one?.();
      return other && one ? () => [one, other].forEach((release) => void release()) : undefined;
    },
    join: (session) => (session === null ? ofNobody('') : ofSession(sessionKey(session))),
  };
};

const sessionKey = ({ organizationId, actor }: Session): string => {
  const own = actor.kind === 'user' ? actor.sessionId : actor.kind === 'apiKey' ? actor.apiKeyId : actor.name;
  return `${organizationId} ${actor.kind} ${own}`;
};
