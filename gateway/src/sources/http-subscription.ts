import { type Dispatcher, Pool } from 'undici';
import type { SourceRequest, SourceResult } from '../engine/source.ts';
import type { Breaker } from './breaker.ts';
import { eventReader } from './event-stream.ts';
import { asRequestError, breakerIsOpen, FetchFailure, isFaultOfSubgraph } from './fetch-failure.ts';
import { readAnswer } from './graphql-answer.ts';
import { connectionFailure, isParserError, mediaType, wrongHead } from './http-exchange.ts';
import type { Observation } from './observer.ts';

type Headers = Readonly<Record<string, string>>;

type SubscriberOptions<C> = {
  readonly name: string;
  readonly origin: string;
  readonly path: string;
  readonly connect: { readonly timeout: number };
  readonly headers?: ((context: C, body: string) => Headers | Promise<Headers>) | undefined;
  readonly breaker: Breaker | undefined;
  /** Measures how long it takes until the subgraph has taken the subscription. */
  readonly observe: (context: C) => Observation;
  readonly deadlineMs: number;
  readonly streams: number;
  readonly silenceMs: number;
  readonly mostEventCharacters: number;
  readonly mostAnswerBytes: number;
  readonly mostErrors: number;
};

export type Subscriber<C> = {
  readonly subscribe: (request: SourceRequest, context: C, signal: AbortSignal) => AsyncIterable<SourceResult>;
  readonly close: () => Promise<void>;
};

/**
 * Subscriptions of a subgraph as Server-Sent Events, one connection for each ("distinct connections" of the GraphQL over SSE
 * protocol): `next` events carry results, `complete` ends. They have sockets of their own, so that queries never wait for one.
 */
export const createSubscriber = <C>(options: SubscriberOptions<C>): Subscriber<C> => {
  const pool = new Pool(options.origin, {
    connections: options.streams,
    connect: options.connect,
    allowH2: false,
    headersTimeout: options.deadlineMs,
    bodyTimeout: options.silenceMs,
  });
  let open = 0;

  async function* run(request: SourceRequest, context: C, signal: AbortSignal): AsyncGenerator<SourceResult, void> {
    const observation = options.observe(context);
    const settle = options.breaker === undefined ? () => undefined : options.breaker.ask();
    if (settle === undefined) throw observation.failed(breakerIsOpen());
    if (open >= options.streams) {
      settle('nothing');
      throw observation.failed(new FetchFailure('busy', `${open} subscriptions are open already`));
    }
    open += 1;
    let isTaken = false;
    try {
      const response = await openStream(pool, options, { request, context, signal, observation });
      isTaken = true;
      settle('well');
      observation.answered({});
      yield* resultsOf(response, options);
    } catch (error) {
      const failure = signal.aborted ? new FetchFailure('abandoned', 'nobody listens any more') : failureOf(error);
      if (!isTaken) settle(isFaultOfSubgraph(failure) ? 'ill' : 'nothing');
      const shown = isTaken ? asRequestError(failure) : observation.failed(failure);
      if (!signal.aborted) throw shown;
    } finally {
      open -= 1;
    }
  }

  return {
    subscribe: (request, context, signal) => ({
      [Symbol.asyncIterator]: () => {
        // A generator that waits for the next event cannot be returned from; its connection can be cut.
        const leaving = new AbortController();
        const results = run(request, context, AbortSignal.any([signal, leaving.signal]));
        return {
          next: () => results.next(),
          return: () => {
            leaving.abort();
            return results.return();
          },
        };
      },
    }),
    close: () => pool.destroy(),
  };
};

type Opening<C> = {
  readonly request: SourceRequest;
  readonly context: C;
  readonly signal: AbortSignal;
  readonly observation: Observation;
};

/** Resolves when the head of the answer is there and promises events, or a result in place of them. */
const openStream = async <C>(
  pool: Pool,
  options: SubscriberOptions<C>,
  { request: { query, operationName, variables }, context, signal, observation }: Opening<C>,
): Promise<Dispatcher.ResponseData> => {
  const body = JSON.stringify({ query, operationName, variables });
  const response = await pool.request({
    path: options.path,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: `${eventStream}, application/graphql-response+json;q=0.9, application/json;q=0.8`,
      ...(await options.headers?.(context, body)),
      ...(observation.traceparent === undefined ? {} : { traceparent: observation.traceparent }),
    },
    body,
    signal,
    // A stream has its socket to itself, and does not leave it behind.
    reset: true,
  });
  const wrong = wrongHead(response.statusCode, response.headers, options.mostAnswerBytes);
  if (wrong === undefined) return response;
  response.body.on('error', () => undefined).destroy();
  throw wrong;
};

const eventStream = 'text/event-stream';

async function* resultsOf<C>(
  { headers, body }: Dispatcher.ResponseData,
  options: SubscriberOptions<C>,
): AsyncGenerator<SourceResult, void> {
  if (!mediaType(headers).startsWith(eventStream)) {
    // The subgraph refuses the subscription, or answers once: one result and the end.
    yield readAnswer(await wholeText(body, options), options.mostErrors);
    return;
  }
  const read = eventReader(options.mostEventCharacters);
  for await (const bytes of body as AsyncIterable<Buffer>) {
    for (const { event, data } of read(bytes)) {
      if (event === 'complete') return;
      if (event === 'next') yield readAnswer(data, options.mostErrors);
    }
  }
  throw new FetchFailure('connection', 'the stream ended before it was complete');
}

/** An answer that is no stream has the deadline and the size of any other. */
const wholeText = async <C>(
  body: Dispatcher.ResponseData['body'],
  { deadlineMs, mostAnswerBytes }: SubscriberOptions<C>,
): Promise<string> => {
  const timer = setTimeout(
    () => body.destroy(new FetchFailure('deadline', `no answer within ${deadlineMs} ms`)),
    deadlineMs,
  );
  try {
    const chunks: Buffer[] = [];
    let received = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      received += chunk.length;
      if (received > mostAnswerBytes)
        throw new FetchFailure('size', `the answer has more than ${mostAnswerBytes} bytes`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString();
  } finally {
    clearTimeout(timer);
  }
};

/** Silence is a connection that has died without a word, so it is no matter of the operation's deadline. */
const failureOf = (error: unknown): unknown => {
  if (!(error instanceof Error) || error instanceof FetchFailure) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'UND_ERR_HEADERS_TIMEOUT') return new FetchFailure('deadline', 'the subscription was not taken in time');
  if (code === 'UND_ERR_BODY_TIMEOUT') return new FetchFailure('connection', 'the stream has gone silent');
  return code === '' && !isParserError(error) ? error : connectionFailure(error, false);
};
