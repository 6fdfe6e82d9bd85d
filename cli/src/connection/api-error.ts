import { isRequestErrorCode, requestErrors } from '@lintel/kernel/errors';

/** Failures that no Lintel server reports, because none was reached. */
const ownCodes = {
  /** The connection was refused, reset, or ended before the answer did. */
  UNREACHABLE: true,
  /** No answer in time. */
  TIMEOUT: true,
  /** Something answers, and it is not a GraphQL API. */
  NOT_GRAPHQL: false,
} as const;

export type ApiErrorDetails = {
  readonly code: string;
  readonly message: string;
  /** How long the server asks to be left alone. */
  readonly retryAfterMs?: number | undefined;
  /** Finds the request in the server's log. */
  readonly requestId?: string | undefined;
  /** Overrides what the code says. */
  readonly retryable?: boolean | undefined;
};

/** A request that was not answered, or was answered with a GraphQL error. */
export class ApiError extends Error {
  readonly code: string;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly requestId: string | undefined;

  constructor({ code, message, retryAfterMs, requestId, retryable }: ApiErrorDetails) {
    super(message);
    this.code = code;
    this.retryable = retryable ?? isRetryable(code);
    this.retryAfterMs = retryAfterMs;
    this.requestId = requestId;
  }
}

const isRetryable = (code: string): boolean =>
  isRequestErrorCode(code)
    ? requestErrors[code].retryable
    : Object.entries(ownCodes).some(([own, retry]) => own === code && retry);

/** Whether another token may help: the request was refused before anything happened. */
export const refusesToken = (error: unknown): boolean =>
  error instanceof ApiError && (error.code === 'TOKEN_EXPIRED' || error.code === 'UNAUTHENTICATED');

/** The message with the id that finds the request in the server's log, where there is one. */
export const explain = (error: ApiError): string =>
  error.code === 'INTERNAL' && error.requestId !== undefined
    ? `${error.message} (request ${error.requestId})`
    : error.message;
