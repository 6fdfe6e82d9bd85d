import type { Session } from '@lintel/kernel/session';
import type { RequestFacts } from '@lintel/server/context';
import { RequestError } from '@lintel/server/request-error';
import { buildSchema, type ExecutionArgs, type FormattedExecutionResult, GraphQLError, parse } from 'graphql';
import { type Context, makeServer, type Server } from 'graphql-ws';
import type { IdentityEdge } from '../edge/identity-edge.ts';
import { bearerCredential, requestId } from '../http/request-facts.ts';
import type { RateLimiter } from '../rate-limit/rate-limiter.ts';
import type { SubscriptionLimits } from './limits.ts';
import type { Operations, Outcome } from './operations.ts';
import { type SessionWatch, watchSession } from './session-watch.ts';

/** A client at the other end of a WebSocket, as the protocol sees it. */
export type Connection = {
  /** The request that opened the socket, without a session. */
  readonly opening: Omit<RequestFacts, 'requestId' | 'session' | 'dryRun'>;
  /** The `Authorization` header of that request. */
  readonly header: string | undefined;
  /** Fires when the socket has closed. */
  readonly gone: AbortSignal;
  /** Ends all subscriptions with the error, then the socket. */
  readonly fail: (error: RequestError) => void;
  /** Takes one of the connections that a session may have; false when there is none left. */
  readonly admit: (session: Session | null) => boolean;
  /** Subscriptions under way, by the ids that the client gave them. */
  readonly running: Map<string, { readonly end: (error: RequestError) => void }>;
  /** Told when an operation has ended and its last message is sent. */
  readonly completed: (id: string) => void;
  /** From `connection_init` on. */
  caller?: { readonly session: Session | null; readonly watch: SessionWatch };
};

type WebSocketContext = Context<Record<string, unknown>, Connection>;

export type ProtocolOptions = {
  readonly operations: Operations;
  readonly edge: IdentityEdge;
  readonly rates: RateLimiter;
  readonly limits: SubscriptionLimits;
};

/**
 * The protocol `graphql-transport-ws`, served by the library that defines it: it reads and writes messages, what they mean
 * is decided here. Operations of every kind are taken.
 */
export const webSocketProtocol = ({ operations, edge, rates, limits }: ProtocolOptions): Server<Connection> => {
  const start = async ({ extra, subscriptions }: WebSocketContext, payload: object): Promise<Outcome> => {
    const caller = extra.caller!;
    const facts = { ...extra.opening, requestId: requestId({}), session: caller.session, dryRun: false };
    const refused = (error: unknown): Outcome => ({
      kind: 'refused',
      errors: [operations.publicError(error, facts)],
    });
    if (Object.keys(subscriptions).length > limits.perConnection)
      return refused(new RequestError('RATE_LIMITED', { message: 'The connection has too many operations open.' }));
    try {
      await caller.watch.check();
    } catch (error) {
      return refused(error);
    }
    return operations.start(requestOf(payload), { facts, watch: caller.watch, signal: extra.gone });
  };

  return makeServer<Record<string, unknown>, Connection>({
    connectionInitWaitTimeout: limits.initMs,
    jsonMessageReviver: refusePrototypes,
    onConnect: async ({ extra, connectionParams }) => {
      const credential = bearerCredential(authorizationIn(connectionParams) ?? extra.header);
      const lookup = rates.resolving(edge, extra.opening.ip);
      const resolution = credential === undefined ? undefined : await lookup.resolveSession(credential);
      if (resolution?.ok === false) throw new RequestError(resolution.code);
      // Nobody would give a place back that is taken after the end.
      if (extra.gone.aborted) return;
      const session = resolution?.session ?? null;
      if (!extra.admit(session))
        throw new RequestError('RATE_LIMITED', { message: 'The session has too many connections open.' });
      const watch = watchSession({ edge, credential, session, everyMs: limits.recheckMs, onEnd: extra.fail });
      extra.gone.addEventListener('abort', watch.stop, { once: true });
      extra.caller = { session, watch };
    },
    onSubscribe: async (context, id, payload) => {
      const outcome = await start(context, payload);
      if (outcome.kind === 'refused') return outcome.errors.map((error) => new PublicError(error));
      if (outcome.kind === 'streaming') {
        if (context.extra.gone.aborted || !(id in context.subscriptions)) await outcome.results.return();
        context.extra.running.set(id, outcome.results);
      }
      return { ...anyOperation, rootValue: outcome.kind === 'streaming' ? outcome.results : outcome.result };
    },
    // Everything has been done in `onSubscribe`: what is left is to hand its outcome on.
    execute: ({ rootValue }) => rootValue as never,
    onNext: (_context, _id, _payload, _args, result) => result as FormattedExecutionResult,
    onError: ({ extra }, _id, _payload, errors) =>
      errors.map((error) => (error instanceof PublicError ? error.formatted : failed(operations, extra, error))),
    onComplete: ({ extra }, id) => extra.completed(id),
  });
};

/** An error that is formatted already, on its way through the library. */
class PublicError extends GraphQLError {
  readonly formatted: ReturnType<Operations['publicError']>;

  constructor(formatted: ReturnType<Operations['publicError']>) {
    super(formatted.message);
    this.formatted = formatted;
  }
}

/** What has ended a stream; the library wraps it. */
const failed = (operations: Operations, { opening, caller }: Connection, error: GraphQLError) =>
  operations.publicError(error.originalError ?? error, {
    ...opening,
    requestId: requestId({}),
    session: caller?.session ?? null,
    dryRun: false,
  });

/** The library looks for the kind of an operation before it calls `execute`; which one it finds does not matter. */
const anyOperation: Pick<ExecutionArgs, 'schema' | 'document'> = {
  schema: buildSchema('type Query { any: Boolean }'),
  document: parse('{ any }'),
};

/** A message as a request over HTTP; the protocol has no place for a `documentId` but the extensions. */
const requestOf = (payload: object): object => {
  const { query, extensions, ...rest } = payload as { query?: unknown; extensions?: { documentId?: unknown } | null };
  return {
    documentId: extensions?.documentId,
    ...rest,
    // Messages must have a query, so one that means a document of the registry brings an empty one.
    ...(query === '' ? {} : { query }),
    ...(extensions === undefined ? {} : { extensions }),
  };
};

const authorizationIn = (parameters: Readonly<Record<string, unknown>> | undefined): string | undefined => {
  const given = parameters?.authorization ?? parameters?.Authorization;
  if (given === undefined || given === null) return undefined;
  if (typeof given === 'string') return given;
  throw new RequestError('UNAUTHENTICATED', { message: 'The authorization of connection_init must be text.' });
};

/** As for bodies over HTTP: a key that reaches for a prototype is no name of anything. */
const refusePrototypes = (key: string, value: unknown): unknown => {
  const isBuilder = key === 'constructor' && typeof value === 'object' && value !== null && 'prototype' in value;
  if (key === '__proto__' || isBuilder) throw new Error('a key of a message reaches for a prototype');
  return value;
};
