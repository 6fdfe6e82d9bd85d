import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Session } from '@lintel/kernel/session';
import type { FastifyInstance } from 'fastify';
import { handleProtocols } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { refuse } from '../http/refuse.ts';
import type { Admission } from './admission.ts';
import type { SubscriptionLimits } from './limits.ts';
import type { Connections } from './web-socket-connections.ts';
import { readOpening } from './web-socket-opening.ts';

export type WebSocketRouteOptions = {
  readonly connections: Connections;
  readonly admission: Admission;
  readonly limits: SubscriptionLimits;
};

/**
 * For the option `http` of the server: which requests become WebSockets. Others that ask for an upgrade, such as clients
 * that would like HTTP/2, are answered as if they had not.
 */
export const shouldUpgrade = ({ method, url = '', headers }: IncomingMessage): boolean =>
  method === 'GET' && /^\/graphql(?:\?|$)/.test(url) && headers.upgrade?.toLowerCase() === 'websocket';

type Upgrade = { readonly socket: Duplex; readonly head: Buffer };

/** Requests that wait to become a WebSocket. */
const upgrades = new WeakMap<IncomingMessage, Upgrade>();

export const isUpgrade = (request: object): boolean => upgrades.has(request as IncomingMessage);

/** `GET /graphql` as a WebSocket. The request goes through the app like any other, so it has an id and an address. */
export const webSocketRoute = (
  app: FastifyInstance,
  { connections, admission, limits }: WebSocketRouteOptions,
): void => {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limits.mostMessageBytes,
    perMessageDeflate: false,
    handleProtocols: (protocols) => handleProtocols(protocols),
  });
  app.server.on('upgrade', (request, socket, head) => {
    upgrades.set(request, { socket, head });
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(socket as never);
    socket.on('error', () => socket.destroy());
    // Only a refusal is ever written by it. Nobody reads the socket, so its other half would never end.
    response.once('finish', () => socket.destroy());
    app.routing(request, response);
  });

  app.get('/graphql', { constraints: { carrier: 'web socket' } }, (request, reply) => {
    const { socket, head } = upgrades.get(request.raw)!;
    // Before the upgrade: after it nobody could be told any more.
    const opening = readOpening(request, limits.origins);
    const leave = admission.enter(request.ip);
    if (leave === undefined) return refuse(request, reply, 'RATE_LIMITED', 'Too many connections are open.');
    reply.hijack();
    reply.raw.detachSocket(socket as never);
    socket.once('close', leave);
    if (socket.destroyed) leave();
    const leaving: (() => void)[] = [];
    server.handleUpgrade(request.raw, socket, head, (webSocket) => {
      // First of all: an error that nobody listens to ends the process.
      webSocket.on('error', () => webSocket.terminate());
      webSocket.once('close', () => {
        for (const release of leaving) release();
      });
      connections.add(webSocket, { ...opening, admit: (session) => admitted(admission, session, leaving) });
    });
    return undefined;
  });
};

const admitted = (admission: Admission, session: Session | null, leaving: (() => void)[]): boolean => {
  const release = admission.join(session);
  if (release !== undefined) leaving.push(release);
  return release !== undefined;
};
