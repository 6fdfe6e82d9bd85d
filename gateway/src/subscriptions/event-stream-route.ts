import { RequestError } from '@lintel/server/request-error';
import { type EventStream, openEventStream } from '@lintel/server/subscription-sse';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IdentityEdge } from '../edge/identity-edge.ts';
import { refuseError } from '../http/refuse.ts';
import { bearerCredential, requestFacts } from '../http/request-facts.ts';
import type { RateLimiter } from '../rate-limit/rate-limiter.ts';
import type { Admission } from './admission.ts';
import type { SubscriptionLimits } from './limits.ts';
import type { Caller, Operations, Outcome } from './operations.ts';
import { watchSession } from './session-watch.ts';

export type EventStreamRouteOptions = {
  readonly operations: Operations;
  readonly edge: IdentityEdge;
  readonly rates: RateLimiter;
  readonly admission: Admission;
  readonly limits: SubscriptionLimits;
};

/** Ends all event streams with SUBSCRIPTION_ENDED, so that their readers know that they should come back. */
export type EndEventStreams = () => void;

/**
 * `POST /graphql` for those who ask for `text/event-stream`: one operation per connection. Who asks is settled before the
 * stream begins; everything after that is told in it.
 */
export const eventStreamRoute = (
  app: FastifyInstance,
  { operations, edge, rates, admission, limits }: EventStreamRouteOptions,
): EndEventStreams => {
  const streams = new Set<(error: RequestError) => void>();
  let closing: RequestError | undefined;

  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    // Before anything is waited for: a client that leaves meanwhile must not be missed.
    const left = new AbortController();
    reply.raw.once('close', () => left.abort());
    // Before anybody is asked whose it is: that costs more than a connection does.
    hold(admission.enter(request.ip), left.signal);
    const facts = await requestFacts(request, rates.resolving(edge, request.ip));
    if (left.signal.aborted) return;
    hold(admission.join(facts.session), left.signal);
    let ending: RequestError | undefined;
    let end: ((error: RequestError) => void) | undefined;
    const onEnd = (error: RequestError) => {
      ending ??= error;
      end?.(error);
    };
    const credential = bearerCredential(request.headers.authorization);
    const { session } = facts;
    const watch = watchSession({ edge, credential, session, everyMs: limits.recheckMs, onEnd });
    streams.add(onEnd);
    if (closing !== undefined) onEnd(closing);
    left.signal.addEventListener('abort', () => {
      watch.stop();
      streams.delete(onEnd);
    });
    const caller: Caller = { facts, watch, signal: left.signal };
    const outcome = await operations.start(request.body, caller);
    if (outcome.kind === 'streaming') {
      // Who has left already does not leave again.
      if (left.signal.aborted) return void outcome.results.return();
      end = outcome.results.end;
      if (ending !== undefined) end(ending);
      left.signal.addEventListener('abort', () => void outcome.results.return());
    }
    const { keepAliveMs } = limits;
    const stream = openEventStream(reply, { keepAliveMs, stalledMs: keepAliveMs * 2 });
    await tell(stream, outcome, (error) => operations.publicError(error, facts));
    stream.complete();
  };

  app.post('/graphql', { constraints: { carrier: 'event stream' } }, async (request, reply) => {
    try {
      await answer(request, reply);
    } catch (error) {
      if (error instanceof RequestError) return refuseError(request, reply, error);
      throw error;
    }
    return reply;
  });
  return () => {
    closing = new RequestError('SUBSCRIPTION_ENDED', { message: 'The server is being restarted. Subscribe again.' });
    for (const end of streams) end(closing);
  };
};

/** Keeps a place until the signal fires. Error: RATE_LIMITED when there was none. */
const hold = (leave: (() => void) | undefined, until: AbortSignal): void => {
  if (leave === undefined) throw new RequestError('RATE_LIMITED', { message: 'Too many connections are open.' });
  until.addEventListener('abort', leave);
};

const tell = async (stream: EventStream, outcome: Outcome, publicError: (error: unknown) => object): Promise<void> => {
  if (outcome.kind === 'refused') return stream.next({ errors: outcome.errors });
  if (outcome.kind === 'answered') return stream.next(outcome.result);
  try {
    for await (const result of outcome.results) await stream.next(result);
  } catch (error) {
    await stream.next({ errors: [publicError(error)] });
  }
};
