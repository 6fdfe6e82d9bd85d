import { createHash } from 'node:crypto';
import { canonicalJson } from './cursor.ts';
import { RequestError } from './request-error.ts';

/** SHA-256 of what a request asks for: an idempotency key belongs to it. Error: BAD_REQUEST for variables nested too deep. */
export const requestHash = (request: { query: string; variables?: unknown; operationName?: unknown }): string => {
  try {
    return createHash('sha256')
      .update(canonicalJson([request.query, request.variables, request.operationName]))
      .digest('base64url');
  } catch (error) {
    if (error instanceof RangeError)
      throw new RequestError('BAD_REQUEST', { message: 'The variables are nested too deep.' });
    throw error;
  }
};
