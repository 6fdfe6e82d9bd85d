import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createFetcher } from './fetcher.ts';
import type { Answer } from './graphql-request.ts';
import { createSession } from './session.ts';

type Seen = { headers: IncomingHttpHeaders; body: { query: string; operationName?: string } };

let seen: Seen[] = [];
let reply: { status: number; text: string };
const shown: Answer[] = [];

const server = createServer(async (request, response) => {
  const chunks = await request.toArray();
  seen.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
  response.writeHead(reply.status, { 'content-type': 'application/json' }).end(reply.text);
});

async function run(
  params: { query: string; operationName?: string },
  headers?: Record<string, unknown>,
  isSignedIn = true,
) {
  const { port } = server.address() as AddressInfo;
  const expiresAt = new Date(Date.now() + 900_000).toISOString();
  const viewer = { user: null, organization: null, permissions: [] };
  const tokens = { accessToken: 'ours', refreshToken: 'r', expiresAt };
  const session = createSession(async () => ({ data: { viewer } }), isSignedIn ? tokens : null);
  const onAnswer = (answer: Answer) => void shown.push(answer);
  return createFetcher({ endpoint: `http://127.0.0.1:${port}/graphql`, session, onAnswer })(params, { headers });
}

beforeAll(() => new Promise<void>((done) => void server.listen(0, '127.0.0.1', done)));
afterAll(() => new Promise<void>((done) => void server.close(() => done())));
beforeEach(() => {
  seen = [];
  shown.length = 0;
  reply = { status: 200, text: '{"data":{"a":1}}' };
});

it('sends the token of the session and the headers of the editor, as text', async () => {
  await run({ query: '{ a }' }, { 'Idempotency-Key': 'k1', 'X-Dry-Run': true });
  expect(seen[0]?.headers).toMatchObject({
    authorization: 'Bearer ours',
    'idempotency-key': 'k1',
    'x-dry-run': 'true',
  });
});

it('leaves an Authorization header of the user alone, in any case of letters', async () => {
  await run({ query: '{ a }' }, { AUTHORIZATION: 'Bearer an-api-key' });
  expect(seen[0]?.headers.authorization).toBe('Bearer an-api-key');
});

it('does not name an operation that the text does not hold', async () => {
  await run({ query: 'query B { a }', operationName: 'A' });
  await run({ query: 'query A { a } query B { a }', operationName: 'A' });
  expect(seen.map(({ body }) => body.operationName)).toEqual([undefined, 'A']);
});

it('reports size and status of the answers to the user’s operations only', async () => {
  await run({ query: 'query A { a }', operationName: 'A' });
  await run({ query: 'query IntrospectionQuery { __typename }', operationName: 'IntrospectionQuery' });
  expect(shown.map(({ status, bytes }) => ({ status, bytes }))).toEqual([{ status: 200, bytes: 16 }]);
});

it('tells a visitor to sign in where the schema is refused, and shows errors to everybody else', async () => {
  reply = { status: 200, text: '{"errors":[{"message":"The schema is shown to signed-in users only."}]}' };
  const introspection = { query: 'query IntrospectionQuery { __typename }', operationName: 'IntrospectionQuery' };
  expect(await run(introspection, {}, false)).toEqual({ hint: expect.stringContaining('Sign in') });
  expect(await run(introspection, { authorization: 'Bearer x' }, false)).toHaveProperty('errors');
  expect(await run(introspection)).toHaveProperty('errors');
  expect(await run({ query: '{ a }' }, {}, false)).toHaveProperty('errors');
});

it('says in a sentence that an answer is not a GraphQL response', async () => {
  reply = { status: 502, text: '<html>Bad gateway</html>' };
  await expect(run({ query: '{ a }' })).rejects.toThrow(/answered 502 Bad Gateway, which is not a GraphQL response/);
});
