import { setTimeout as sleep } from 'node:timers/promises';
import type { Session } from '@lintel/kernel/session';
import type { Client } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ask } from '../ask.ts';
import { connect, eventStream, type Heard, rawSocket, subscribe } from './clients.ts';
import { openWorld, type World } from './world.ts';

const query = 'subscription { paymentRecorded { payment { id } } }';
const registeredId = 'a'.repeat(64);

let world: World;
const clients: Client[] = [];
const streams: Heard[] = [];

beforeAll(async () => {
  world = await openWorld({ subscriptions: { recheckMs: 3_600_000 } });
});
afterAll(() => world.close());
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
  for (const stream of streams.splice(0)) stream.stop();
  while (world.listeners() > 0) await sleep(2);
});

/** A session of its own, whose credential is the name. */
const signIn = (name: string, session: Session = world.sessions.manager) =>
  world.edge.sessions.set(name, { ok: true, session });

const overSocket = (token: string) => {
  const closing = Promise.withResolvers<{ code: number; reason: string }>();
  const client = connect(world.url, token, { onClosed: (code, reason) => closing.resolve({ code, reason }) });
  clients.push(client);
  return { ...subscribe(client, { query }), closed: closing.promise };
};
const overStream = (token: string) => {
  const stream = eventStream(world.url, { query }, { token });
  streams.push(stream);
  return stream;
};
const codesOf = (errors: { extensions: { code: string } }[] | undefined) =>
  errors?.map(({ extensions }) => extensions.code);

test.each([
  ['UNAUTHENTICATED', 4401],
  ['TOKEN_EXPIRED', 4403],
] as const)('an event after %s is not told, and ends everything of that session', async (code, closeCode) => {
  signIn(`${code}-one`);
  const socket = overSocket(`${code}-one`);
  const stream = overStream(`${code}-one`);
  await world.heard(2);
  const first = await world.pay();
  await Promise.all([socket.until(1), stream.until(1)]);
  world.edge.sessions.set(`${code}-one`, { ok: false, code });
  await world.pay();
  expect(codesOf(await socket.ended)).toEqual([code]);
  expect(await socket.closed).toEqual({ code: closeCode, reason: code });
  expect(await stream.ended).toBeUndefined();
  expect(codesOf(stream.results[1].errors)).toEqual([code]);
  for (const { results } of [socket, stream]) expect(results[0].data.paymentRecorded.payment.id).toBe(first);
  expect([socket.results.length, stream.results.length]).toEqual([1, 2]);
});

test.each([
  ['permissions', { permissions: [] }],
  ['visibility', { visibility: 'communities' }],
  ['roles', { roles: ['other'] }],
] as const)('a session with other %s has to subscribe again', async (name, change) => {
  const { manager } = world.sessions;
  signIn(name);
  const socket = overSocket(name);
  await world.heard(1);
  signIn(name, { ...manager, ...change });
  await world.pay();
  const [error] = (await socket.ended)!;
  expect(error).toMatchObject({
    message: 'Your session has changed. Subscribe again.',
    extensions: { code: 'SUBSCRIPTION_ENDED', requestId: expect.any(String) },
  });
  expect(await socket.closed).toEqual({ code: 4403, reason: 'SUBSCRIPTION_ENDED' });
  expect(socket.results).toEqual([]);
});

test('the same rights in another order are the same session', async () => {
  const { manager } = world.sessions;
  signIn('sorted');
  const socket = overSocket('sorted');
  await world.heard(1);
  signIn('sorted', { ...manager, permissions: manager.permissions.toReversed(), locale: 'de-DE' });
  await world.pay();
  expect(await socket.until(1)).toHaveLength(1);
});

test('while identity does not answer, nothing is told', async () => {
  let isAway = false;
  const own = await openWorld({}, (edge) => ({
    ...edge,
    resolveSession: (credential) =>
      isAway && credential === 'manager' ? Promise.reject(new Error('CANARY-5')) : edge.resolveSession(credential),
  }));
  const stream = eventStream(own.url, { query }, { token: 'manager' });
  await own.heard(1);
  isAway = true;
  await own.pay();
  expect(await stream.ended).toBeUndefined();
  expect(codesOf(stream.results[0].errors)).toEqual(['INTERNAL']);
  expect(stream.text()).not.toContain('CANARY');
  await own.close();
});

test('an idle connection of a session that has ended is closed', async () => {
  const own = await openWorld({ subscriptions: { recheckMs: 50 } });
  const { socket, send, message, closed } = await rawSocket(own.url);
  send({ type: 'connection_init', payload: { authorization: 'Bearer manager' } });
  await message('connection_ack');
  const stream = eventStream(own.url, { query }, { token: 'manager' });
  await own.heard(1);
  own.edge.sessions.set('manager', { ok: false, code: 'UNAUTHENTICATED' });
  expect(await closed).toEqual({ code: 4401, reason: 'UNAUTHENTICATED' });
  expect(await stream.ended).toBeUndefined();
  expect(codesOf(stream.results[0].errors)).toEqual(['UNAUTHENTICATED']);
  socket.terminate();
  await own.close();
});

