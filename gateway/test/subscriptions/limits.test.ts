import { randomUUID } from 'node:crypto';
import { type IncomingMessage, request } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { noOperationLimits } from '@lintel/server/operation-limits';
import { eventChannel, eventMessage } from '@lintel/server/subscription-channel';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { GatewayOptions } from '../../src/gateway.ts';
import { type SubscriptionLimits, subscriptionSettings } from '../../src/subscriptions/limits.ts';
import { eventStream, rawSocket } from './clients.ts';
import { openWorld, type World } from './world.ts';

const query = 'subscription { paymentRecorded { payment { id } } }';
const init = { type: 'connection_init', payload: { authorization: 'Bearer manager' } };
const operation = (id: string, text = query) => ({ type: 'subscribe', id, payload: { query: text } });

/** A product with limits of its own for one test. */
const withLimits = async (
  limits: Partial<SubscriptionLimits>,
  run: (world: World) => Promise<void>,
  options: Partial<GatewayOptions> = {},
) => {
  // The documents of these clients are as large as can be.
  const world = await openWorld({ subscriptions: limits, operationLimits: noOperationLimits, ...options });
  try {
    await run(world);
  } finally {
    await world.close();
  }
};

const acknowledged = async (world: World) => {
  const socket = await rawSocket(world.url);
  socket.send(init);
  await socket.message('connection_ack');
  return socket;
};

const codesIn = (message: { payload: { extensions: { code: string } }[] }) =>
  message.payload.map(({ extensions }) => extensions.code);

describe('the limits on what is open at once', () => {
  test('of one organization, given back when a subscription ends', () =>
    withLimits({ perOrganization: 2 }, async (world) => {
      const one = await acknowledged(world);
      one.send(operation('1'));
      const stream = eventStream(world.url, { query }, { token: 'manager' });
      await world.heard(2);
      one.send(operation('2'));
      expect(codesIn(await one.message('error'))).toEqual(['RATE_LIMITED']);
      const refused = eventStream(world.url, { query }, { token: 'manager' });
      await refused.ended;
      expect(refused.results[0].errors[0].extensions.code).toBe('RATE_LIMITED');
      const stranger = eventStream(world.url, { query }, { token: 'stranger' });
      const results = stranger.until(1);
      while (stranger.results.length === 0) await world.pay(world.foreign).then(() => sleep(20));
      expect((await results)[0].errors).toBeUndefined();
      one.send({ type: 'complete', id: '1' });
      while (world.listeners() > 1) await sleep(2);
      one.send(operation('3'));
      await world.heard(2);
      for (const { stop } of [stream, stranger]) stop();
      one.socket.close();
    }));

  test('of one connection, queries too', () =>
    withLimits({ perConnection: 3 }, async (world) => {
      const socket = await acknowledged(world);
      for (const id of ['1', '2', '3']) socket.send(operation(id));
      await world.heard(3);
      socket.send(operation('4', '{ viewer { permissions } }'));
      expect(codesIn(await socket.message('error'))).toEqual(['RATE_LIMITED']);
      socket.send({ type: 'complete', id: '1' });
      while (world.listeners() > 2) await sleep(2);
      socket.send(operation('5', '{ units(first: 1) { totalCount } }'));
      expect(await socket.message('next')).toMatchObject({ id: '5' });
      socket.socket.close();
    }));

  test('of one address, by the answer to the upgrade and to the POST', () =>
    withLimits({ connectionsPerAddress: 2 }, async (world) => {
      const one = await rawSocket(world.url);
      const other = await rawSocket(world.url);
      await expect(rawSocket(world.url)).rejects.toThrow('429');
      expect((await eventStream(world.url, { query }, { token: 'manager' }).response).status).toBe(429);
      one.socket.close();
      await one.closed;
      let third = await rawSocket(world.url).catch(() => undefined);
      while (third === undefined) {
        await sleep(5);
        third = await rawSocket(world.url).catch(() => undefined);
      }
      for (const { socket } of [other, third]) socket.close();
    }));

  test('of one IPv6 network, whichever of its addresses they come from', () =>
    withLimits(
      { connectionsPerAddress: 1 },
      async (world) => {
        const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
        const { socket } = await rawSocket(world.url, from('2001:db8::1'));
        await expect(rawSocket(world.url, from('2001:db8::2'))).rejects.toThrow('429');
        const stream = eventStream(world.url, { query }, { token: 'manager', ...from('2001:db8::3') });
        expect((await stream.response).status).toBe(429);
        const neighbour = await rawSocket(world.url, from('2001:db8:0:1::1'));
        for (const open of [socket, neighbour.socket]) open.close();
      },
      { trustProxy: ['127.0.0.1'] },
    ));

  test('without a session: a quarter of all is kept for those who have one', () =>
    withLimits({ connections: 4 }, async (world) => {
      const nobodies = await Promise.all(Array.from({ length: 4 }, () => rawSocket(world.url)));
      for (const { send } of nobodies) send({ type: 'connection_init' });
      const last = await Promise.race(nobodies.map(async (nobody) => ({ nobody, ...(await nobody.closed) })));
      expect(last).toMatchObject({ code: 1013, reason: 'RATE_LIMITED' });
      const others = nobodies.filter((nobody) => nobody !== last.nobody);
      for (const { message } of others) await message('connection_ack');
      expect((await eventStream(world.url, { query: '{ __typename }' }).response).status).toBe(429);
      const own = await acknowledged(world);
      for (const { socket } of [own, ...others]) socket.close();
    }));

  test('of one session', () =>
    withLimits({ connectionsPerSession: 1 }, async (world) => {
      const one = await acknowledged(world);
      const other = await rawSocket(world.url);
      other.send(init);
      expect(await other.closed).toEqual({ code: 1013, reason: 'RATE_LIMITED' });
      expect((await eventStream(world.url, { query }, { token: 'manager' }).response).status).toBe(429);
      one.socket.close();
    }));

  test('of all of them', () =>
    withLimits({ connections: 1 }, async (world) => {
      const { socket } = await rawSocket(world.url);
      await expect(rawSocket(world.url)).rejects.toThrow('429');
      socket.close();
    }));
});

