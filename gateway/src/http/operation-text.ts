import { createHash } from 'node:crypto';
import type { RequestFacts } from '@lintel/server/context';
import { RequestError } from '@lintel/server/request-error';
import type { IdentityEdge } from '../edge/identity-edge.ts';
import type { OperationGuard } from '../limits/operation-guard.ts';
import { documentIdOf } from './document-id.ts';
import type { GraphqlBody } from './graphql-body.ts';

/**
 * Decides which document runs: the text that came, or the registered one that was named by `documentId` or by
 * `extensions.persistedQuery.sha256Hash`. A partner's key may run nothing but what its client registered.
 * Errors: PERSISTED_QUERY_ONLY, PERSISTED_QUERY_NOT_FOUND, BAD_REQUEST, UNAUTHENTICATED; LIMIT_EXCEEDED for a text that is too large to be looked at.
 */
export const operationText = async (
  body: GraphqlBody,
  facts: RequestFacts,
  { edge, guard }: { readonly edge: IdentityEdge; readonly guard: OperationGuard },
): Promise<OperationText> => {
  const chosen = await chosenText(body, facts, edge);
  if (escapedNul.test(chosen.text))
    throw new RequestError('BAD_REQUEST', { message: 'The document holds a character that no text may have.' });
  guard.admit(chosen.text, chosen.isRegistered);
  return chosen;
};

/** A document, and whether it is one that was registered. */
export type OperationText = { readonly text: string; readonly isRegistered: boolean };

const unregistered = (text: string): OperationText => ({ text, isRegistered: false });

/** GraphQL has escapes of its own, which the check of the body's JSON cannot see; a NUL is the one that its lexer lets pass. */
const escapedNul = /\\u(?:0000|\{0+\})/;

const chosenText = async (body: GraphqlBody, facts: RequestFacts, edge: IdentityEdge): Promise<OperationText> => {
  const documentId = documentIdOf(body);
  if (documentId === null) throw new RequestError('PERSISTED_QUERY_NOT_FOUND');
  const { session } = facts;
  const isPartner = session?.actor.kind === 'apiKey';
  if (documentId === undefined) {
    if (isPartner) throw new RequestError('PERSISTED_QUERY_ONLY');
    if (typeof body.query !== 'string' || body.query === '')
      throw new RequestError('BAD_REQUEST', { message: 'The body needs a query or a documentId.' });
    return unregistered(body.query);
  }
  // Text beside its own hash registers nothing here, but whoever is no partner may run the text anyway.
  const ownText =
    !isPartner && typeof body.query === 'string' && sha256(body.query) === documentId ? body.query : undefined;
  if (session === null) {
    // Clients that always send hashes sign in like that too.
    if (ownText !== undefined) return unregistered(ownText);
    throw new RequestError('UNAUTHENTICATED');
  }
  const clientId = session.actor.kind === 'apiKey' ? session.actor.clientId : null;
  const found = await edge.findOperation({ organizationId: session.organizationId, clientId, documentId });
  if (found !== null) return { text: found.document, isRegistered: true };
  if (ownText !== undefined) return unregistered(ownText);
  throw new RequestError('PERSISTED_QUERY_NOT_FOUND');
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
