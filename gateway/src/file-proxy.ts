import { RequestError } from '@lintel/server/request-error';
import type { FastifyInstance } from 'fastify';
import { Pool } from 'undici';

/** Headers that a file transfer needs; nothing else passes in either direction. */
const requestHeaders = ['content-type', 'content-length', 'range', 'if-none-match'] as const;
const responseHeaders = [
  'content-type',
  'content-length',
  'content-disposition',
  'content-range',
  'accept-ranges',
  'cache-control',
  'etag',
  'x-content-type-options',
  'content-security-policy',
] as const;
const transferMs = 120_000;

/** Streams `/files/*` to and from documents, so that only the gateway need be reachable. Signed URLs are checked there. */
export const fileProxy = (app: FastifyInstance, documentsUrl: string): void => {
  const pool = new Pool(new URL(documentsUrl).origin, {
    connections: 32,
    headersTimeout: transferMs,
    bodyTimeout: transferMs,
  });
  app.addHook('onClose', () => pool.close());
  app.register(async (files) => {
    // The body is passed on as it comes; nothing may read it here.
    files.removeAllContentTypeParsers();
    files.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    files.route({
      method: ['GET', 'PUT'],
      url: '/files/*',
      bodyLimit: 1024 * 1024 * 1024,
      handler: async (request, reply) => {
        const response = await pool
          .request({
            method: request.method as 'GET' | 'PUT',
            path: request.url,
            headers: pick(request.headers, requestHeaders),
            body: request.method === 'PUT' ? (request.raw as never) : null,
          })
          .catch((cause: unknown) => {
            throw new RequestError('SUBGRAPH_UNAVAILABLE', { cause });
          });
        return reply.code(response.statusCode).headers(pick(response.headers, responseHeaders)).send(response.body);
      },
    });
  });
};

const pick = (
  headers: Readonly<Record<string, string | string[] | undefined>>,
  names: readonly string[],
): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])));
