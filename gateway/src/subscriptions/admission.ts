import type { Session } from '@lintel/kernel/session';
import { createCounter, type SubscriptionLimits } from './limits.ts';

/** Who may open another connection. Both answer how to give the place back, or undefined when there is none. */
export type Admission = {
  /** A place for a connection from an address. */
  readonly enter: (address: string) => (() => void) | undefined;
  /** A place for a connection of a session, once it is known whose it is. */
  readonly join: (session: Session | null) => (() => void) | undefined;
};

export const createAdmission = (limits: SubscriptionLimits): Admission => {
  const inAll = createCounter(limits.connections);
  const ofAddress = createCounter(limits.connectionsPerAddress);
  const ofSession = createCounter(limits.connectionsPerSession);
  return {
    enter: (address) => {
      const one = inAll('');
      const other = one && ofAddress(address);
      if (other === undefined) one?.();
      return other && one ? () => [one, other].forEach((release) => void release()) : undefined;
    },
    // Nobody in particular is bounded by the address.
    join: (session) => (session === null ? () => undefined : ofSession(sessionKey(session))),
  };
};

const sessionKey = ({ organizationId, actor }: Session): string => {
  const own = actor.kind === 'user' ? actor.sessionId : actor.kind === 'apiKey' ? actor.apiKeyId : actor.name;
  return `${organizationId} ${actor.kind} ${own}`;
};
