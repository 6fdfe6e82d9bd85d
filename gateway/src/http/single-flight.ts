import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { ApolloServerPlugin } from '@apollo/server';
import type { Session } from '@lintel/kernel/session';
import type { RequestFacts } from '@lintel/server/context';
import { canonicalJson } from '@lintel/server/cursor';
import type { Environment } from '@lintel/server/environment';
import type { Metrics } from '@lintel/server/metrics';
import { requestHash } from '@lintel/server/request-hash';
import type { GatewayContext } from '../gateway-context.ts';
import { startPatience } from './patience.ts';

/** An answer as text, ready for any number of clients. */
export type SharedAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What the one who ran it was charged: the others are charged the same. */
  readonly points: number;
};

/** What decides whether two requests ask for the same. */
export type SingleFlightRequest = {
  readonly facts: RequestFacts;
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The header as it came: it decides about the form of the answer. */
  readonly accept: string;
};

/**
 * Identical queries of one session that arrive while the first of them is being answered get its answer. Nothing is kept
 * after that.
 */
export type SingleFlight = {
  /** The same text for the same request; undefined for one that shares with nobody. Error: BAD_REQUEST for variables nested too deep. */
  readonly keyOf: (request: SingleFlightRequest) => string | undefined;
  /** The answer under a key: of the run that is under way, or of one that begins now. Its signal fires when all have left. */
  readonly answer: (
    key: string,
    reply: ServerResponse,
    run: (signal: AbortSignal) => Promise<SharedAnswer>,
  ) => Promise<SharedAnswer>;
  /** Ends each run for its own clients only: who asks from now on has a right to something younger. */
  readonly forget: () => void;
};

/** Reads LINTEL_SINGLE_FLIGHT. Throws for a value that is neither `on` nor `off`. */
export const wantsSingleFlight = ({ LINTEL_SINGLE_FLIGHT: wanted = '' }: Environment): boolean => {
  if (wanted === 'on') return true;
  if (wanted === '' || wanted === 'off') return false;
  throw new Error(`LINTEL_SINGLE_FLIGHT is ${JSON.stringify(wanted)}: it can be on or off`);
};

export const singleFlight = (deadlineMs: number, { sharedAnswers }: Pick<Metrics, 'sharedAnswers'>): SingleFlight => {
  const flights = new Map<string, { add: (reply: ServerResponse) => void; answer: Promise<SharedAnswer> }>();
  return {
    keyOf: ({ facts, accept, ...request }) => {
      const { session, dryRun, idempotencyKey } = facts;
      if (session === null || dryRun || idempotencyKey !== undefined || mayBeMore(request.query)) return undefined;
      return `${sessionKey(session)} ${requestHash(request)} ${accept}`;
    },
    answer: (key, reply, run) => {
      const flight = flights.get(key);
      if (flight !== undefined) {
        flight.add(reply);
        sharedAnswers.inc();
        return flight.answer;
      }
      const { signal, add } = startPatience(deadlineMs);
      add(reply);
      const answer = run(signal);
      const started = { add, answer };
      flights.set(key, started);
      const end = () => void (flights.get(key) === started && flights.delete(key));
      // What nobody waits for fails soon, which is no answer for whoever comes next.
      signal.addEventListener('abort', end);
      answer.then(end, end);
      return answer;
    },
    forget: () => flights.clear(),
  };
};

/** After a mutation nobody is given what was being read before it. */
export const forgetAfterMutations = ({ forget }: SingleFlight): ApolloServerPlugin<GatewayContext> => ({
  requestDidStart: async () => ({
    willSendResponse: async ({ operation }) => {
      if (operation?.operation === 'mutation') forget();
    },
  }),
});

/** A document without these words holds nothing but queries, and is known to without being parsed: names have no escapes. */
const mayBeMore = (query: string): boolean => query.includes('mutation') || query.includes('subscription');

const sessionKeys = new WeakMap<Session, string>();

/** All that a session is: two that differ in anything share nothing. */
const sessionKey = (session: Session): string => {
  const known = sessionKeys.get(session);
  if (known !== undefined) return known;
  const key = createHash('sha256').update(canonicalJson(session)).digest('base64url');
  sessionKeys.set(session, key);
  return key;
};
