import type { AddressInfo } from 'node:net';
import { openTestDatabase, type TestDatabase } from '@lintel/db/testing';
import { finance } from '@lintel/finance/finance';
import { internalKeyPurpose, publicJwks, signInternalContext } from '@lintel/server/session-token';
import { startSubgraph } from '@lintel/server/subgraph-server';
import { prefersEventStream } from '@lintel/server/subscription-sse';
import { sessionAs } from '@lintel/server/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gatewaySecrets, startServer } from '../fixture.ts';
import { eventStream } from './clients.ts';

// A subgraph server without Redis, which hears nothing of what happens in other processes.
let database: TestDatabase;
let server: FastifyInstance;
let url: string;
let keys: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  database = await openTestDatabase();
  keys = await startServer(async (_request, response) => {
    const text = JSON.stringify(await publicJwks(gatewaySecrets, internalKeyPurpose));
    response.setHeader('content-type', 'application/json').end(text);
  });
  server = await startSubgraph(finance, {
    PORT: '0',
    DATABASE_URL: database.serviceUrl,
    LINTEL_SECRET: 'the secret of finance in tests, which nobody else has',
    LINTEL_GATEWAY_JWKS_URL: keys.url,
    LINTEL_LOG_LEVEL: 'silent',
  });
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await server.close();
  await keys.close();
  await database.close();
});

const query = 'subscription { paymentRecorded { payment { id } } }';
const session = sessionAs('manager', { id: '0197f000-0000-7000-8000-000000000000' });
const signed = (audience: string) =>
  signInternalContext(gatewaySecrets, audience, { requestId: 'r', session, dryRun: false });

test('it says that there are no subscriptions instead of never telling anything', async () => {
  const stream = eventStream(url, { query }, { token: await signed('finance') });
  expect(await stream.ended).toBeUndefined();
  expect(stream.results).toEqual([
    {
      errors: [
        {
          message: 'Subscriptions are not available in this installation.',
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', requestId: 'r' },
        },
      ],
    },
  ]);
});

test.each(['property', undefined])('a signature for %s opens nothing', async (audience) => {
  const token = audience === undefined ? 'nonsense' : await signed(audience);
  const stream = eventStream(url, { query }, { token });
  expect((await stream.response).status).toBe(401);
});

test.each([
  ['text/event-stream', true],
  ['TEXT/EVENT-STREAM; charset=utf-8', true],
  ['text/event-stream, application/json;q=0.8', true],
  ['application/json;q=0.5, text/event-stream;q=0.9', true],
  ['application/graphql-response+json, application/json, text/event-stream, multipart/mixed', false],
  ['application/json', false],
  ['*/*', false],
  ['text/event-stream;q=0, */*;q=0.1', false],
  ['text/html, text/event-stream-not', false],
  [undefined, false],
])('Accept: %s is answered by a stream: %s', (accept, expected) => {
  expect(prefersEventStream(accept)).toBe(expected);
});
