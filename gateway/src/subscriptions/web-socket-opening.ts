import { RequestError } from '@lintel/server/request-error';
import type { FastifyRequest } from 'fastify';
import type { Connection } from './web-socket-protocol.ts';

/**
 * What a connection keeps of the request that opens it. Errors: UNAUTHENTICATED for two `Authorization` headers; BAD_REQUEST
 * for a web page of a foreign origin, and for headers that are about one operation.
 */
export const readOpening = (
  request: FastifyRequest,
  origins: readonly string[],
): Pick<Connection, 'opening' | 'header'> => {
  refuseForeignPages(request, origins);
  refuseHeadersOfOneOperation(request);
  return {
    opening: { ip: request.ip, userAgent: request.headers['user-agent']?.slice(0, 300) },
    header: onlyHeader(request),
  };
};

/**
 * Browsers let every page open a WebSocket to every address that they reach, a gateway at `localhost` too, and say only
 * whose page it is. Who sends no `Origin` is no browser.
 */
const refuseForeignPages = ({ raw, host }: FastifyRequest, origins: readonly string[]): void => {
  for (const origin of raw.headersDistinct.origin ?? [])
    if (!origins.includes(origin) && !isOriginOf(origin, host))
      throw new RequestError('BAD_REQUEST', { message: 'Web pages of other origins cannot open a WebSocket here.' });
};

/** The scheme is not compared: a proxy may have taken TLS off. It only says which port needs not be written. */
const isOriginOf = (origin: string, host: string): boolean => {
  const page = URL.parse(origin);
  return page !== null && page.host === URL.parse(`${page.protocol}//${host}`)?.host;
};

/** Whoever asks for a dry run must not get a real one because a connection has no place for that. */
const refuseHeadersOfOneOperation = ({ headers }: FastifyRequest): void => {
  for (const name of ['X-Dry-Run', 'Idempotency-Key'])
    if (headers[name.toLowerCase()] !== undefined)
      throw new RequestError('BAD_REQUEST', {
        message: `A WebSocket takes no ${name} header. Send the operation as a POST.`,
      });
};

/** Two `Authorization` headers are worse than none: whoever judged before us may have read the other one. */
const onlyHeader = ({ raw }: FastifyRequest): string | undefined => {
  const [header, second] = raw.headersDistinct.authorization ?? [];
  if (second !== undefined) throw new RequestError('UNAUTHENTICATED', { message: 'Send one Authorization header.' });
  return header;
};
