import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openTestDatabase, type TestDatabase } from '@lintel/db/testing';
import { property } from '@lintel/property/property';
import { internalKeyPurpose, publicJwks, signInternalContext } from '@lintel/server/session-token';
import { startSubgraph } from '@lintel/server/subgraph-server';
import { sessionAs } from '@lintel/server/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from './ask.ts';
import { gatewaySecrets, startServer } from './fixture.ts';

// A subgraph as a service, and bodies larger than clients may send: a fetch asks for all entities of an answer at once.
let database: TestDatabase;
let server: FastifyInstance;
let url: string;
let token: string;
let keys: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  database = await openTestDatabase();
  keys = await startServer(async (_request, response) => {
    const text = JSON.stringify(await publicJwks(gatewaySecrets, internalKeyPurpose));
    response.setHeader('content-type', 'application/json').end(text);
  });
  server = await startSubgraph(property, {
    PORT: '0',
    DATABASE_URL: database.serviceUrl,
    LINTEL_SECRET: 'the secret of property in tests, which nobody else has',
    LINTEL_GATEWAY_JWKS_URL: keys.url,
    LINTEL_LOG_LEVEL: 'silent',
  });
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const session = sessionAs('manager', { id: '0197f000-0000-7000-8000-000000000000' });
  token = await signInternalContext(gatewaySecrets, 'property', { requestId: 'r', session, dryRun: false });
});
afterAll(async () => {
  await server.close();
  await keys.close();
  await database.close();
});

/** A query whose variables, which nobody looks at, make it as large as many representations would. */
const bodyOf = (bytes: number) => ({ query: '{ __typename }', variables: { filler: 'x'.repeat(bytes) } });

test('the gateway may send what ten thousand entities need', async () => {
  const answer = await ask(url, bodyOf(8 * 1024 * 1024), { token });
  expect([answer.status, answer.json]).toEqual([200, { data: { __typename: 'Query' } }]);
});

test('even the gateway may not send without end', async () => {
  expect((await ask(url, bodyOf(17 * 1024 * 1024), { token })).status).toBe(413);
});

test('whoever is not the gateway is refused before the body has come', async () => {
  const outgoing = request(`${url}/graphql`, {
    method: 'POST',
    agent: false,
    headers: { 'content-type': 'application/json', 'content-length': 8 * 1024 * 1024, authorization: 'Bearer x' },
  });
  outgoing.on('error', () => undefined);
  outgoing.write('{ "query": "');
  const [response] = await once(outgoing, 'response');
  expect(response.statusCode).toBe(401);
  outgoing.destroy();
});
