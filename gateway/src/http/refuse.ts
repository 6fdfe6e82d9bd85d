import { type RequestErrorCode, requestErrors } from '@lintel/kernel/errors';
import type { RequestError } from '@lintel/server/request-error';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { publicExtensionsOf } from '../errors.ts';
import { RateLimited } from '../rate-limit/rate-limited.ts';
import { standingHeaders } from '../rate-limit/standing.ts';

/** Ends a request before GraphQL sees it, in the shape of a GraphQL answer. */
export const refuse = (
  request: FastifyRequest,
  reply: FastifyReply,
  code: RequestErrorCode,
  message: string = requestErrors[code].message,
): FastifyReply => send(request, reply, code, { message });

const send = (
  request: FastifyRequest,
  reply: FastifyReply,
  code: RequestErrorCode,
  { message, extensions = {} }: { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> },
): FastifyReply => {
  const { httpStatus, retryable } = requestErrors[code];
  if (retryable) reply.header('retry-after', String(extensions.retryAfter ?? 1));
  if (httpStatus === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(httpStatus)
    .send({ errors: [{ message, extensions: { ...extensions, code, requestId: request.id } }] });
};

/** The same for an error that was thrown on the way. */
export const refuseError = (request: FastifyRequest, reply: FastifyReply, error: RequestError): FastifyReply => {
  if (error instanceof RateLimited) reply.headers(standingHeaders(error.standing));
  return send(request, reply, error.code, {
    message: error.message,
    extensions: publicExtensionsOf(error.extensions),
  });
};
