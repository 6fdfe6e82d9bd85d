import { type Context, signedIn } from './context.ts';
import { RequestError } from './request-error.ts';
import { createBuffer } from './subscription-buffer.ts';
import type { EventNews } from './subscription-channel.ts';
import { eventHub } from './subscription-hub.ts';

/** Most events that wait for one subscriber. */
const mostWaiting = 1000;
/** How many events back a repeated delivery is known: more than the worker delivers in one go. */
const rememberedIds = 1000;

/** An event that waits to be told: answers what the field says of it, or null when this subscriber must not hear of it. */
export type Occurrence = (context: Context) => Promise<object | null>;

export type SubscriptionDefinition<Arguments, Payload extends object> = {
  /** Types of domain events, as commands emit them, such as `payment.recorded`. */
  readonly events: readonly string[];
  /** Whether an event may be one that the arguments ask for: decided by the event alone, to read nothing in vain. */
  readonly concerns?: (event: EventNews, given: Arguments) => boolean;
  /**
   * Reads what happened, in a snapshot and under the session of the subscriber, so row-level security decides. Null tells
   * nothing at all: the row is not visible, or not what the arguments ask for.
   */
  readonly load: (context: Context, event: EventNews, given: Arguments) => Promise<Payload | null>;
};

/** A field of `Subscription`: what `defineSubgraph` takes for it. */
export type SubscriptionField = {
  // biome-ignore lint/suspicious/noExplicitAny: each field's arguments are checked where it is written, by `satisfies` with its generated types.
  readonly subscribe: (root: unknown, given: any, context: Context) => Promise<AsyncIterableIterator<Occurrence>>;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the definition loads.
  readonly resolve: (payload: any) => any;
};

/**
 * Makes the resolvers of a field of `Subscription`. Who reads the iterator must return from it: until then it listens.
 */
export const subscriptionField = <Arguments, Payload extends object>({
  events,
  concerns = () => true,
  load,
}: SubscriptionDefinition<Arguments, Payload>): SubscriptionField => ({
  subscribe: async (_root, given: Arguments, context) => {
    const { organizationId } = signedIn(context);
    const buffer = createBuffer<Occurrence>(mostWaiting);
    const isRepeated = recentIds(rememberedIds);
    const occurrenceOf = (event: EventNews): Occurrence | undefined => {
      try {
        return concerns(event, given) ? (own) => load(own, event, given) : undefined;
      } catch (error) {
        // The reader is told, as of a fault in `load`; he would take silence for no events.
        return () => Promise.reject(error);
      }
    };
    const stop = await context.platform.use(eventHub).listen(organizationId, (event) => {
      const occurrence = events.includes(event.type) ? occurrenceOf(event) : undefined;
      if (occurrence !== undefined && !isRepeated(event.id)) buffer.push(occurrence);
    });
    const iterator: AsyncIterableIterator<Occurrence> = {
      next: buffer.next,
      return: async () => {
        stop();
        buffer.end();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  },
  resolve: (payload) => {
    // Executed as if it were a query, there is no event to speak of.
    if (payload === undefined)
      throw new RequestError('BAD_REQUEST', { message: 'A subscription is answered as a stream of events.' });
    return payload;
  },
});

/** Says whether an id has come before, among the last `most` different ones. */
const recentIds = (most: number): ((id: string) => boolean) => {
  const known = new Set<string>();
  return (id) => {
    if (known.has(id)) return true;
    known.add(id);
    if (known.size > most) known.delete(known.values().next().value as string);
    return false;
  };
};
