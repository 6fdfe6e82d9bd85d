import { RequestError } from '@lintel/server/request-error';
import type { FastifyInstance } from 'fastify';

/** JSON bodies only, with our own error for one that cannot be read. `__proto__` keys are refused by Fastify's parser rules. */
export const acceptJson = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser(/^application\/json\s*(?:;|$)/i, { parseAs: 'string' }, (request, body, done) => {
    const charset = /charset=([^;]+)/i
      .exec(request.headers['content-type'] ?? '')?.[1]
      ?.trim()
      .toLowerCase();
    if (charset !== undefined && charset !== 'utf-8' && charset !== '"utf-8"')
      return done(new RequestError('UNSUPPORTED_MEDIA_TYPE', { message: 'JSON is UTF-8.' }));
    parse(request, body as string, (error, value) => {
      if (error !== null) return done(new RequestError('BAD_REQUEST', { message: 'The body is not valid JSON.' }));
      // What cannot be stored can only come as an escape.
      if ((body as string).includes('\\u') && !isStorable(value))
        return done(new RequestError('BAD_REQUEST', { message: 'The body holds a character that no text may have.' }));
      return done(null, value);
    });
    return undefined;
  });
};

/**
 * Postgres stores no NUL, and half a surrogate pair is no text at all: both are refused before anything reads them. Without
 * recursion, since a body of brackets can be deeper than the stack.
 */
export const isStorable = (body: unknown): boolean => {
  const open: unknown[] = [body];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') {
      if (value.includes('\0') || !value.isWellFormed()) return false;
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) open.push(key, item);
    }
  }
  return true;
};
