import { connect as connectTcp, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../ask.ts';
import { rawSocket } from './clients.ts';
import { openWorld, type World } from './world.ts';

let world: World;
const ownPage = 'https://homes.example';

beforeAll(async () => {
  world = await openWorld({ subscriptions: { origins: [ownPage] } });
});
afterAll(() => world.close());

const upgrade = [
  'GET /graphql HTTP/1.1',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Protocol: graphql-transport-ws',
];

/** No frame of any WebSocket. */
const garbage = Buffer.alloc(6, 0xff);

/** Opens a socket by hand and answers everything that comes until the server ends it. */
const openByHand = (
  headers: readonly string[],
  then: (socket: Socket) => void = (socket) => socket.end(),
  { url }: World = world,
) =>
  new Promise<string>((resolve) => {
    const socket = connectTcp({ port: Number(new URL(url).port), host: '127.0.0.1', allowHalfOpen: true });
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (text.includes('\r\n\r\n')) then(socket);
    });
    socket.on('error', () => undefined);
    for (const over of ['end', 'close']) socket.once(over, () => resolve(text));
    socket.write(`${[...upgrade, ...headers].join('\r\n')}\r\n\r\n`);
  });

const host = 'Host: localhost:4000';
const statusOf = (text: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]);

describe('a WebSocket that is opened', () => {
  test('with two Authorization headers is refused before it is one, whatever it sends then', async () => {
    const headers = [host, 'Authorization: Bearer manager', 'Authorization: Bearer stranger'];
    const answer = await openByHand(headers, (socket) => socket.write(garbage));
    expect(statusOf(answer)).toBe(401);
    expect(answer).toContain('Send one Authorization header.');
    expect(answer).not.toContain('101 Switching');
    expect((await ask(world.url, { query: '{ __typename }' })).status).toBe(200);
  });

  test('and sends what is no frame is closed alone', async () => {
    // A close frame with the code 1002, protocol error.
    const answer = await openByHand([host], (socket) => socket.write(garbage));
    expect(statusOf(answer)).toBe(101);
    expect(answer.split('\r\n\r\n')[1]!.startsWith('\x88\x02\x03\xea')).toBe(true);
    expect((await ask(world.url, { query: '{ __typename }' })).status).toBe(200);
  });

  test.each([
    ['no page', []],
    ['a page of its host', ['Origin: http://localhost:4000']],
    ['a page of its host behind a proxy that takes TLS off', ['Origin: https://localhost:4000']],
    ['a page of the public URL', [`Origin: ${ownPage}`]],
  ])('by %s is one', async (_name, headers) => {
    expect(statusOf(await openByHand([host, ...headers]))).toBe(101);
  });

  test('by a page whose port needs not be written is one', async () => {
    expect(statusOf(await openByHand(['Host: homes.test', 'Origin: https://homes.test']))).toBe(101);
    expect(statusOf(await openByHand(['Host: homes.test:443', 'Origin: https://homes.test']))).toBe(101);
  });

  test.each([
    ['a foreign page', ['Origin: https://evil.example']],
    ['another port of its host', ['Origin: http://localhost:3000']],
    ['a host that begins alike', ['Origin: http://localhost:4000.evil.example']],
    ['another scheme of the public URL', ['Origin: http://homes.example']],
    ['a page without origin', ['Origin: null']],
    ['what is no origin', ['Origin: ']],
    ['two pages', ['Origin: http://localhost:4000', 'Origin: https://evil.example']],
    ['a page that says who it came for', ['Origin: https://evil.example', 'X-Forwarded-Host: evil.example']],
  ])('by %s is refused', async (_name, headers) => {
    const answer = await openByHand([host, ...headers]);
    expect(statusOf(answer)).toBe(400);
    expect(answer).toContain('"code":"BAD_REQUEST"');
  });

  test.each([
    ['X-Dry-Run', 'true'],
    ['Idempotency-Key', 'k-1'],
  ])('with %s is refused, since no operation would heed it', async (name, value) => {
    const answer = await openByHand([host, `${name}: ${value}`]);
    expect(statusOf(answer)).toBe(400);
    expect(answer).toContain(`A WebSocket takes no ${name} header.`);
  });

  test('and refused takes no place, and leaves no socket behind though the client never ends its half', async () => {
    const own = await openWorld({ subscriptions: { connections: 1 } });
    for (let count = 0; count < 3; count += 1)
      expect(statusOf(await openByHand([host, 'Origin: https://evil.example'], () => undefined, own))).toBe(400);
    const { socket, closed } = await rawSocket(own.url);
    socket.close();
    await closed;
    const { server } = own.app;
    const connections = () =>
      new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)));
    while ((await connections()) > 0) await sleep(5);
    await own.close();
  });
});

// What a page may send to another origin without asking first: no media type that only JSON has.
test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', undefined])(
  'an event stream is not opened by a body of the type %s',
  async (type) => {
    const body = new Blob([JSON.stringify({ query: '{ __typename }' })]);
    const headers = { accept: 'text/event-stream', ...(type === undefined ? {} : { 'content-type': type }) };
    const response = await fetch(`${world.url}/graphql`, { method: 'POST', headers, body });
    expect(response.status).toBe(415);
    expect(await response.text()).not.toContain('__typename');
  },
);
