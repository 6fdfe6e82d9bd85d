import type { IncomingHttpHeaders } from 'node:http';
import type { Span } from '@lintel/server/telemetry/span';
import { Pool } from 'undici';
import type { Source, SourceRequest, SourceResult } from '../engine/source.ts';
import { type BreakerOptions, createBreaker, defaultBreaker } from './breaker.ts';
import { breakerIsOpen, FetchFailure, isFaultOfSubgraph } from './fetch-failure.ts';
import { createGate } from './gate.ts';
import { readAnswer } from './graphql-answer.ts';
import { exchange, type HttpAnswer } from './http-exchange.ts';
import { createSubscriber } from './http-subscription.ts';
import { type Observation, observer, type SourceMetrics } from './observer.ts';
import { type Patience, startPatience } from './patience.ts';

/** A subgraph behind HTTP, wherever its headers come from. Every limit has a default that fits a service of ours. */
export type HttpSourceOptions<C> = {
  /** The name in the supergraph. */
  readonly name: string;
  readonly url: string;
  /** Headers of one attempt besides those of GraphQL over HTTP: who asks, and for this body. */
  readonly headers?: (context: C, body: string) => Headers | Promise<Headers>;
  /** Sees the headers of an answer that is used. */
  readonly onHeaders?: (headers: IncomingHttpHeaders, context: C) => void;
  /** Longest time for one fetch, attempts and waiting for a socket included. */
  readonly deadlineMs?: number;
  /** Most sockets for queries and mutations, and most fetches that wait for one. */
  readonly sockets?: number;
  readonly waiting?: number;
  /** Further attempts of a query whose connection was lost before an answer began. */
  readonly retries?: number;
  readonly breaker?: BreakerOptions | false;
  readonly mostAnswerBytes?: number;
  /** Errors of one answer that are passed on; a last one says how many more there were. */
  readonly mostErrors?: number;
  /** Most subscriptions at once, each with a socket of its own. */
  readonly streams?: number;
  /** A subscription ends when it gets nothing for so long, not even the comments that keep it alive. */
  readonly silenceMs?: number;
  readonly mostEventCharacters?: number;
  readonly metricsOf?: (context: C) => SourceMetrics | undefined;
  /** The span that fetches of this context belong to; the subgraph is told by `traceparent`. */
  readonly spanOf?: (context: C) => Span | undefined;
};

type Headers = Readonly<Record<string, string>>;

export type HttpSource<C> = Required<Source<C>>;

const defaults = {
  deadlineMs: 10_000,
  sockets: 64,
  waiting: 1024,
  retries: 2,
  breaker: defaultBreaker,
  mostAnswerBytes: 32 * 1024 * 1024,
  mostErrors: 100,
  streams: 1024,
  silenceMs: 45_000,
  mostEventCharacters: 1024 * 1024,
} as const;

/** Time for a socket to open: what does not answer by then is down, and waiting fetches should learn it before their deadline. */
const longestConnectMs = 3000;

const own = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json;q=0.9',
};

/**
 * A subgraph behind HTTP: keep-alive sockets in a bounded number, a deadline, another attempt for queries whose connection
 * was lost, a circuit breaker, and answers that are checked before anybody works with them.
 */
export const httpSource = <C>(options: HttpSourceOptions<C>): HttpSource<C> => {
  const settings = { ...defaults, ...options };
  const { origin, pathname, search } = new URL(settings.url);
  const path = pathname + search;
  const connect = { timeout: Math.min(settings.deadlineMs, longestConnectMs) };
  // Patience is the only clock of a fetch; two more timers of undici per request would only cost.
  const pool = new Pool(origin, {
    connections: settings.sockets,
    connect,
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const gate = createGate(settings.sockets, settings.waiting);
  const breaker = settings.breaker === false ? undefined : createBreaker(settings.breaker);
  const observe = observer({ ...settings, breaker });
  const subscriber = createSubscriber({ ...settings, origin, path, connect, breaker, observe });

  const send = async (body: string, context: C, patience: Patience, traceparent: string | undefined) => {
    // Before the gate: a socket is not held while a token is signed.
    const given = options.headers?.(context, body);
    const headers = { ...own, ...(given instanceof Promise ? await given : given) };
    await gate.enter(patience);
    const failure = patience.over();
    if (failure !== undefined) {
      gate.leave();
      throw failure;
    }
    const post = { path, body, headers: traceparent === undefined ? headers : { ...headers, traceparent } };
    return exchange(pool, post, { mostBytes: settings.mostAnswerBytes, patience, onEnd: gate.leave });
  };

  /** The answer to the first attempt that is not lost. While the breaker is not closed there is only one. */
  const insist = async (request: SourceRequest, context: C, patience: Patience, observation: Observation) => {
    const { query, operationName, variables } = request;
    const body = JSON.stringify({ query, operationName, variables });
    const most = isQuery(query) ? settings.retries : 0;
    for (let attempts = 0; ; attempts += 1) {
      try {
        return await send(body, context, patience, observation.traceparent);
      } catch (error) {
        const isLost = error instanceof FetchFailure && error.kind === 'lost';
        if (!isLost || attempts >= most || (breaker !== undefined && breaker.state() !== 'closed')) throw error;
        observation.retried();
        await pause(attempts, patience);
      }
    }
  };

  const execute = async (request: SourceRequest, context: C, signal?: AbortSignal): Promise<SourceResult> => {
    const observation = observe(context);
    const settle = breaker === undefined ? () => undefined : breaker.ask();
    if (settle === undefined) throw observation.failed(breakerIsOpen());
    const patience = startPatience(settings.deadlineMs, signal);
    try {
      const answer = await insist(request, context, patience, observation);
      const result = usable(answer, settings.mostErrors);
      options.onHeaders?.(answer.headers, context);
      settle('well');
      observation.answered(result);
      return result;
    } catch (error) {
      settle(isFaultOfSubgraph(error) ? 'ill' : 'nothing');
      throw observation.failed(error);
    } finally {
      patience.release();
    }
  };

  return {
    name: settings.name,
    execute,
    subscribe: subscriber.subscribe,
    close: async () => {
      await Promise.all([pool.close(), subscriber.close()]);
    },
  };
};

/** The engine writes one operation per text, and a fragment never first. What is not surely a query is not sent twice. */
const isQuery = (text: string): boolean => /^\s*(?:query\b|\{)/.test(text);

/** A status other than 200 is believed when it brings errors; with data alone it would be a riddle. */
const usable = ({ status, text }: HttpAnswer, mostErrors: number): SourceResult => {
  const result = readAnswer(text, mostErrors);
  if (status !== 200 && result.errors === undefined)
    throw new FetchFailure('answer', `status ${status} without errors`);
  return result;
};

/** Some 25 ms, then some 100 ms, spread, so that the fetches of one lost server do not come back in one moment. */
const pause = (attempts: number, patience: Patience): Promise<void> =>
  new Promise((resolve, reject) => {
    const done = () => {
      patience.tell(undefined);
      resolve();
    };
    const timer = setTimeout(done, 25 * 4 ** attempts * (0.5 + Math.random()));
    patience.tell((failure) => {
      clearTimeout(timer);
      reject(failure);
    });
  });
