import { setTimeout as sleep } from 'node:timers/promises';
import { findDefaultRole } from '@lintel/kernel/default-roles';
import { type Caller, command, type Raw, rehearsal } from '../isolation/ask.ts';
import type { Furnished } from '../isolation/furnish.ts';
import { makerFor } from '../isolation/maker.ts';
import type { Scene } from '../isolation/scene.ts';
import { post, signIn } from '../support/client.ts';
import { password } from '../support/world.ts';
import { type Column, columns } from './columns.ts';
import { type Question, questionOf, subscribedRows } from './questions.ts';

/** Asks as a column: the codes of the errors that the answer has. */
export type Askers = {
  readonly ask: (column: Column, question: Question) => Promise<readonly string[]>;
  /** Codes of what ends a subscription at once; none when it goes on. */
  readonly subscribe: (column: Column, request: Pick<Question, 'query' | 'variables'>) => Promise<readonly string[]>;
};

/** A caller for every column: members of cedar who have just signed in, and keys of a partner for whom all questions are registered. */
export const openAskers = async ({ cedar }: Scene, questions: readonly Question[]): Promise<Askers> => {
  const make = makerFor(cedar.admin);
  const { url } = cedar.admin;
  const client = await make('apiClientCreate', { name: 'Matrix' });
  const ids = await register(cedar.admin, [
    ...questions,
    ...subscribedRows.map((row) => questionOf(row, cedar.samples)),
  ]);
  const tokens = new Map<Column, string>();
  for (const column of columns) {
    if (column.role !== undefined) tokens.set(column, await memberWith(column.role, cedar));
    if (column.kind !== 'key') continue;
    const input = { clientId: client.id, name: column.name, permissions: [...column.permissions] };
    tokens.set(column, (await make('apiKeyCreate', input)).payload.secret as string);
  }
  const bodyOf = ({ kind }: Column, { query, variables }: Pick<Question, 'query' | 'variables'>) =>
    kind === 'key' ? { documentId: ids.get(query), variables } : { query, variables };
  return {
    ask: (column, question) => {
      const token = tokens.get(column);
      if (token === undefined) return codesOf(post(url, bodyOf(column, question), rehearsal));
      return codesOf(command({ url, token }, bodyOf(column, question), rehearsal));
    },
    subscribe: (column, request) => endOfStream(url, tokens.get(column), bodyOf(column, request)),
  };
};

/** Opens an event stream and waits for what it says first, or a moment. */
const endOfStream = async (url: string, token: string | undefined, body: object): Promise<readonly string[]> => {
  const leaving = new AbortController();
  const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream', ...authorization };
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal: leaving.signal,
    });
    const first = await Promise.race([firstEvent(response), sleep(400, '')]);
    return [...first.matchAll(/"code":"([A-Z_]+)"/g)].map(([, code]) => String(code));
  } finally {
    leaving.abort();
  }
};

const firstEvent = async ({ body }: Response): Promise<string> => {
  let text = '';
  for await (const bytes of body ?? []) {
    text += Buffer.from(bytes).toString();
    if (text.includes('"code"')) return text;
  }
  return text;
};

/** With the role in the organization, or in one community where the role is for single ones. */
const memberWith = async (roleKey: string, { admin, samples }: Furnished): Promise<string> => {
  const email = `matrix.${roleKey}@example.org`;
  const isForCommunities = findDefaultRole(roleKey)?.visibility === 'communities';
  const role = { roleKey, ...(isForCommunities ? { communityId: samples.Community } : {}) };
  await makerFor(admin)('membershipCreate', { email, fullName: roleKey, password, roles: [role] });
  return (await signIn(admin.url, email, password)).token;
};

/** The ids of the documents, by their text. */
const register = async (admin: Caller, questions: readonly Question[]): Promise<ReadonlyMap<string, string>> => {
  const ids = new Map<string, string>();
  for (let start = 0; start < questions.length; start += 50) {
    const batch = questions.slice(start, start + 50);
    const operations = batch.map(({ query, name }) => ({ name, document: query }));
    const made = (await makerFor(admin)('persistedOperationsRegister', { clientName: 'Matrix', operations })) as {
      documentId: string;
    }[];
    for (const [index, { documentId }] of made.entries()) ids.set(batch[index]!.query, documentId);
  }
  return ids;
};

const codesOf = async (answer: Promise<Pick<Raw, 'errors'>>): Promise<readonly string[]> =>
  ((await answer).errors ?? []).map(({ extensions }) => extensions.code);
