import { createHash } from 'node:crypto';
import { type Asking, ask } from './asking.ts';
import type { RunningEngine } from './engines/engine.ts';

const register = `mutation Register($input: PersistedOperationsRegisterInput!) {
  persistedOperationsRegister(input: $input) { operations { documentId } userErrors { message } }
}`;

/** Registers the documents of some requests at Lintel, and answers the same requests with ids instead of texts. */
export const persist = async (engine: RunningEngine, asking: Asking): Promise<Asking> => {
  const requests = asking.bodies.map((body) => JSON.parse(body) as { query: string; variables?: object });
  const documents = [...new Set(requests.map(({ query }) => query))];
  const input = {
    clientName: 'Bench',
    operations: documents.map((document) => ({ document, name: nameIn(document) })),
  };
  const body = JSON.stringify({ query: register, variables: { input } });
  const answer = JSON.stringify(await ask(engine, { path: asking.path, body, dialect: 'federated' }));
  if (!documents.every((document) => answer.includes(sha256(document))))
    throw new Error(`the operations were not registered: ${answer.slice(0, 500)}`);
  const bodies = requests.map(({ query, variables }) => JSON.stringify({ documentId: sha256(query), variables }));
  return { ...asking, bodies };
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const nameIn = (document: string): string => /^\s*(?:query|mutation) (\w+)/.exec(document)?.[1] ?? '';
