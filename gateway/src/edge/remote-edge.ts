import { RequestError } from '@lintel/server/request-error';
import type { Secrets } from '@lintel/server/secrets';
import { Pool } from 'undici';
import { contextTokens } from '../sources/context-tokens.ts';
import type { IdentityEdge } from './identity-edge.ts';

const deadlineMs = 5000;

/** Identity behind HTTP. Its internal routes answer only to the gateway's signature. */
export const remoteEdge = (graphqlUrl: string, secrets: Secrets): IdentityEdge & { close: () => Promise<void> } => {
  const pool = new Pool(new URL(graphqlUrl).origin, {
    connections: 16,
    headersTimeout: deadlineMs,
    bodyTimeout: deadlineMs,
  });
  const tokens = contextTokens(secrets, 'identity');
  const call = async <T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> => {
    const facts = { requestId: 'edge', session: null, dryRun: false };
    const text = body === undefined ? '' : JSON.stringify(body);
    try {
      const response = await pool.request({
        method,
        path,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokens(facts, text)}` },
        body: body === undefined ? null : text,
        signal: AbortSignal.timeout(deadlineMs),
      });
      const answer = await response.body.text();
      if (response.statusCode !== 200) throw new Error(`identity answered ${response.statusCode}`);
      return JSON.parse(answer) as T;
    } catch (error) {
      throw new RequestError('SUBGRAPH_UNAVAILABLE', { cause: error });
    }
  };
  return {
    resolveSession: (credential, { lane = 'ordinary' } = {}) => call('POST', '/internal/session', { credential, lane }),
    findOperation: async (wanted) =>
      (await call<{ operation: { document: string; name: string } | null }>('POST', '/internal/operation', wanted))
        .operation,
    operationsToWarm: async () =>
      (await call<{ documents: readonly string[] }>('POST', '/internal/operations-to-warm', {})).documents,
    jwks: () => call('GET', '/.well-known/jwks.json'),
    close: () => pool.close(),
  };
};
