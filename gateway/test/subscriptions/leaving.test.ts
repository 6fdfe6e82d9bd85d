import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { eventStream } from './clients.ts';
import { openWorld, type World } from './world.ts';

const query = 'subscription { paymentRecorded { payment { id } } }';
const documentId = 'c'.repeat(64);

/** Resolves when the server has seen so many of its answers end. */
const leftOf = ({ app }: World) => {
  let left = 0;
  app.server.on('request', (_request, response) => response.once('close', () => (left += 1)));
  return async (count: number) => {
    while (left < count) await sleep(2);
  };
};

test('a client that leaves while its subscription starts leaves nothing behind', async () => {
  const waiting: (() => void)[] = [];
  let isHeld = true;
  const world = await openWorld({}, (edge) => ({
    ...edge,
    findOperation: async (wanted) => {
      if (isHeld) await new Promise<void>((resolve) => waiting.push(resolve));
      return edge.findOperation(wanted);
    },
  }));
  world.edge.register(world.sessions.manager, documentId, query);
  const left = leftOf(world);
  const streams = Array.from({ length: 3 }, () => eventStream(world.url, { documentId }, { token: 'manager' }));
  while (waiting.length < 3) await sleep(2);
  for (const { stop } of streams) stop();
  await left(3);
  isHeld = false;
  for (const go of waiting) go();
  // One that stays has a longer way than those before it had left.
  const staying = eventStream(world.url, { documentId }, { token: 'manager' });
  await world.heard(1);
  await world.pay();
  await staying.until(1);
  expect(await world.metric('lintel_subscriptions_active')).toBe(1);
  expect(world.listeners()).toBe(1);
  staying.stop();
  while (world.listeners() > 0) await sleep(2);
  await world.close();
});

test('a connection that its address has no place for costs its session no place', async () => {
  const world = await openWorld({ subscriptions: { connectionsPerAddress: 1, connectionsPerSession: 1 } });
  const open = (token: string) => eventStream(world.url, { query }, { token });
  const holding = open('stranger');
  expect((await holding.response).status).toBe(200);
  for (let count = 0; count < 2; count += 1) expect((await open('resident').response).status).toBe(429);
  holding.stop();
  let own = open('resident');
  while ((await own.response).status === 429) {
    await sleep(5);
    own = open('resident');
  }
  expect((await own.response).status).toBe(200);
  own.stop();
  while (world.listeners() > 0) await sleep(2);
  await world.close();
});

test('a stream that its address has no place for is refused before anybody is asked whose it is', async () => {
  const held = Promise.withResolvers<void>();
  const asked: string[] = [];
  const world = await openWorld({ subscriptions: { connectionsPerAddress: 1 } }, (edge) => ({
    ...edge,
    resolveSession: async (...question) => {
      asked.push(question[0]);
      await held.promise;
      return edge.resolveSession(...question);
    },
  }));
  const first = eventStream(world.url, { query }, { token: 'manager' });
  while (asked.length === 0) await sleep(2);
  const second = eventStream(world.url, { query }, { token: 'stranger' }).response;
  const { status } = await Promise.race([second, sleep(10_000).then(() => ({ status: 'nobody has answered' }))]);
  held.resolve();
  expect([status, asked]).toEqual([429, ['manager']]);
  expect((await first.response).status).toBe(200);
  first.stop();
  while (world.listeners() > 0) await sleep(2);
  await world.close();
});

test('a stream that is about to open when the gateway stops is ended like the others', async () => {
  const held = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const world = await openWorld({}, (edge) => ({
    ...edge,
    resolveSession: async (credential) => {
      asked.resolve();
      await held.promise;
      return edge.resolveSession(credential);
    },
  }));
  const stream = eventStream(world.url, { query }, { token: 'manager' });
  await asked.promise;
  const closed = world.close();
  // It refuses requests, or connections, from then on.
  while ((await fetch(`${world.url}/health/live`).catch(() => undefined))?.status === 200) await sleep(2);
  held.resolve();
  expect(await stream.ended).toBeUndefined();
  expect(stream.results).toMatchObject([{ errors: [{ extensions: { code: 'SUBSCRIPTION_ENDED' } }] }]);
  await closed;
});
