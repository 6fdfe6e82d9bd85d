import { ApiError } from './api-error.ts';

export type GraphqlRequest = {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
};

export type Send = (request: GraphqlRequest) => Promise<unknown>;

const answerWithinMs = 60_000;
const busyStatuses = [429, 502, 503, 504];

/** Sends one operation and returns its `data`. Error: ApiError, also when only a part of the data could not be had. */
export const sender =
  (endpoint: URL, { timeoutMs = answerWithinMs }: { readonly timeoutMs?: number } = {}): Send =>
  async ({ query, variables, headers }) => {
    const { status, text, response } = await exchange(endpoint, {
      method: 'POST',
      // A redirected POST would lose its body or carry the password to somebody else.
      redirect: 'manual',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const retryAfterMs = readRetryAfter(response.headers.get('retry-after'));
    const answer = readAnswer(text);
    if (answer === undefined)
      throw notGraphql(endpoint, { status, retryAfterMs, location: response.headers.get('location') });
    const [error] = answer.errors ?? [];
    if (error === undefined) return answer.data;
    const { code, requestId } = error.extensions ?? {};
    throw new ApiError({
      code: typeof code === 'string' ? code : 'UNKNOWN',
      message: error.message,
      retryAfterMs,
      requestId: typeof requestId === 'string' ? requestId : undefined,
    });
  };

const exchange = async (
  endpoint: URL,
  init: RequestInit,
): Promise<{ status: number; text: string; response: Response }> => {
  try {
    const response = await fetch(endpoint, init);
    return { status: response.status, text: await response.text(), response };
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') {
      throw new ApiError({ code: 'TIMEOUT', message: `${endpoint.origin} did not answer in time.` });
    }
    throw new ApiError({ code: 'UNREACHABLE', message: `${endpoint.origin} cannot be reached (${reason(error)}).` });
  }
};

/** Why a connection failed, such as ECONNREFUSED; fetch hides it in the cause. */
const reason = (error: unknown): string => {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message;
  return error instanceof Error ? error.message : String(error);
};

type Answer = {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
};

const readAnswer = (text: string): Answer | undefined => {
  try {
    const answer = JSON.parse(text) as Answer | null;
    return typeof answer === 'object' && answer !== null && ('data' in answer || Array.isArray(answer.errors))
      ? answer
      : undefined;
  } catch {
    return undefined;
  }
};

type Refusal = { readonly status: number; readonly retryAfterMs: number | undefined; readonly location: string | null };

const notGraphql = (endpoint: URL, { status, retryAfterMs, location }: Refusal): ApiError => {
  if (busyStatuses.includes(status)) {
    return new ApiError({
      code: 'UNREACHABLE',
      message: `${endpoint.origin} is not available (HTTP ${status}).`,
      retryAfterMs,
    });
  }
  const message =
    location === null
      ? `There is no Lintel API at ${endpoint} (HTTP ${status}).`
      : `${endpoint} leads to ${location}; give that address instead.`;
  return new ApiError({ code: 'NOT_GRAPHQL', message });
};

/** Seconds or an HTTP date, in milliseconds from now. */
export const readRetryAfter = (header: string | null, now: number = Date.now()): number | undefined => {
  if (header === null || header.trim() === '') return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
};
