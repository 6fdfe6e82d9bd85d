import { DatabaseUnavailable } from '@lintel/db/connection';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMetrics } from '../src/metrics.ts';
import { RequestError } from '../src/request-error.ts';
import { answerFaults, refuseForLoad } from '../src/subgraph-refusals.ts';

const canary = 'CANARY-2718';
let app: FastifyInstance;
let fault: Error;

beforeEach(() => {
  app = Fastify({ logger: false });
  answerFaults(app);
  app.get('/fails', () => {
    throw fault;
  });
});
afterEach(() => app.close());

test('an address at which there is nothing is not repeated', async () => {
  const { statusCode, body } = await app.inject(`/files/downloads/${canary}?token=${canary}`);
  expect(statusCode).toBe(404);
  expect(JSON.parse(body).errors[0].extensions.code).toBe('NOT_FOUND');
  expect(body).not.toContain(canary);
});

const statement = () => Object.assign(new Error(`Failed query: select '${canary}'`), { query: canary });

test.each([
  ['a database that is away', () => new DatabaseUnavailable(canary), 503, 'SUBGRAPH_UNAVAILABLE'],
  [
    'a statement that failed for it',
    () => Object.assign(statement(), { cause: new DatabaseUnavailable(canary) }),
    503,
    'SUBGRAPH_UNAVAILABLE',
  ],
  ['an error of the registry', () => new RequestError('BAD_REQUEST', { cause: statement() }), 400, 'BAD_REQUEST'],
  ['a body that is too large', () => Object.assign(new Error(canary), { statusCode: 413 }), 413, 'PAYLOAD_TOO_LARGE'],
  [
    'anything that Fastify blames on the client',
    () => Object.assign(new Error(canary), { statusCode: 422 }),
    400,
    'BAD_REQUEST',
  ],
  ['a fault of ours', statement, 500, 'INTERNAL'],
])('%s is answered in our words and says nothing of SQL', async (_what, make, status, code) => {
  fault = make();
  const answer = await app.inject('/fails');
  expect([answer.statusCode, answer.json().errors[0].extensions.code]).toEqual([status, code]);
  expect(answer.headers['retry-after']).toBe(status === 503 ? '1' : undefined);
  expect(answer.body).not.toContain(canary);
});

test('a fetch that is refused for load is a GraphQL answer, so that the breaker of the gateway stays closed', async () => {
  const metrics = createMetrics('test');
  app.post('/graphql', (_request, reply) =>
    refuseForLoad(reply, { requestId: 'r1', session: null, dryRun: false }, metrics),
  );
  const answer = await app.inject({ method: 'POST', url: '/graphql' });
  expect(answer.statusCode).toBe(503);
  expect(answer.headers['content-type']).toMatch(/^application\/graphql-response\+json/);
  expect(answer.json()).toEqual({
    data: null,
    errors: [{ message: expect.any(String), extensions: { code: 'OVERLOADED', requestId: 'r1' } }],
  });
  expect(await metrics.registry.metrics()).toMatch(/lintel_shed_total\{.*lane="ordinary".*\} 1/);
});
