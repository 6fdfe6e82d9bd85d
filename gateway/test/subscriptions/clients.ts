import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, createClient, type SubscribePayload } from 'graphql-ws';
import { WebSocket } from 'ws';

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for.
export type Result = any;

/** What a subscriber was told, in order, and how it ended. */
export type Heard = {
  readonly results: Result[];
  /** Errors that ended it; undefined after a `complete`. */
  readonly ended: Promise<Result[] | undefined>;
  /** Resolves when so many results have come. */
  readonly until: (count: number) => Promise<Result[]>;
  readonly stop: () => void;
};

const heard = (
  start: (sink: {
    next: (result: Result) => void;
    error: (error: unknown) => void;
    complete: () => void;
  }) => () => void,
): Heard => {
  const results: Result[] = [];
  const end = Promise.withResolvers<Result[] | undefined>();
  const stop = start({
    next: (result) => void results.push(result),
    error: (error) => end.resolve(Array.isArray(error) ? error : [error]),
    complete: () => end.resolve(undefined),
  });
  return {
    results,
    ended: end.promise,
    stop,
    until: async (count) => {
      while (results.length < count) await sleep(5);
      return results;
    },
  };
};

/** A client as applications have it, without its attempts to come back. */
export const connect = (
  url: string,
  token?: string,
  options: { onClosed?: (code: number, reason: string) => void } = {},
): Client =>
  createClient({
    url: webSocketUrl(url),
    webSocketImpl: WebSocket,
    lazy: false,
    retryAttempts: 0,
    onNonLazyError: () => undefined,
    ...(token === undefined ? {} : { connectionParams: { authorization: `Bearer ${token}` } }),
    on: {
      closed: (event) => {
        const { code, reason } = event as { code: number; reason: string };
        options.onClosed?.(code, reason);
      },
    },
  });

export const subscribe = (client: Client, request: SubscribePayload): Heard =>
  heard((sink) => client.subscribe(request, sink));

const webSocketUrl = (url: string): string => `${url.replace('http', 'ws')}/graphql`;

export type RawSocket = {
  readonly socket: WebSocket;
  // biome-ignore lint/suspicious/noExplicitAny: messages as they came.
  readonly messages: any[];
  readonly send: (message: object | string) => void;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  /** Resolves to the next message of a type. */
  readonly message: (type: string) => Promise<Result>;
};

/** A socket without a client library, for what one would never send. */
export const rawSocket = async (
  url: string,
  {
    headers = {},
    protocols = ['graphql-transport-ws'],
  }: { headers?: Record<string, string>; protocols?: string[] } = {},
): Promise<RawSocket> => {
  const socket = new WebSocket(webSocketUrl(url), protocols, { headers });
  const messages: RawSocket['messages'] = [];
  socket.on('message', (text) => void messages.push(JSON.parse(String(text))));
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })),
  );
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);
  return {
    socket,
    messages,
    closed,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    message: async (type) => {
      for (;;) {
        const found = messages.find((message) => message.type === type);
        if (found !== undefined) return found;
        await sleep(5);
      }
    },
  };
};

/** A subscription as an event stream, read with nothing but fetch. */
export const eventStream = (
  url: string,
  body: object,
  { token, headers = {} }: { token?: string; headers?: Record<string, string> } = {},
): Heard & { readonly response: Promise<Response>; readonly text: () => string } => {
  const leaving = new AbortController();
  let text = '';
  const response = fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify(body),
    signal: leaving.signal,
  });
  const reading = heard((sink) => {
    const read = async () => {
      const answer = await response;
      const decoder = new TextDecoder();
      let unread = '';
      for await (const bytes of answer.body!) {
        const more = decoder.decode(bytes, { stream: true });
        text += more;
        const parts = (unread + more).split('\n\n');
        unread = parts.pop()!;
        for (const part of parts) {
          const [, name] = /^event: (.*)$/m.exec(part) ?? [];
          const [, data] = /^data: ?(.*)$/m.exec(part) ?? [];
          if (name === 'next') sink.next(JSON.parse(data!));
          if (name === 'complete') sink.complete();
        }
      }
      sink.error(new Error('the stream has ended'));
    };
    read().catch(sink.error);
    return () => leaving.abort();
  });
  return { ...reading, response, text: () => text };
};
