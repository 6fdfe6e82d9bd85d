import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { RequestFacts } from '@lintel/server/context';
import { RequestError } from '@lintel/server/request-error';
import { requestHash } from '@lintel/server/request-hash';
import type { FastifyInstance, FastifyReply, FastifyRequest, onSendHookHandler } from 'fastify';
import type { IdentityEdge } from '../edge/identity-edge.ts';
import type { GatewayContext, GatewayContexts } from '../gateway-context.ts';
import { costHeader, wantsCost } from '../limits/limits-plugin.ts';
import type { Overload, Place } from '../overload/overload.ts';
import type { RateLimiter } from '../rate-limit/rate-limiter.ts';
import { standingHeaders } from '../rate-limit/standing.ts';
import { graphqlBody } from './graphql-body.ts';
import type { OperationTexts } from './operation-texts.ts';
import { patienceFor } from './patience.ts';
import { refuse, refuseError } from './refuse.ts';
import { mayWrite, requestFacts, writerFacts } from './request-facts.ts';
import type { SharedAnswer, SingleFlight } from './single-flight.ts';

export type GraphqlRouteOptions = {
  readonly server: ApolloServer<GatewayContext>;
  readonly edge: IdentityEdge;
  readonly texts: OperationTexts;
  readonly contexts: GatewayContexts;
  readonly deadlineMs: number;
  readonly overload: Overload;
  readonly rates: RateLimiter;
  /** Given when identical queries share an answer. */
  readonly flights: SingleFlight | undefined;
};

/** What is settled of a request before it runs. */
type Settled = {
  readonly facts: RequestFacts;
  readonly isRegistered: boolean;
  /** Under which its answer may be shared. */
  readonly key: string | undefined;
};

/** `POST /graphql`: who asks, which document, then Apollo Server; afterwards the request's transaction is ended. */
export const graphqlRoute = (
  app: FastifyInstance,
  { server, edge, texts, contexts, deadlineMs, overload, rates, flights }: GraphqlRouteOptions,
): void => {
  const places = new WeakMap<FastifyRequest, Place>();
  const settled = new WeakMap<FastifyRequest, Settled>();
  const running = new WeakMap<FastifyRequest, GatewayContext>();
  const handle = fastifyApolloHandler(server, { context: async (request) => running.get(request)! });

  const settle = async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      const body = graphqlBody(request.body);
      const place = overload.enter(body);
      places.set(request, place);
      whenGone(reply, () => place.leave('refused'));
      const caller = await requestFacts(request, rates.resolving(edge, request.ip), place.presumed);
      whenGone(reply, rates.admit(caller));
      const { text: query, isRegistered } = await texts(body, caller);
      const { lane, answerIsGone } = place.admit(caller.session, query);
      whenGone(reply, answerIsGone);
      const admitted = { ...caller, lane };
      const who = mayWrite(query) ? await writerFacts(admitted, request, edge) : admitted;
      const facts = who.idempotencyKey === undefined ? who : { ...who, requestHash: requestHash({ ...body, query }) };
      const { variables, operationName } = body;
      // Apollo Server takes a key for a value, even when there is none behind it.
      request.body = {
        query,
        ...(variables == null ? {} : { variables }),
        ...(operationName == null ? {} : { operationName }),
      };
      const { accept = '' } = request.headers;
      // Who wants to be told the cost gets an answer of another form.
      const key = (wantsCost(request.headers[costHeader]) ? undefined : flights)?.keyOf({
        facts,
        query,
        accept,
        variables: variables ?? {},
        operationName: operationName ?? null,
      });
      settled.set(request, { facts, isRegistered, key });
    } catch (error) {
      if (error instanceof RequestError) return refuseError(request, reply, error);
      throw error;
    }
    return undefined;
  };

  const run = async (request: FastifyRequest, reply: FastifyReply, signal: AbortSignal): Promise<unknown> => {
    const { facts, isRegistered } = settled.get(request)!;
    const context = contexts.open({ facts, isRegistered, signal });
    running.set(request, context);
    try {
      const body = await handle.call(app, request, reply);
      reply.headers(standingHeaders(context.charging.charge?.standing));
      if (context.idempotency.replayed || context.scope?.writing.replayed) reply.header('idempotency-replayed', 'true');
      return body;
    } finally {
      contexts.close(context, reply.statusCode < 400 ? 'ok' : 'error');
    }
  };

  /** The place is free when the answer is made: somebody who does not read his must not keep others out. */
  const leave: onSendHookHandler = (request, reply, _payload, done) => {
    places.get(request)?.leave(reply.statusCode < 400 ? 'ran' : 'refused');
    done();
  };

  app.post('/graphql', { preHandler: settle, onSend: leave }, async (request, reply) => {
    const { facts, key } = settled.get(request)!;
    if (flights === undefined || key === undefined) return run(request, reply, patienceFor(reply.raw, deadlineMs));
    let isFirst = false;
    const { status, headers, body, points } = await flights.answer(key, reply.raw, async (signal) => {
      isFirst = true;
      return sharedAnswer(reply, await run(request, reply, signal), running.get(request));
    });
    if (!isFirst && points > 0) {
      const { standing, refusal } = await rates.charge(facts, points);
      if (refusal !== undefined) return refuseError(request, reply, refusal);
      reply.headers(standingHeaders(standing));
    }
    return reply.code(status).headers(headers).send(body);
  });
  app.get('/graphql', (request, reply) => {
    if (request.headers.accept?.includes('text/html')) return reply.redirect('/explorer');
    return refuse(request, reply.header('allow', 'POST'), 'METHOD_NOT_ALLOWED');
  });
};

/** Calls when the answer has left or nobody waits for it any more; its client may have gone while the body was read. */
const whenGone = ({ raw }: FastifyReply, leave: () => void): void => {
  if (raw.destroyed) leave();
  else raw.once('close', leave);
};

/** Headers that are about an answer and not about who gets it. */
const sharedHeaders = ['content-type', 'cache-control', 'retry-after', 'www-authenticate'];

const sharedAnswer = (reply: FastifyReply, body: unknown, context: GatewayContext | undefined): SharedAnswer => {
  if (typeof body !== 'string') throw new Error('the gateway answers nothing piece by piece');
  const headers = sharedHeaders.flatMap((name) => {
    const value = reply.getHeader(name);
    return value === undefined ? [] : [[name, String(value)]];
  });
  const points = context?.charging.charge?.points ?? 0;
  return { status: reply.statusCode, headers: Object.fromEntries(headers), body, points };
};
