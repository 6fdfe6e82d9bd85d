import type { FastifyReply } from 'fastify';
import { createContext, type RequestFacts } from './context.ts';
import type { Subgraph } from './define.ts';
import { type OperationRequest, type OperationResult, publicError } from './execute.ts';
import type { Platform } from './platform.ts';
import { RequestError } from './request-error.ts';
import { subgraphSubscription } from './subscription-run.ts';
import { openEventStream } from './subscription-sse.ts';

/** The subscriptions of a subgraph that runs as a service. */
export type SubgraphStreams = {
  /** Answers a subscription as an event stream; resolves when it has ended. */
  readonly answer: (request: OperationRequest, facts: RequestFacts, reply: FastifyReply) => Promise<void>;
  /** Ends all of them with SUBSCRIPTION_ENDED, so that their readers know that they should come back. */
  readonly close: () => void;
};

/**
 * Refuses subscriptions where other processes are not heard: events come from the worker, which is one of them, and silence
 * would look as if nothing ever happened.
 */
export const subgraphStreams = (subgraph: Subgraph, platform: Platform): SubgraphStreams => {
  const subscribe = subgraphSubscription(subgraph);
  const closing = new AbortController();
  const isDeaf = platform.bus.reach === 'process';
  if (isDeaf && subgraph.schema.getSubscriptionType() != null)
    platform.log.warn({ subgraph: subgraph.name }, 'REDIS_URL is not set: subscriptions are refused');

  return {
    answer: async (request, facts, reply) => {
      const stream = openEventStream(reply);
      const failed = (error: RequestError): OperationResult => ({
        errors: [publicError(error, createContext(platform, facts), subgraph.name)],
      });
      if (isDeaf) await stream.next(failed(noEvents()));
      else {
        const signal = AbortSignal.any([stream.gone, closing.signal]);
        for await (const result of subscribe(request, { platform, facts, signal })) await stream.next(result);
        if (closing.signal.aborted) await stream.next(failed(restarting()));
      }
      stream.complete();
    },
    close: () => closing.abort(),
  };
};

const noEvents = () =>
  new RequestError('SUBGRAPH_UNAVAILABLE', { message: 'Subscriptions are not available in this installation.' });

const restarting = () =>
  new RequestError('SUBSCRIPTION_ENDED', { message: 'The server is being restarted. Subscribe again.' });
