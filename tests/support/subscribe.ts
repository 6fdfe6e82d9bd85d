import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';

/** What a subscriber was told, in order, and how it ended. */
export type Subscriber = {
  // biome-ignore lint/suspicious/noExplicitAny: a story reads what it asked for.
  readonly results: any[];
  /** Resolves to the errors that ended it, or to the close frame of its socket; undefined after `complete`. */
  readonly ended: Promise<unknown>;
  readonly stop: () => void;
};

type Request = { readonly query: string; readonly variables?: Record<string, unknown> };

/** Subscribes over a WebSocket of its own, with the library that applications use. It does not come back by itself. */
export const overWebSocket = (url: string, token: string, request: Request): Subscriber => {
  const results: unknown[] = [];
  const { promise: ended, resolve } = Promise.withResolvers<unknown>();
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${token}` },
  });
  client.subscribe(request, {
    next: (result) => void results.push(result),
    error: resolve,
    complete: () => resolve(undefined),
  });
  return { results, ended, stop: () => void client.dispose() };
};

/** Subscribes by an event stream, with nothing but fetch. */
export const overEventStream = (url: string, token: string, request: Request): Subscriber => {
  const results: unknown[] = [];
  const { promise: ended, resolve } = Promise.withResolvers<unknown>();
  const leaving = new AbortController();
  const read = async () => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify(request),
      signal: leaving.signal,
    });
    const decoder = new TextDecoder();
    let unread = '';
    for await (const bytes of response.body!) {
      const events = (unread + decoder.decode(bytes, { stream: true })).split('\n\n');
      unread = events.pop()!;
      for (const event of events) {
        if (event.startsWith('event: next\ndata: '))
          results.push(JSON.parse(event.slice('event: next\ndata: '.length)));
        if (event.startsWith('event: complete')) resolve(undefined);
      }
    }
    resolve(new Error('the stream has ended without a word'));
  };
  read().catch(resolve);
  return { results, ended, stop: () => leaving.abort() };
};

/**
 * Makes something happen until every subscriber has heard of it: no protocol tells a subscriber from when on it hears. Fails
 * after a minute.
 */
export const untilHeard = async (subscribers: readonly Subscriber[], happen: () => Promise<unknown>): Promise<void> => {
  const counts = subscribers.map(({ results }) => results.length);
  const deadline = performance.now() + 60_000;
  while (subscribers.some(({ results }, index) => results.length === counts[index])) {
    if (performance.now() > deadline) throw new Error('nobody has heard anything');
    await happen();
    await sleep(200);
  }
};
