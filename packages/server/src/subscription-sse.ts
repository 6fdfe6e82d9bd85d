import type { FastifyReply } from 'fastify';

/** An answer as Server-Sent Events, in the "distinct connections" mode of the GraphQL over SSE protocol. */
export type EventStream = {
  /** Fires when the client has left, or does not read. */
  readonly gone: AbortSignal;
  /** Sends a result as a `next` event; resolves when the client has room for another one. */
  readonly next: (result: object) => Promise<void>;
  /** Sends `complete` and ends the answer. */
  readonly complete: () => void;
};

export type EventStreamOptions = {
  /** A comment is sent so often, so that whoever waits knows that the connection lives. */
  readonly keepAliveMs?: number;
  /** Longest time in which a client takes nothing of what waits for it. */
  readonly stalledMs?: number;
};

/** Whether a client would rather have an event stream than JSON, by the weights of its `Accept` header; of two alike the first. */
export const prefersEventStream = (accept: string | undefined): boolean => {
  const ranges = (accept ?? '').toLowerCase().split(',').map(readRange);
  const [best] = ranges.filter(({ type }) => answerable.test(type)).sort((a, b) => b.weight - a.weight);
  return best?.type === 'text/event-stream';
};

const answerable = /^(?:text\/event-stream|application\/(?:graphql-response\+)?json|application\/\*|\*\/\*)$/;

const readRange = (text: string): { type: string; weight: number } => {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim());
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return { type, weight: weight === undefined ? 1 : Number(weight) || 0 };
};

/** Takes the reply over and sends the head of a stream of events. Headers that were set before are sent too. */
export const openEventStream = (
  reply: FastifyReply,
  { keepAliveMs = 15_000, stalledMs = 30_000 }: EventStreamOptions = {},
): EventStream => {
  reply.hijack();
  const { raw } = reply;
  const gone = new AbortController();
  const timer = setInterval(() => {
    // What is not read already would only grow.
    if (!raw.writableNeedDrain) raw.write(':\n\n');
  }, keepAliveMs);
  const left = () => {
    clearInterval(timer);
    gone.abort();
  };
  raw.once('close', left);
  raw.on('error', left);
  if (raw.destroyed) left();
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Reverse proxies collect answers before they pass them on, unless they are told.
    'x-accel-buffering': 'no',
  });
  raw.flushHeaders();

  const room = () =>
    new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(stalled);
        raw.off('drain', done);
        raw.off('close', done);
        resolve();
      };
      const stalled = setTimeout(() => raw.destroy(), stalledMs);
      raw.once('drain', done);
      raw.once('close', done);
    });
  return {
    gone: gone.signal,
    next: async (result) => {
      if (gone.signal.aborted || raw.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`)) return;
      await room();
    },
    complete: () => {
      clearInterval(timer);
      // With a line of data: browsers drop events that have none.
      if (gone.signal.aborted) return;
      raw.end('event: complete\ndata:\n\n');
      const stalled = setTimeout(() => raw.destroy(), stalledMs);
      raw.once('close', () => clearTimeout(stalled));
    },
  };
};
