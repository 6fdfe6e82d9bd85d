import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { Caller } from '../isolation/ask.ts';
import { toJson } from './hostile-value.ts';

type Refusal = { readonly message: string; readonly path?: unknown; readonly extensions?: { readonly code?: unknown } };

/** An answer as it came, with how long it took. */
export type Reply = {
  readonly status: number;
  readonly text: string;
  readonly durationMs: number;
  /** Undefined when the answer was no JSON object. */
  readonly body:
    | { readonly data?: Readonly<Record<string, unknown>> | null; readonly errors?: readonly Refusal[] }
    | undefined;
  readonly headers: Headers;
};

/** Longest time for any answer to anything. */
export const mostMs = 5000;

/** One HTTP request; an answer that does not come in time counts as none. */
export const fetchReply = async (url: string, init: RequestInit): Promise<Reply> => {
  const start = performance.now();
  const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(4 * mostMs) });
  const text = await response.text();
  return {
    status: response.status,
    text,
    durationMs: performance.now() - start,
    body: parsed(text),
    headers: response.headers,
  };
};

const parsed = (text: string): Reply['body'] => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
};

/** A GraphQL request, each under an idempotency key of its own; a body that is text goes as it stands. */
export const post = (
  { url, token }: Caller,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> =>
  fetchReply(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'idempotency-key': randomUUID(),
      ...headers,
    },
    body: typeof body === 'string' ? body : toJson(body),
  });

/** The status of the answer to a request of which only the beginning is ever sent. Rejects when none comes in time. */
export const statusOf = (
  url: string,
  {
    method,
    headers,
    begin,
  }: { method: string; headers: Readonly<Record<string, string | number>>; begin: string | Buffer },
): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(mostMs);
    const outgoing = request(url, { method, headers, agent: false, signal }, (response) => {
      resolve(response.statusCode);
      outgoing.destroy();
    });
    outgoing.on('error', reject);
    outgoing.write(begin);
  });
