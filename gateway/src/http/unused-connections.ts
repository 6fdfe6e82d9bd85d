import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const sweepMs = 100;

/**
 * Closes connections on which nothing was ever asked when the app closes. Browsers open some in advance; to Node they are not
 * idle, so it would wait for them.
 */
export const closeUnusedConnections = (app: FastifyInstance): void => {
  const sockets = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const sweep = () => {
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  };
  app.addHook('preClose', async () => {
    sweep();
    // Some come while others are being closed.
    const timer = setInterval(sweep, sweepMs);
    app.server.once('close', () => clearInterval(timer));
  });
};
