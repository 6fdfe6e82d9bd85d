import { createHash } from 'node:crypto';
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
 * requests with one token ask once.
 */
export const cachedEdge = async (edge: IdentityEdge, bus: Bus, now: () => number = Date.now): Promise<IdentityEdge> => {
  const sessions = remembered((credential: string) => available(edge.resolveSession(credential)), {
    seconds: sessionSeconds,
    now,
  });
  const operations = remembered((key: string) => available(edge.findOperation(JSON.parse(key))), {
    seconds: operationSeconds,
    now,
  });
  await bus.subscribe(sessionsChannel, (message) => (kindOf(message) === 'operation' ? operations : sessions).forget());
  return {
    jwks: edge.jwks,
    operationsToWarm: edge.operationsToWarm,
    resolveSession: (credential, freshness) => {
      const key = createHash('sha256').update(credential).digest('base64url');
      if (freshness === 'now') sessions.drop(key);
      return sessions.get(key, credential);
    },
    findOperation: async (wanted) => {
      const key = JSON.stringify(wanted);
      const found = await operations.get(key, key);
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

const remembered = <T>(
  ask: (question: string) => Promise<T>,
  { seconds, now }: { seconds: number; now: () => number },
) => {
  const entries = new Map<string, { answer: Promise<T>; until: number }>();
  return {
    get: (key: string, question: string): Promise<T> => {
      const known = entries.get(key);
      if (known !== undefined && known.until > now()) return known.answer;
      entries.delete(key);
      if (entries.size >= mostEntries) entries.delete(entries.keys().next().value as string);
      const answer = ask(question);
      entries.set(key, { answer, until: now() + seconds * 1000 });
      // What failed is asked again; by then the place may hold a younger answer.
      answer.catch(() => entries.get(key)?.answer === answer && entries.delete(key));
      return answer;
    },
    drop: (key: string) => void entries.delete(key),
    forget: () => entries.clear(),
  };
};
