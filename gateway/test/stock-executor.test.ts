import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compose } from '../src/compose.ts';
import { createGateway } from '../src/gateway.ts';
import { ask } from './ask.ts';
import { fixtureEdge } from './fixture.ts';
import { connect, eventStream, subscribe } from './subscriptions/clients.ts';

let app: FastifyInstance;
let url: string;
beforeAll(async () => {
  app = await createGateway({
    supergraphSdl: compose([{ name: 'one', sdl: 'type Query { number: Int } type Subscription { told: Int }' }])
      .supergraph,
    source: (name) => ({ name, execute: async () => ({ data: { number: 1 } }) }),
    executor: 'apollo',
    edge: fixtureEdge(),
    introspection: 'open',
    isReady: async () => true,
    logLevel: 'silent',
  });
  url = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

const refused = expect.objectContaining({
  message: 'This gateway answers no subscriptions: it runs with GATEWAY_EXECUTOR=apollo.',
  extensions: { code: 'BAD_USER_INPUT', requestId: expect.any(String) },
});

test('with the stock executor queries run', async () => {
  expect((await ask(url, { query: '{ number }' })).json).toEqual({ data: { number: 1 } });
});

test('with the stock executor a subscription is refused, however it comes', async () => {
  const query = 'subscription { told }';
  const answer = await ask(url, { query });
  expect([answer.status, answer.json]).toEqual([400, { errors: [refused] }]);
  const client = connect(url);
  expect(await subscribe(client, { query }).ended).toEqual([refused]);
  await client.dispose();
  const stream = eventStream(url, { query });
  expect(await stream.ended).toBeUndefined();
  expect(stream.results).toEqual([{ errors: [refused] }]);
});
