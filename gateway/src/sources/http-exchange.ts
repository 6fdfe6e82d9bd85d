import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { FetchFailure } from './fetch-failure.ts';
import type { Patience } from './patience.ts';

/** One POST and where it goes. */
export type Post = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** A complete answer that may hold a GraphQL result, going by its head. */
export type HttpAnswer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string };

/**
 * Sends one request and collects its answer. Rejects with a FetchFailure as soon as the head of the answer rules out a
 * GraphQL result, the answer is too large, the connection fails, or patience is over; the socket is freed with it. `onEnd`
 * is called when the dispatcher is done with the request, which may be later: it drops a request that has no socket yet
 * only when it would have sent it.
 *
 * On `dispatch`, the lowest level of undici: no stream is made for an answer that is wanted as a whole, and it is the only
 * place that tells when the first byte has come.
 */
export const exchange = (
  dispatcher: Dispatcher,
  { path, headers, body }: Post,
  { mostBytes, patience, onEnd }: { mostBytes: number; patience: Patience; onEnd: () => void },
): Promise<HttpAnswer> =>
  new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let failure: FetchFailure | undefined;
    let hasBegun = false;
    let head: Pick<HttpAnswer, 'status' | 'headers'> | undefined;
    let received = 0;
    const chunks: Buffer[] = [];

    const giveUp = (why: FetchFailure) => {
      if (failure !== undefined) return;
      failure = why;
      reject(why);
      controller?.abort(why);
    };
    patience.tell(giveUp);
    dispatcher.dispatch(
      { path, method: 'POST', headers, body },
      {
        onRequestStart: (started) => {
          controller = started;
          if (failure !== undefined) started.abort(failure);
        },
        onResponseStarted: () => {
          hasBegun = true;
        },
        onResponseStart: (_controller, status, responseHeaders) => {
          // Informational heads (103 Early Hints) come before the one that counts.
          if (status < 200) return;
          head = { status, headers: responseHeaders };
          const wrong = wrongHead(status, responseHeaders, mostBytes);
          if (wrong !== undefined) giveUp(wrong);
        },
        onResponseData: (_controller, chunk) => {
          received += chunk.length;
          if (received > mostBytes) giveUp(tooLarge(mostBytes));
          else chunks.push(chunk);
        },
        onResponseEnd: () => {
          patience.tell(undefined);
          onEnd();
          if (head === undefined) reject(new FetchFailure('answer', 'the answer has no head'));
          else
            resolve({ ...head, text: chunks.length === 1 ? chunks[0]!.toString() : Buffer.concat(chunks).toString() });
        },
        onResponseError: (_controller, error) => {
          patience.tell(undefined);
          onEnd();
          reject(failure ?? connectionFailure(error, hasBegun));
        },
      },
    );
  });

/** Why an answer with this head holds no GraphQL result, if so. */
export const wrongHead = (
  status: number,
  headers: IncomingHttpHeaders,
  mostBytes: number,
): FetchFailure | undefined => {
  // Other statuses count only with the media type by which a server says that it means GraphQL and not its proxy.
  if (status !== 200 && !mediaType(headers).startsWith('application/graphql-response+json'))
    return new FetchFailure(blamesRequest(status) ? 'refused' : 'answer', `status ${status}`);
  // We ask for no compression, so whoever compresses wants us to unpack a bomb, or to read what we cannot.
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity')
    return new FetchFailure('answer', 'the answer is compressed, which was not asked for');
  return Number(headers['content-length'] ?? 0) > mostBytes ? tooLarge(mostBytes) : undefined;
};

/** Of the statuses that blame the client, two tell of a server that cannot keep up: 408 and 429. */
const blamesRequest = (status: number): boolean => status >= 400 && status < 500 && status !== 408 && status !== 429;

/** The `Content-Type` in small letters, or an empty text. */
export const mediaType = (headers: IncomingHttpHeaders): string => String(headers['content-type'] ?? '').toLowerCase();

const tooLarge = (mostBytes: number) => new FetchFailure('size', `the answer has more than ${mostBytes} bytes`);

/** Refused, reset, closed: a new attempt finds a new socket, or the restarted server. Names that do not resolve stay so. */
const passing = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** An error of undici as a failure; `hasBegun` when a byte of the answer has come. */
export const connectionFailure = (error: unknown, hasBegun: boolean): FetchFailure => {
  if (error instanceof FetchFailure) return error;
  const code = String((error as NodeJS.ErrnoException | null)?.code ?? '');
  if (isParserError(error)) return new FetchFailure('answer', 'the answer is no HTTP');
  const kind = !hasBegun && passing.has(code) ? 'lost' : 'connection';
  return new FetchFailure(kind, `the connection failed with ${code === '' ? 'an unknown error' : code}`, error);
};

/** By its name: its code may be missing, and its data are what the server sent. */
export const isParserError = (error: unknown): boolean => error instanceof Error && error.name === 'HTTPParserError';
