import { type RequestErrorCode, requestErrors } from '@lintel/kernel/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Ends a request before GraphQL sees it, in the shape of a GraphQL answer. */
export const refuse = (
  request: FastifyRequest,
  reply: FastifyReply,
  code: RequestErrorCode,
  message: string = requestErrors[code].message,
): FastifyReply => {
  const { httpStatus, retryable } = requestErrors[code];
  if (retryable) reply.header('retry-after', '1');
  if (httpStatus === 401) reply.header('www-authenticate', 'Bearer');
  return reply.code(httpStatus).send({ errors: [{ message, extensions: { code, requestId: request.id } }] });
};
