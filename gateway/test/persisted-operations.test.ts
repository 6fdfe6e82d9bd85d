import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from './ask.ts';
import { type Fixture, startFixture } from './fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture('local');
});
afterAll(() => fixture.close());

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const document = 'query Greeting($name: String) { hello(name: $name) }';
const documentId = sha256(document);
const unknownId = sha256('nobody registered this');
const byHash = (sha256Hash: unknown, query?: string) => ({
  ...(query === undefined ? {} : { query }),
  extensions: { persistedQuery: { version: 1, sha256Hash } },
});
const greeting = { data: { hello: 'Hello Ada' } };
const variables = { name: 'Ada' };

describe('a registered operation', () => {
  beforeAll(() => fixture.edge.register(fixture.sessions.partner, documentId, document));

  test.each([
    ['documentId', { documentId, variables }],
    ['documentId with its algorithm', { documentId: `sha256:${documentId}`, variables }],
    ['extensions.persistedQuery.sha256Hash', { ...byHash(documentId), variables }],
    ['documentId and the name of the operation', { documentId, variables, operationName: 'Greeting' }],
  ])('runs for its client by %s', async (_what, body) => {
    const answer = await ask(fixture.url, body, { token: 'partner' });
    expect(answer.json).toEqual(greeting);
  });

  test('runs for a signed-in user of the organization', async () => {
    expect((await ask(fixture.url, { documentId, variables }, { token: 'manager' })).json).toEqual(greeting);
  });

  test("another client's id is the same error as an unknown one, byte for byte", async () => {
    const headers = { 'x-request-id': 'same' };
    const foreign = await ask(fixture.url, { documentId, variables }, { token: 'rival', headers });
    const unknown = await ask(fixture.url, { documentId: unknownId, variables }, { token: 'rival', headers });
    expect([foreign.status, foreign.code]).toEqual([404, 'PERSISTED_QUERY_NOT_FOUND']);
    expect(foreign.text).toBe(unknown.text);
  });

  test('the registered text runs, whatever text comes with its id', async () => {
    const answer = await ask(fixture.url, { documentId, variables, query: '{ secretNumber }' }, { token: 'partner' });
    expect(answer.json).toEqual(greeting);
  });
});

describe("a partner's key", () => {
  test('may send no text of its own', async () => {
    const answer = await ask(fixture.url, { query: document, variables }, { token: 'partner' });
    expect([answer.status, answer.code]).toEqual([403, 'PERSISTED_QUERY_ONLY']);
    expect(answer.json.data).toBeUndefined();
  });

  test('may not ask for the schema in a text', async () => {
    const answer = await ask(fixture.url, { query: '{ __typename }' }, { token: 'partner' });
    expect(answer.code).toBe('PERSISTED_QUERY_ONLY');
  });

  test('gets nothing for a text beside its own right hash', async () => {
    const text = '{ hello }';
    const answer = await ask(fixture.url, byHash(sha256(text), text), { token: 'partner' });
    expect([answer.status, answer.code]).toEqual([404, 'PERSISTED_QUERY_NOT_FOUND']);
  });

  test('gets nothing for the registered text with other white space', async () => {
    const text = document.replaceAll(' ', '  ');
    const answer = await ask(fixture.url, byHash(sha256(text), text), { token: 'partner' });
    expect(answer.code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  test('an empty id is no id', async () => {
    const answer = await ask(fixture.url, { documentId: null, query: '{ hello }' }, { token: 'partner' });
    expect(answer.code).toBe('PERSISTED_QUERY_ONLY');
  });
});

describe('a signed-in user', () => {
  test('an unknown id is PERSISTED_QUERY_NOT_FOUND, so that clients send the text next', async () => {
    const answer = await ask(fixture.url, byHash(unknownId), { token: 'manager' });
    expect([answer.status, answer.code]).toEqual([404, 'PERSISTED_QUERY_NOT_FOUND']);
  });

  test('a text beside its own hash runs, and is not registered by that', async () => {
    const text = '{ hello(name: "Bo") }';
    const first = await ask(fixture.url, byHash(sha256(text), text), { token: 'manager' });
    expect(first.json).toEqual({ data: { hello: 'Hello Bo' } });
    const second = await ask(fixture.url, byHash(sha256(text)), { token: 'manager' });
    expect(second.code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  test('a text beside the hash of another one does not run', async () => {
    const answer = await ask(fixture.url, byHash(unknownId, '{ hello }'), { token: 'manager' });
    expect([answer.status, answer.code]).toEqual([404, 'PERSISTED_QUERY_NOT_FOUND']);
  });

  test.each([
    ['a number', 7],
    ['a list', [unknownId]],
    ['an object', { toString: unknownId }],
    ['an empty text', ''],
    ['capital letters', unknownId.toUpperCase()],
    ['a line break at the end', `${unknownId}\n`],
    ['SQL', "' or 1=1--"],
    ['a megabyte less one', 'a'.repeat(200_000)],
  ])('%s as id is PERSISTED_QUERY_NOT_FOUND', async (_what, id) => {
    const byId = await ask(fixture.url, { documentId: id }, { token: 'manager' });
    expect([byId.status, byId.code]).toEqual([404, 'PERSISTED_QUERY_NOT_FOUND']);
    const hash = await ask(fixture.url, byHash(id), { token: 'manager' });
    expect(hash.code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  test.each([{ extensions: 'x' }, { extensions: null }, { extensions: { persistedQuery: null } }, { extensions: [] }])(
    'extensions that say nothing of a hash, as %j, change nothing',
    async (extensions) => {
      const answer = await ask(fixture.url, { query: '{ hello }', ...extensions }, { token: 'manager' });
      expect(answer.status).toBe(200);
    },
  );
});

describe('nobody', () => {
  test('an id alone is UNAUTHENTICATED', async () => {
    fixture.edge.register(fixture.sessions.partner, documentId, document);
    const answer = await ask(fixture.url, { documentId });
    expect([answer.status, answer.code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('a text beside its own hash runs: that is how a client that always sends hashes signs in', async () => {
    const text = '{ hello }';
    expect((await ask(fixture.url, byHash(sha256(text), text))).json.data).toEqual({ hello: 'Hello nobody' });
    const mismatch = await ask(fixture.url, byHash(unknownId, text));
    expect(mismatch.code).toBe('UNAUTHENTICATED');
  });
});

test('a registered document cannot smuggle a NUL past the body', async () => {
  const text = String.raw`{ hello(name: "\u{0}") }`;
  fixture.edge.register(fixture.sessions.partner, sha256(text), text);
  const answer = await ask(fixture.url, { documentId: sha256(text) }, { token: 'partner' });
  expect([answer.status, answer.code]).toEqual([400, 'BAD_REQUEST']);
});