describe('clients that do not do what they should', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ subscriptions: { initMs: 200, keepAliveMs: 300, mostMessageBytes: 6000 } });
  });
  afterAll(() => world.close());
  afterEach(async () => {
    while (world.listeners() > 0) await sleep(2);
  });

  test('one that never says who it is', async () => {
    const { closed } = await rawSocket(world.url);
    expect((await closed).code).toBe(4408);
  });

  test('one that subscribes before it was let in, and one that says twice who it is', async () => {
    const early = await rawSocket(world.url);
    early.send(operation('1'));
    expect((await early.closed).code).toBe(4401);
    const twice = await acknowledged(world);
    twice.send(init);
    expect((await twice.closed).code).toBe(4429);
  });

  test('one that speaks another protocol, or none', async () => {
    await expect(rawSocket(world.url, { protocols: ['graphql-ws'] })).rejects.toThrow('subprotocol');
    const { closed } = await rawSocket(world.url, { protocols: [] });
    expect((await closed).code).toBe(4406);
  });

  test.each([
    ['no JSON', '{', 4400],
    ['no message', '[]', 4400],
    ['an unknown message', '{"type":"nothing"}', 4400],
    ['a key that reaches for a prototype', '{"type":"ping","payload":{"__proto__":{"a":1}}}', 4400],
    ['a message without end', JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(6000) } }), 1009],
    ['brackets without end', '['.repeat(5000), 4400],
    ['variables that are no object', JSON.stringify({ ...operation('1'), payload: { query, variables: 'a' } }), 4400],
  ])('one that sends %s', async (_name, text, code) => {
    const socket = await acknowledged(world);
    socket.send(text);
    expect((await socket.closed).code).toBe(code);
  });

  test.each([
    ['a character that no text may have', { query, variables: { a: 'x\0' } }, 'BAD_REQUEST'],
    ['too many tokens', { query: `{${' a'.repeat(2001)} }` }, 'LIMIT_EXCEEDED'],
    [
      'two operations and no name',
      { query: 'query A { __typename } query B { __typename }' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ])('an operation with %s is refused alone', async (_name, payload, code) => {
    const socket = await acknowledged(world);
    socket.send({ type: 'subscribe', id: '1', payload });
    expect(codesIn(await socket.message('error'))).toEqual([code]);
    socket.send(operation('2', '{ units(first: 1) { totalCount } }'));
    expect(await socket.message('next')).toMatchObject({ id: '2' });
    socket.socket.close();
  });

  test('one that does not answer pings', async () => {
    const { socket, send, message, closed } = await rawSocket(world.url);
    send(init);
    await message('connection_ack');
    send(operation('1'));
    await world.heard(1);
    socket.pause();
    while (world.listeners() > 0) await sleep(10);
    socket.resume();
    expect((await closed).code).toBe(1006);
  });

  test('requests for another protocol, or at another path, are answered as if they had not asked', async () => {
    const upgrade = (path: string, protocol: string) =>
      new Promise<string>((resolve) => {
        const socket = connectTcp(Number(new URL(world.url).port), '127.0.0.1');
        let text = '';
        socket.on('data', (chunk) => {
          text += chunk;
          if (text.includes('\r\n')) socket.destroy();
        });
        socket.on('close', () => resolve(text.split('\r\n')[0]!));
        socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: ${protocol}\r\n\r\n`);
      });
    expect(await upgrade('/health/live', 'h2c')).toBe('HTTP/1.1 200 OK');
    expect(await upgrade('/health/live', 'websocket')).toBe('HTTP/1.1 200 OK');
    expect(await upgrade('/graphql', 'h2c')).toBe('HTTP/1.1 405 Method Not Allowed');
    expect(await upgrade('/graphql', 'websocket')).toBe('HTTP/1.1 400 Bad Request');
  });
});

describe('clients that do not read', () => {
  /** A document whose every answer is long. */
  const long = `subscription { paymentRecorded { payment {${Array.from({ length: 150 }, (_, index) => ` a${index}: memo b${index}: createdAt`).join('')} } } }`;

  const publish = async ({ platform, home }: World, paymentId: string, count: number) => {
    const organizationId = home.organization.id as string;
    for (let index = 0; index < count; index += 1)
      await platform.bus.publish(
        eventChannel(organizationId),
        eventMessage({
          id: randomUUID(),
          type: 'payment.recorded',
          entity: 'Payment',
          entityId: paymentId,
          payload: { leaseId: home.lease.id },
          occurredAt: new Date(),
        }),
      );
  };

  /** A stream whose body is read only when the test says so. */
  const unreadStream = (world: World) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: 'Bearer manager',
      };
      const outgoing = request(`${world.url}/graphql`, { method: 'POST', headers, agent: false }, (response) => {
        response.pause();
        resolve(response);
      });
      outgoing.on('error', reject);
      outgoing.end(JSON.stringify({ query: long }));
    });

  test('a stream that falls behind ends with an error that says why', async () => {
    await withLimits({}, async (world) => {
      const paymentId = await world.pay();
      const response = await unreadStream(world);
      await world.heard(1);
      await publish(world, paymentId, 5000);
      let text = '';
      for await (const chunk of response) text += chunk;
      const events = text.split('\n\n').filter((part) => part.startsWith('event: '));
      expect(events.pop()).toBe('event: complete\ndata:');
      const last = JSON.parse(events.pop()!.split('data: ')[1]!);
      expect(last.errors[0].extensions.code).toBe('SUBSCRIPTION_ENDED');
      expect(events.length).toBeLessThan(2000);
    });
  });

  test('a stream that is not read at all is closed, and its place is free again', async () => {
    await withLimits({ keepAliveMs: 100 }, async (world) => {
      const paymentId = await world.pay();
      const response = await unreadStream(world);
      response.on('error', () => undefined);
      await world.heard(1);
      while (world.listeners() > 0) {
        await publish(world, paymentId, 500);
        await sleep(50);
      }
      expect(await world.metric('lintel_subscriptions_active')).toBe(0);
      response.destroy();
    });
  });

  test('a socket with too much that is not read is closed', async () => {
    await withLimits({ mostUnreadBytes: 64 * 1024, perConnection: 1000 }, async (world) => {
      const { socket, send, message, closed } = await rawSocket(world.url);
      send(init);
      await message('connection_ack');
      socket.pause();
      const schema =
        '{ __schema { types { name description fields { name description args { name description } } } } }';
      for (let id = 0; id < 60; id += 1) send(operation(String(id), schema));
      const gone = closed.then(() => true);
      // The peer learns of it when it reads on.
      await sleep(500);
      socket.resume();
      expect(await gone).toBe(true);
      expect((await closed).code).toBe(1006);
    });
  });
});

test('the settings are a whole number and a URL', () => {
  expect(subscriptionSettings({})).toEqual({});
  expect(subscriptionSettings({ LINTEL_MAX_SUBSCRIPTIONS: '', LINTEL_PUBLIC_URL: '' })).toEqual({});
  expect(subscriptionSettings({ LINTEL_MAX_SUBSCRIPTIONS: '7' })).toEqual({ perOrganization: 7 });
  expect(subscriptionSettings({ LINTEL_PUBLIC_URL: 'https://Homes.example:443/x/' })).toEqual({
    origins: ['https://homes.example'],
  });
  for (const wrong of ['-1', 'many', '1.5'])
    expect(() => subscriptionSettings({ LINTEL_MAX_SUBSCRIPTIONS: wrong })).toThrow('LINTEL_MAX_SUBSCRIPTIONS');
  for (const wrong of ['homes.example', 'mailto:a@b.c'])
    expect(() => subscriptionSettings({ LINTEL_PUBLIC_URL: wrong })).toThrow('LINTEL_PUBLIC_URL');
});
