import dns from 'node:dns';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, test, vi } from 'vitest';
import { closeUnusedConnections } from '../src/unused-connections.ts';

const loopbacks = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];
const hasIpv6 = await new Promise<boolean>((resolve) => {
  const probe = createServer();
  probe.once('error', () => resolve(false));
  probe.listen(0, '::1', () => probe.close(() => resolve(true)));
});
afterEach(() => vi.restoreAllMocks());

/** An app on both loopbacks, whatever this machine says `localhost` is. Its route waits for `release`. */
const listenTwice = async () => {
  const lookup = dns.lookup as unknown as (host: string, options: object, done: unknown) => void;
  vi.spyOn(dns, 'lookup').mockImplementation(((host: string, options: { all?: boolean }, done: never) => {
    if (host !== 'localhost') return lookup(host, options, done);
    return (done as (...given: unknown[]) => void)(null, ...(options.all ? [loopbacks] : ['127.0.0.1', 4]));
  }) as never);
  const app = Fastify({ forceCloseConnections: 'idle' });
  const gate = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  app.get('/', async () => {
    asked.resolve();
    await gate.promise;
    return 'done';
  });
  closeUnusedConnections(app);
  await app.listen({ host: 'localhost', port: 0 });
  expect(app.addresses()).toHaveLength(2);
  return { app, port: (app.server.address() as AddressInfo).port, release: gate.resolve, asked: asked.promise };
};

const openTo = async (port: number, host: string): Promise<Socket> => {
  const socket = connect(port, host);
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
};

const closeAndTell = (app: FastifyInstance) => {
  let isClosed = false;
  const closed = app.close().then(() => {
    isClosed = true;
  });
  return { closed, isClosed: () => isClosed };
};

test.skipIf(!hasIpv6).each(loopbacks)(
  'connections to $address that were never used end with the app',
  async ({ address }) => {
    const { app, port } = await listenTwice();
    const unused = await openTo(port, address);
    const ended = new Promise((resolve) => unused.once('close', resolve));
    await app.close();
    await ended;
  },
);

test.skipIf(!hasIpv6).each(loopbacks)('the app waits for what was asked at $address', async ({ address, family }) => {
  const { app, port, asked, release } = await listenTwice();
  const answer = fetch(`http://${family === 6 ? `[${address}]` : address}:${port}`).then((response) => response.text());
  await asked;
  const { closed, isClosed } = closeAndTell(app);
  // Nobody new is let in at this address, which shows that closing has come so far.
  for (;;) {
    const late = connect(port, address);
    const refused = await new Promise((resolve) => {
      late.once('connect', () => resolve(false));
      late.once('error', () => resolve(true));
    });
    late.destroy();
    if (refused) break;
  }
  expect(isClosed()).toBe(false);
  release();
  expect(await answer).toBe('done');
  await closed;
});
