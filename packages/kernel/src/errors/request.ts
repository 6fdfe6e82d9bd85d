import type { RequestErrorDefinition } from '../errors.ts';

/** Every `extensions.code` of a GraphQL error: authentication, permission, limits and faults. */
export const requestErrors = {
  UNAUTHENTICATED: {
    message: 'Sign in, or send a valid token or API key.',
    description: 'The request carries no credentials where some are needed, or credentials that are not valid.',
    httpStatus: 401,
    retryable: false,
  },
  TOKEN_EXPIRED: {
    message: 'The access token has expired. Refresh the session.',
    description: 'The access token was valid and has expired; exchange the refresh token for a new one.',
    httpStatus: 401,
    retryable: false,
  },
  FORBIDDEN: {
    message: 'You do not have the permission for this.',
    description: 'The session lacks a permission that the operation needs; the message names the schema coordinate.',
    httpStatus: 403,
    retryable: false,
  },
  STEP_UP_REQUIRED: {
    message: 'Prove again that it is you, with sessionStepUp or by signing in anew.',
    description:
      'The operation needs a session whose person has proved who he is within the last ten minutes; the message names the schema coordinate.',
    httpStatus: 403,
    retryable: false,
  },
  BAD_REQUEST: {
    message: 'The request is not well formed.',
    description: 'The body is not valid JSON, is not a GraphQL request, or was sent in a way that browsers can forge.',
    httpStatus: 400,
    retryable: false,
  },
  BAD_USER_INPUT: {
    message: 'A variable or argument has a wrong value.',
    description: 'A variable or argument does not fit its type or its documented limits.',
    httpStatus: 400,
    retryable: false,
  },
  CURSOR_INVALID: {
    message: 'This cursor cannot be used here. Start again at the first page.',
    description: 'A cursor is damaged, or was issued for another organization, list, filter or order.',
    httpStatus: 400,
    retryable: false,
  },
  GRAPHQL_PARSE_FAILED: {
    message: 'The document is not valid GraphQL.',
    description: 'The text of the operation has a syntax error.',
    httpStatus: 400,
    retryable: false,
  },
  GRAPHQL_VALIDATION_FAILED: {
    message: 'The document does not fit the schema.',
    description: 'The operation names types, fields or arguments that the schema does not have, or uses them wrongly.',
    httpStatus: 400,
    retryable: false,
  },
  OPERATION_RESOLUTION_FAILURE: {
    message: 'The request does not say which operation to run.',
    description: 'The operation name is missing where the document has several, or names none of them.',
    httpStatus: 400,
    retryable: false,
  },
  PERSISTED_QUERY_NOT_FOUND: {
    message: 'There is no registered operation with this id.',
    description: 'The id names no operation that is registered for this client.',
    httpStatus: 404,
    retryable: false,
  },
  PERSISTED_QUERY_ONLY: {
    message: 'This client may call registered operations only.',
    description: 'An API key sent the text of an operation, and its client may call only what it registered.',
    httpStatus: 403,
    retryable: false,
  },
  METHOD_NOT_ALLOWED: {
    message: 'This HTTP method cannot be used for this operation.',
    description: 'A mutation came by GET, or the endpoint does not know the HTTP method.',
    httpStatus: 405,
    retryable: false,
  },
  UNSUPPORTED_MEDIA_TYPE: {
    message: 'Send the request as application/json.',
    description: 'The Content-Type of the request is missing or is not one that the endpoint reads.',
    httpStatus: 415,
    retryable: false,
  },
  PAYLOAD_TOO_LARGE: {
    message: 'The request is too large.',
    description: 'The body of the request has more bytes than the endpoint accepts.',
    httpStatus: 413,
    retryable: false,
  },
  LIMIT_EXCEEDED: {
    message: 'The operation is too large.',
    description:
      'The operation exceeds a limit on its text, its lists of input or its cost; `limit` in the extensions names which, `maximum` says how much it is.',
    httpStatus: 400,
    retryable: false,
  },
  RATE_LIMITED: {
    message: 'Too many requests. Slow down.',
    description: 'The caller has used up its quota for now; Retry-After says when to come back.',
    httpStatus: 429,
    retryable: true,
  },
  IDEMPOTENCY_KEY_REQUIRED: {
    message: 'Send the header Idempotency-Key with this mutation.',
    description: 'A mutation that moves money came without an idempotency key.',
    httpStatus: 400,
    retryable: false,
  },
  IDEMPOTENCY_KEY_INVALID: {
    message: 'The Idempotency-Key is not usable.',
    description: 'The idempotency key is too short, too long, or holds characters other than visible ASCII.',
    httpStatus: 400,
    retryable: false,
  },
  IDEMPOTENCY_KEY_REUSED: {
    message: 'This Idempotency-Key was used for another request.',
    description: 'The idempotency key belongs to an earlier request with a different operation or input.',
    httpStatus: 422,
    retryable: false,
  },
  IDEMPOTENCY_IN_FLIGHT: {
    message: 'The first request with this Idempotency-Key is still running.',
    description: 'A request with the same idempotency key has not finished; repeat it to receive its result.',
    httpStatus: 409,
    retryable: true,
  },
  TRANSACTION_CONFLICT: {
    message: 'Others were changing the same data. Try again.',
    description: 'The transaction lost against concurrent ones and the bounded number of automatic retries is used up.',
    httpStatus: 409,
    retryable: true,
  },
  OVERLOADED: {
    message: 'The server is busy. Try again soon.',
    description: 'The server refuses work that it could not finish in time; Retry-After says when to come back.',
    httpStatus: 503,
    retryable: true,
  },
  SUBGRAPH_UNAVAILABLE: {
    message: 'A part of the system does not answer.',
    description: 'A subgraph that the operation needs could not be reached or did not answer usably.',
    httpStatus: 503,
    retryable: true,
  },
  DEADLINE_EXCEEDED: {
    message: 'The request took too long.',
    description: 'The operation did not finish before its deadline; a mutation may or may not have happened.',
    httpStatus: 504,
    retryable: true,
  },
  SUBSCRIPTION_ENDED: {
    message: 'The subscription has ended. Subscribe again.',
    description:
      'A subscription cannot go on: the session has changed, events came faster than they were read, or the server restarts; the message says which.',
    httpStatus: 503,
    retryable: true,
  },
  INTERNAL: {
    message: 'Something went wrong on our side.',
    description: 'An unexpected fault; the request id in the reply finds it in the logs.',
    httpStatus: 500,
    retryable: false,
  },
} satisfies Record<string, RequestErrorDefinition>;
