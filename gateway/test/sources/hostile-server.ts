import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net';

/** A server that does what the test says, and tells how many sockets and requests it has seen. */
export type HostileServer = {
  readonly url: string;
  readonly port: number;
  behave: RequestListener;
  readonly requests: () => number;
  /** Sockets that are open now, and the most that were open at once. */
  readonly openSockets: () => number;
  readonly mostSockets: () => number;
  readonly close: () => Promise<void>;
};

export const startHostileServer = async (port = 0): Promise<HostileServer> => {
  let requests = 0;
  let most = 0;
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    requests += 1;
    hostile.behave(request, response);
  });
  server.keepAliveTimeout = 60_000;
  server.on('connection', (socket) => {
    sockets.add(socket);
    most = Math.max(most, sockets.size);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const actual = (server.address() as AddressInfo).port;
  const hostile: HostileServer = {
    url: `http://127.0.0.1:${actual}/graphql`,
    port: actual,
    behave: answering({ data: {} }),
    requests: () => requests,
    openSockets: () => sockets.size,
    mostSockets: () => most,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return hostile;
};

/** A port that nobody listens at: it was free a moment ago. */
export const freePort = async (): Promise<number> => {
  const server = createSocketServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

/** Answers a text as it is, or an object as JSON. */
export const answering =
  (body: string | object, { status = 200, type = 'application/json', headers = {} } = {}): RequestListener =>
  (request, response) => {
    request.resume();
    response
      .writeHead(status, { 'content-type': type, ...headers })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  };

/** Waits until something is so; for what happens on the other side of a socket. */
export const eventually = async (isSo: () => boolean): Promise<void> => {
  const giveUpAt = Date.now() + 10_000;
  while (!isSo()) {
    if (Date.now() > giveUpAt) throw new Error('it did not become so');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A body that never ends, as fast as it is read. */
export const endless: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = Buffer.alloc(256 * 1024, ' ');
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
};
