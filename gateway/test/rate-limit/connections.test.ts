import type { Client } from 'graphql-ws';
import { afterEach, describe, expect, test } from 'vitest';
import { ask } from '../ask.ts';
import { connect, eventStream, type Heard, rawSocket, subscribe } from '../subscriptions/clients.ts';
import { startWorld, type World } from './world.ts';

let world: World | undefined;
let client: Client | undefined;

afterEach(async () => {
  await client?.dispose();
  await world?.app.close();
  client = undefined;
  world = undefined;
});

const remaining = async (url: string, token: string): Promise<number> =>
  Number((await ask(url, { query: '{ cheap }' }, { token })).headers['ratelimit-remaining']);

const refusal = (retryAfter: number) => ({
  message: 'You have used up your points for now. Slow down.',
  extensions: { code: 'RATE_LIMITED', retryAfter, requestId: expect.any(String) },
});

/** How an operation ended: its results, or the errors that it ended with. */
const outcome = async ({ ended, results }: Heard) => (await ended) ?? results;

describe('over a WebSocket', () => {
  test('each operation is charged, and one that is refused is told why and until when', async () => {
    world = await startWorld({ user: 120 });
    client = connect(world.url, 'ann');
    const dear = () => outcome(subscribe(client!, { query: '{ dear }' }));
    expect(await dear()).toEqual([{ data: { dear: 2 } }]);
    expect(await dear()).toEqual([{ data: { dear: 2 } }]);
    expect(await dear()).toEqual([refusal(15)]);
    expect(world.runs).toHaveLength(2);
    world.pass(15_000);
    expect(await dear()).toEqual([{ data: { dear: 2 } }]);
  });

  test('a subscription is charged like any other operation, in the same bucket as requests over HTTP', async () => {
    world = await startWorld({ user: 120 });
    client = connect(world.url, 'ann');
    expect(await outcome(subscribe(client, { query: 'subscription { told }' }))).toEqual([{ data: { told: 5 } }]);
    const left = await remaining(world.url, 'ann');
    expect(left).toBeLessThan(119);
    expect(await outcome(subscribe(client, { query: 'subscription { nothing }' }))).toMatchObject([
      { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ]);
    expect(await remaining(world.url, 'ann')).toBe(left - 2);
  });

  test('with nothing left an operation is refused before it is read', async () => {
    world = await startWorld({ user: 50 });
    client = connect(world.url, 'ann');
    await outcome(subscribe(client, { query: '{ dear }' }));
    expect(await outcome(subscribe(client, { query: '{ nothing }' }))).toEqual([refusal(2)]);
  });

  test('wrong credentials are counted by address, as over HTTP', async () => {
    world = await startWorld({ credentials: 2 });
    const open = async (token: string) => {
      const socket = await rawSocket(world!.url);
      socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
      return (await socket.closed).reason;
    };
    expect(await open('wrong')).toContain('UNAUTHENTICATED');
    expect((await ask(world.url, { query: '{ cheap }' }, { token: 'wrong' })).status).toBe(401);
    expect(await open('wrong')).toContain('RATE_LIMITED');
    expect(world.lookups()).toBe(2);
  });
});

describe('as an event stream', () => {
  test('an operation is charged, and one that is refused is told why and until when', async () => {
    world = await startWorld({ user: 60 });
    const dear = () => outcome(eventStream(world!.url, { query: '{ dear }' }, { token: 'ann' }));
    expect(await dear()).toEqual([{ data: { dear: 2 } }]);
    expect(await dear()).toEqual([{ errors: [refusal(40)] }]);
    expect(world.runs).toHaveLength(1);
  });

  test('wrong credentials are refused with the status of a request', async () => {
    world = await startWorld({ credentials: 1 });
    const status = async () =>
      (await eventStream(world!.url, { query: '{ cheap }' }, { token: 'wrong' }).response).status;
    expect(await status()).toBe(401);
    expect(await status()).toBe(429);
  });
});
