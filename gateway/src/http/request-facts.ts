import { randomUUID } from 'node:crypto';
import type { Lane } from '@lintel/kernel/critical-mutations';
import type { RequestFacts } from '@lintel/server/context';
import { RequestError } from '@lintel/server/request-error';
import type { FastifyRequest } from 'fastify';
import type { IdentityEdge } from '../edge/identity-edge.ts';

const requestIdPattern = /^[A-Za-z0-9_.-]{1,64}$/;

/** The client's own request id when it is harmless, else a new one. It stands in logs, audit rows and errors. */
export const requestId = (headers: { readonly [name: string]: unknown }): string => {
  const given = headers['x-request-id'];
  return typeof given === 'string' && requestIdPattern.test(given) ? given : randomUUID();
};

const mostCredentialBytes = 8192;

/** The credential of `Authorization: Bearer …`; undefined without the header. Error: UNAUTHENTICATED for any other form. */
export const bearerCredential = (header: string | undefined): string | undefined => {
  if (header === undefined) return undefined;
  const [, credential] = /^bearer ([^\s]+)$/i.exec(header) ?? [];
  if (credential === undefined || credential.length > mostCredentialBytes) {
    throw new RequestError('UNAUTHENTICATED', {
      message: 'The Authorization header must be: Bearer, one space, and a token.',
    });
  }
  return credential;
};

const headerText = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(',') : value;

/**
 * Who asks and how, from the request's headers. Only the bearer credential says who; no other header is believed. `lane`: that of the operation,
 * as far as it is known by then.
 */
export const requestFacts = async (
  request: FastifyRequest,
  edge: Pick<IdentityEdge, 'resolveSession'>,
  lane?: Lane,
): Promise<RequestFacts> => {
  // Node keeps the first of two such headers; a proxy before us may have judged by the other one.
  const headers = request.raw.headersDistinct.authorization ?? [];
  if (headers.length > 1) throw new RequestError('UNAUTHENTICATED', { message: 'Send one Authorization header.' });
  const credential = bearerCredential(headers[0]);
  const resolution = credential === undefined ? undefined : await edge.resolveSession(credential, { lane });
  if (resolution?.ok === false) throw new RequestError(resolution.code);
  return {
    requestId: request.id,
    session: resolution?.session ?? null,
    idempotencyKey: headerText(request.headers['idempotency-key']),
    dryRun: dryRun(headerText(request.headers['x-dry-run'])),
    ip: request.ip,
    userAgent: headerText(request.headers['user-agent'])?.slice(0, 300),
  };
};

/** Whether a document can hold a mutation: the word cannot be written in another way. */
export const mayWrite = (document: string): boolean => /\bmutation\b/.test(document);

/**
 * The facts for a document that may write: who asks, and what he may do, is asked again without a memory, so that what was
 * taken from somebody writes nothing any more. Errors: UNAUTHENTICATED, TOKEN_EXPIRED.
 */
export const writerFacts = async (
  facts: RequestFacts,
  request: FastifyRequest,
  edge: IdentityEdge,
): Promise<RequestFacts> => {
  const credential = bearerCredential(request.headers.authorization);
  if (credential === undefined) return facts;
  const resolution = await edge.resolveSession(credential, { freshness: 'now', lane: facts.lane });
  if (!resolution.ok) throw new RequestError(resolution.code);
  return { ...facts, session: resolution.session };
};

const dryRun = (header: string | undefined): boolean => {
  if (header === undefined || header.toLowerCase() === 'false') return false;
  if (header.toLowerCase() === 'true') return true;
  // Guessing here could move real money.
  throw new RequestError('BAD_REQUEST', { message: 'The X-Dry-Run header must be true or false.' });
};
