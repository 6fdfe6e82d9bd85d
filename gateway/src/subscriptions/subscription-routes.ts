import type { IncomingMessage } from 'node:http';
import { prefersEventStream } from '@lintel/server/subscription-sse';
import type { FastifyInstance } from 'fastify';
import { createAdmission } from './admission.ts';
import { eventStreamRoute } from './event-stream-route.ts';
import { createCounter, defaultLimits, type SubscriptionLimits } from './limits.ts';
import { type OperationsOptions, operations } from './operations.ts';
import { webSocketConnections } from './web-socket-connections.ts';
import { webSocketProtocol } from './web-socket-protocol.ts';
import { isUpgrade, webSocketRoute } from './web-socket-route.ts';

export type SubscriptionRoutesOptions = Omit<OperationsOptions, 'subscriptions'> & {
  readonly limits?: Partial<SubscriptionLimits> | undefined;
};

/**
 * `/graphql` for those who stay: a WebSocket with the protocol `graphql-transport-ws`, or an event stream in answer to a POST.
 * Both end when the app closes, within `drainMs`.
 */
export const subscriptionRoutes = (app: FastifyInstance, options: SubscriptionRoutesOptions): void => {
  const limits = { ...defaultLimits, ...options.limits };
  const { edge, rates } = options;
  const running = operations({ ...options, subscriptions: createCounter(limits.perOrganization) });
  const admission = createAdmission(limits);
  const protocol = webSocketProtocol({ operations: running, edge, rates, limits });
  const connections = webSocketConnections({ protocol, limits, log: app.log });

  // One path, told apart by what comes: what is no such request finds the ordinary routes.
  app.addConstraintStrategy({
    name: 'carrier',
    storage: handlersByName,
    validate: () => undefined,
    deriveConstraint: carrierOf as never,
  });
  webSocketRoute(app, { connections, admission, limits });
  const endEventStreams = eventStreamRoute(app, { operations: running, edge, rates, admission, limits });
  app.addHook('preClose', async () => {
    endEventStreams();
    await connections.close();
  });
};

const handlersByName = () => {
  const handlers = new Map<unknown, never>();
  return {
    get: (name: unknown) => handlers.get(name) ?? null,
    set: (name: unknown, handler: unknown) => void handlers.set(name, handler as never),
  };
};

const carrierOf = (request: IncomingMessage): string | undefined => {
  if (isUpgrade(request)) return 'web socket';
  return request.method === 'POST' && prefersEventStream(request.headers.accept) ? 'event stream' : undefined;
};
