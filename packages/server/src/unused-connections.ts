import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const sweepMs = 100;

/**
 * Lets an app close as soon as what is under way has ended, on every address that it listens to. Node would wait for
 * connections on which nothing was ever asked, since they are not idle to it (browsers open some in advance), and for those
 * that become idle only while it waits. To be called after the app's other `preClose` hooks, which end what has no end of its own.
 */
export const closeUnusedConnections = (app: FastifyInstance): void => {
  const sockets = new Set<Socket>();
  const watch = (server: Server) =>
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
  const sweep = () => {
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    for (const server of [app.server, ...furtherServers(app)]) server.closeIdleConnections();
  };
  watch(app.server);
  app.addHook('onListen', async () => furtherServers(app).forEach(watch));
  app.addHook('preClose', async () => {
    sweep();
    // Some come, and some become idle, while others are being closed.
    const timer = setInterval(sweep, sweepMs).unref();
    app.server.once('close', () => clearInterval(timer));
    // Fastify closes these too, but waits for none of their requests.
    await Promise.all(furtherServers(app).map((server) => new Promise((resolve) => server.close(resolve))));
  });
};

/** For `localhost` Fastify listens twice, to IPv4 and to IPv6. It keeps the second server to itself. */
const furtherServers = (app: FastifyInstance): readonly Server[] => {
  const key = Object.getOwnPropertySymbols(app).find(({ description }) => description === 'fastify.serverBindings');
  return key === undefined ? [] : ((app as never)[key] as readonly Server[]);
};
