import { type RequestErrorCode, requestErrors } from '@lintel/kernel/errors';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { availabilityError } from './driver-errors.ts';
import { errorFields } from './log.ts';
import type { Metrics } from './metrics.ts';
import { RequestError } from './request-error.ts';
import type { InternalContext } from './session-token.ts';

/** An error of the registry as the whole answer of a subgraph server. */
const refuse = (reply: FastifyReply, code: RequestErrorCode, requestId?: string): FastifyReply => {
  const { httpStatus, retryable, message } = requestErrors[code];
  if (retryable) reply.header('retry-after', '1');
  const extensions = requestId === undefined ? { code } : { code, requestId };
  return reply.code(httpStatus).send({ data: null, errors: [{ message, extensions }] });
};

/**
 * Refuses a fetch because there is too much to do. The media type says that GraphQL speaks: to the gateway the server is well,
 * so its circuit breaker stays closed.
 */
export const refuseForLoad = (
  reply: FastifyReply,
  { lane = 'ordinary', requestId }: InternalContext,
  metrics: Metrics,
): FastifyReply => {
  metrics.shed.inc({ lane });
  return refuse(reply.type('application/graphql-response+json; charset=utf-8'), 'OVERLOADED', requestId);
};

/** Errors that no route has caught, in our words: what a driver says carries statements and values, and files pass through to clients. */
export const answerFaults = (app: FastifyInstance): void => {
  // Fastify's own answer repeats the address, and logs it.
  app.setNotFoundHandler((_request, reply) =>
    reply
      .code(404)
      .send({ errors: [{ message: 'There is nothing at this address.', extensions: { code: 'NOT_FOUND' } }] }),
  );
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const known = error instanceof RequestError ? error : availabilityError(error);
    if (known !== undefined) return refuse(reply, known.code);
    if (error.statusCode === 413) return refuse(reply, 'PAYLOAD_TOO_LARGE');
    if (error.statusCode === 415) return refuse(reply, 'UNSUPPORTED_MEDIA_TYPE');
    if (error.statusCode !== undefined && error.statusCode < 500) return refuse(reply, 'BAD_REQUEST');
    app.log.error(
      { method: request.method, route: request.routeOptions.url, ...errorFields(error) },
      'a request failed',
    );
    return refuse(reply, 'INTERNAL');
  });
};
