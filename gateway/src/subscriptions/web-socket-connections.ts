import { setTimeout as sleep } from 'node:timers/promises';
import { errorFields, type Log } from '@lintel/server/log';
import { RequestError } from '@lintel/server/request-error';
import { CloseCode, type Server } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { SubscriptionLimits } from './limits.ts';
import type { Connection } from './web-socket-protocol.ts';

export type ConnectionsOptions = {
  readonly protocol: Server<Connection>;
  readonly limits: SubscriptionLimits;
  readonly log: Log;
};

/** All open WebSockets. */
export type Connections = {
  /** Serves a socket that has been opened, until it closes. Whoever opened it listens to its errors. */
  readonly add: (socket: WebSocket, opening: Pick<Connection, 'opening' | 'header' | 'admit'>) => void;
  /** Tells all clients to go, and waits for them as long as draining may take. */
  readonly close: () => Promise<void>;
};

/** What a client is told by the number of the close frame: whether to sign in again, to come back, or to give up. */
const closeCodes: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: CloseCode.Unauthorized,
  TOKEN_EXPIRED: CloseCode.Forbidden,
  SUBSCRIPTION_ENDED: CloseCode.Forbidden,
  RATE_LIMITED: 1013,
  SUBGRAPH_UNAVAILABLE: 1013,
};
const goingAway = 1001;

/** Time for the last messages to subscribers whose session has ended. */
const partingMs = 1000;

export const webSocketConnections = ({ protocol, limits, log }: ConnectionsOptions): Connections => {
  const sockets = new Set<WebSocket>();

  return {
    add: (socket, given) => {
      sockets.add(socket);
      const gone = new AbortController();
      const { fail, ...parting } = partingFrom(socket);
      const connection: Connection = { ...given, ...parting, fail, gone: gone.signal };
      const stopPings = keepAlive(socket, limits.keepAliveMs);
      const give = (error: unknown) => {
        if (!(error instanceof RequestError)) log.error(errorFields(error), 'a WebSocket failed');
        fail(error instanceof RequestError ? error : new RequestError('INTERNAL'));
      };
      const closed = protocol.opened(
        {
          protocol: socket.protocol,
          send: (text) => send(socket, text, limits.mostUnreadBytes),
          close: (code, reason) => socket.close(code, reason),
          onMessage: (listener) =>
            socket.on('message', (message) => void listener(String(message)).catch((error) => give(error))),
        },
        connection,
      );
      socket.once('close', (code, reason) => {
        sockets.delete(socket);
        stopPings();
        gone.abort();
        closed(code, String(reason)).catch((error) => log.error(errorFields(error), 'a WebSocket failed to close'));
      });
    },
    close: async () => {
      const all = [...sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
      // Without `complete`, which would mean that there is nothing more to hear: clients connect again and go on.
      for (const socket of sockets) socket.close(goingAway, 'Going away');
      await Promise.race([Promise.all(all), sleep(limits.drainMs)]);
      for (const socket of sockets) socket.terminate();
    },
  };
};

/** Resolves when the text has left this process, so that whoever sends waits for a client that reads slowly. */
const send = (socket: WebSocket, text: string, mostUnreadBytes: number): Promise<void> =>
  new Promise((resolve, reject) => {
    if (socket.readyState !== WebSocket.OPEN) return resolve();
    if (socket.bufferedAmount > mostUnreadBytes) {
      socket.terminate();
      return resolve();
    }
    return socket.send(text, (error) => (error ? reject(error) : resolve()));
  });

/** Ends a socket whose client has not answered a ping by the time of the next one: it is gone, or it does not read. */
const keepAlive = (socket: WebSocket, everyMs: number): (() => void) => {
  let hasAnswered = true;
  socket.on('pong', () => {
    hasAnswered = true;
  });
  const timer = setInterval(() => {
    if (!hasAnswered) return socket.terminate();
    hasAnswered = false;
    return socket.ping();
  }, everyMs);
  return () => clearInterval(timer);
};

/** The end of a connection by an error: first all its subscriptions, each with a message, then the socket. */
const partingFrom = (socket: WebSocket): Pick<Connection, 'fail' | 'running' | 'completed'> => {
  const running: Connection['running'] = new Map();
  let reason: RequestError | undefined;
  const close = () => socket.close(closeCodes[reason!.code] ?? CloseCode.InternalServerError, reason!.code);
  return {
    running,
    completed: (id) => {
      running.delete(id);
      if (reason !== undefined && running.size === 0) close();
    },
    fail: (error) => {
      if (reason !== undefined) return;
      reason = error;
      if (running.size === 0) return close();
      for (const stream of running.values()) stream.end(error);
      setTimeout(close, partingMs).unref();
    },
  };
};