test('an operation over an old socket is refused once the session has ended', async () => {
  signIn('leaving');
  const { send, message, closed, messages } = await rawSocket(world.url);
  send({ type: 'connection_init', payload: { authorization: 'Bearer leaving' } });
  await message('connection_ack');
  world.edge.sessions.set('leaving', { ok: false, code: 'UNAUTHENTICATED' });
  send({ type: 'subscribe', id: '1', payload: { query: '{ units(first: 1) { totalCount } }' } });
  expect((await closed).code).toBe(4401);
  expect(messages.some(({ type }) => type === 'next')).toBe(false);
});

test('credentials that mean nothing are refused before anything else', async () => {
  for (const authorization of ['Bearer nobody', 'nonsense', { not: 'text' }]) {
    const { send, closed } = await rawSocket(world.url);
    send({ type: 'connection_init', payload: { authorization } });
    expect(await closed).toEqual({ code: 4401, reason: 'UNAUTHENTICATED' });
  }
  const { ended, results, response } = overStream('nobody');
  expect((await response).status).toBe(401);
  await ended;
  expect(results).toEqual([]);
});

test('the header of the upgrade request is as good as connection_init, which comes first', async () => {
  const socket = await rawSocket(world.url, { headers: { authorization: 'Bearer manager' } });
  socket.send({ type: 'connection_init' });
  await socket.message('connection_ack');
  socket.send({ type: 'subscribe', id: '1', payload: { query: '{ units(first: 1) { totalCount } }' } });
  expect((await socket.message('next')).payload).toEqual({ data: { units: { totalCount: 2 } } });
  socket.socket.close();
  const other = await rawSocket(world.url, { headers: { authorization: 'Bearer manager' } });
  other.send({ type: 'connection_init', payload: { authorization: 'Bearer nobody' } });
  expect((await other.closed).code).toBe(4401);
});

test('a visitor hears nothing, and is told so', async () => {
  const client = connect(world.url);
  clients.push(client);
  const { results, ended } = subscribe(client, { query });
  const stream = eventStream(world.url, { query });
  streams.push(stream);
  const errors = (await ended) ?? results[0].errors;
  expect(codesOf(errors)).toEqual(['UNAUTHENTICATED']);
  await stream.ended;
  expect(codesOf(stream.results[0].errors)).toEqual(['UNAUTHENTICATED']);
});

test('somebody without the permission is refused, and named the coordinate', async () => {
  signIn('clerk', { ...world.sessions.manager, permissions: [] });
  const { results, ended } = overStream('clerk');
  await ended;
  expect(results).toMatchObject([
    { errors: [{ extensions: { code: 'FORBIDDEN', permission: 'finance.payment.read' } }] },
  ]);
  expect(world.listeners()).toBe(0);
});

test('a key of a partner runs what its client registered, and nothing else', async () => {
  world.edge.register(world.sessions.partner, registeredId, query);
  const client = connect(world.url, 'partner');
  clients.push(client);
  expect(codesOf(await subscribe(client, { query }).ended)).toEqual(['PERSISTED_QUERY_ONLY']);
  const unknown = { query: '', extensions: { documentId: 'b'.repeat(64) } };
  expect(codesOf(await subscribe(client, unknown).ended)).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  const own = subscribe(client, { query: '', extensions: { documentId: registeredId } });
  const other = subscribe(client, { query: '', extensions: { persistedQuery: { sha256Hash: registeredId } } });
  const stream = eventStream(world.url, { documentId: registeredId }, { token: 'partner' });
  streams.push(stream);
  await world.heard(3);
  await world.pay();
  for (const { until } of [own, other, stream]) expect(await until(1)).toHaveLength(1);
  const text = overStream('partner');
  await text.ended;
  expect(codesOf(text.results[0].errors)).toEqual(['PERSISTED_QUERY_ONLY']);
});

test('the schema is shown to whom it is shown over HTTP', async () => {
  const introspection = { query: '{ __schema { queryType { name } } }' };
  const client = connect(world.url);
  clients.push(client);
  expect(codesOf(await subscribe(client, introspection).ended)).toEqual(['FORBIDDEN']);
  const known = connect(world.url, 'manager');
  clients.push(known);
  expect(await subscribe(known, introspection).until(1)).toEqual([
    { data: { __schema: { queryType: { name: 'Query' } } } },
  ]);
  const hint = await subscribe(client, { query: 'subscription { paymentRecordeD { payment { id } } }' }).ended;
  expect(hint![0].message).not.toContain('Did you mean');
  const plain = await ask(world.url, { query: 'subscription { paymentRecordeD { payment { id } } }' });
  expect(hint![0].message).toBe(plain.json.errors[0].message);
});
