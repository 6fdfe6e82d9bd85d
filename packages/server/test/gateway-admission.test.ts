import Fastify, { type FastifyInstance } from 'fastify';
import { createLocalJWKSet } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gatewayAdmission } from '../src/gateway-admission.ts';
import { deriveSecrets } from '../src/secrets.ts';
import { internalKeyPurpose, publicJwks, signInternalContext } from '../src/session-token.ts';

const secrets = deriveSecrets('the secret of a gateway in tests, which nobody else has');
const facts = { requestId: 'r', session: null, dryRun: false };
let app: FastifyInstance;
/** What a route was asked to do. */
const done: unknown[] = [];

beforeAll(async () => {
  app = Fastify();
  const keys = createLocalJWKSet((await publicJwks(secrets, internalKeyPurpose)) as never);
  const admission = gatewayAdmission(app, 'finance', keys);
  app.post('/do', admission.hooks, async (request) => {
    done.push(request.body);
    return admission.contextOf(request);
  });
  await app.ready();
});
afterAll(() => app.close());

const send = (token: string, body: string, type = 'application/json') =>
  app.inject({
    method: 'POST',
    url: '/do',
    body,
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
  });

test('what the gateway has signed for is done once', async () => {
  const token = await signInternalContext(secrets, 'finance', facts, '{"pay":1}');
  const answer = await send(token, '{"pay":1}');
  expect([answer.statusCode, answer.json()]).toEqual([200, facts]);
  expect((await send(token, '{"pay":1}')).statusCode).toBe(401);
  expect(done.splice(0)).toEqual([{ pay: 1 }]);
});

test('sent a hundred times at the same moment it is done once, too', async () => {
  const token = await signInternalContext(secrets, 'finance', facts, '{"pay":2}');
  const answers = await Promise.all(Array.from({ length: 100 }, () => send(token, '{"pay":2}')));
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(99);
  expect(done.splice(0)).toEqual([{ pay: 2 }]);
});

test.each([
  ['another body', '{"pay":3000}', 'application/json'],
  ['the same values in another text', '{ "pay": 3 }', 'application/json'],
  ['an empty object', '{}', 'application/json'],
  ['the body as plain text', '{"pay":3}', 'text/plain'],
])('a signature is worth nothing with %s', async (_, body, type) => {
  const token = await signInternalContext(secrets, 'finance', facts, '{"pay":3}');
  const answer = await send(token, body, type);
  expect([answer.statusCode, answer.json().errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  expect(done).toEqual([]);
});

test('a body that was taken away is no body that was signed for', async () => {
  const token = await signInternalContext(secrets, 'finance', facts, '{"pay":4}');
  const answer = await app.inject({ method: 'POST', url: '/do', headers: { authorization: `Bearer ${token}` } });
  expect(answer.statusCode).toBe(401);
  expect(done).toEqual([]);
});

test('keys of a prototype are refused, as Fastify itself does', async () => {
  const body = '{"__proto__":{"admin":true}}';
  expect((await send(await signInternalContext(secrets, 'finance', facts, body), body)).statusCode).toBe(400);
});
