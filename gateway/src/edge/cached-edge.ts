import { createHash } from 'node:crypto';
import type { Lane } from '@lintel/kernel/critical-mutations';
import type { Bus } from '@lintel/server/bus';
import { availabilityError } from '@lintel/server/driver-errors';
import type { IdentityEdge } from './identity-edge.ts';

/** How long a revoked session may still be believed when the message about it got lost. */
const sessionSeconds = 5;
const operationSeconds = 30;
const mostEntries = 10_000;

/** Published by identity when a session, a membership, a key or a registered operation has ended or changed. */
export const sessionsChannel = 'lintel:sessions';

/**
 * Remembers sessions and operations for a few seconds, in this process only, under a hash of the credential. Concurrent
 * requests with one token ask once. `now` is a clock in milliseconds that nobody sets back, or they would be believed for longer.
 */
export const cachedEdge = async (
  edge: IdentityEdge,
  bus: Bus,
  now: () => number = () => performance.now(),
): Promise<IdentityEdge> => {
  const sessions = remembered((credential, lane) => available(edge.resolveSession(credential, { lane })), {
    seconds: sessionSeconds,
    now,
  });
  const operations = remembered((key) => available(edge.findOperation(JSON.parse(key))), {
    seconds: operationSeconds,
    now,
  });
  await bus.subscribe(sessionsChannel, (message) => (kindOf(message) === 'operation' ? operations : sessions).forget());
  return {
    jwks: edge.jwks,
    operationsToWarm: edge.operationsToWarm,
    resolveSession: (credential, { freshness, lane = 'ordinary' } = {}) => {
      const key = createHash('sha256').update(credential).digest('base64url');
      if (freshness === 'now') sessions.drop(key);
      return sessions.get(key, credential, lane);
    },
    findOperation: async (wanted) => {
      const key = JSON.stringify(wanted);
      const found = await operations.get(key, key, 'ordinary');
      // A partner that has just registered an operation must not wait for it.
      if (found === null) operations.drop(key);
      return found;
    },
  };
};

/** In one process identity fails with what its database has said; who asks is told what that means. */
const available = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch((error: unknown) => {
    throw availabilityError(error) ?? error;
  });

/** What a message is about. One that cannot be read is about sessions, as nearly all are. */
const kindOf = (message: string): unknown => {
  try {
    return (JSON.parse(message) as { kind?: unknown } | null)?.kind;
  } catch {
    return undefined;
  }
};

type Entry<T> = { readonly answer: Promise<T>; readonly lane: Lane; readonly until: number; isAnswered: boolean };

const remembered = <T>(
  ask: (question: string, lane: Lane) => Promise<T>,
  { seconds, now }: { seconds: number; now: () => number },
) => {
  const entries = new Map<string, Entry<T>>();
  return {
    get: (key: string, question: string, lane: Lane): Promise<T> => {
      const known = entries.get(key);
      // Who may take what is kept for the critical lane does not wait with those who may not.
      const mayWait = known?.isAnswered === true || known?.lane === 'critical' || lane === 'ordinary';
      if (known !== undefined && known.until > now() && mayWait) return known.answer;
      entries.delete(key);
      if (entries.size >= mostEntries) entries.delete(entries.keys().next().value as string);
      const answer = ask(question, lane);
      const entry: Entry<T> = { answer, lane, until: now() + seconds * 1000, isAnswered: false };
      entries.set(key, entry);
      answer.then(
        () => {
          entry.isAnswered = true;
        },
        // What failed is asked again; by then the place may hold a younger answer.
        () => entries.get(key) === entry && entries.delete(key),
      );
      return answer;
    },
    drop: (key: string) => void entries.delete(key),
    forget: () => entries.clear(),
  };
};
