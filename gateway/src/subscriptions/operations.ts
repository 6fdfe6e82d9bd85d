import type { ApolloServer } from '@apollo/server';
import type { RequestFacts } from '@lintel/server/context';
import type { Metrics } from '@lintel/server/metrics';
import { RequestError } from '@lintel/server/request-error';
import { requestHash } from '@lintel/server/request-hash';
import { type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { IdentityEdge } from '../edge/identity-edge.ts';
import type { EngineResult } from '../engine/run-operation.ts';
import type { GatewayContext, GatewayContexts, SubscriptionPlace } from '../gateway-context.ts';
import { type GraphqlBody, graphqlBody } from '../http/graphql-body.ts';
import { isStorable } from '../http/json-body.ts';
import type { OperationText } from '../http/operation-text.ts';
import type { OperationTexts } from '../http/operation-texts.ts';
import { mayWrite } from '../http/request-facts.ts';
import { finishError, type IntrospectionPolicy, isSchemaShown } from '../operation-plugin.ts';
import type { Overload, Place } from '../overload/overload.ts';
import type { RateLimiter } from '../rate-limit/rate-limiter.ts';
import { startDeadline } from './deadline.ts';
import type { Counter } from './limits.ts';
import { type ResultStream, resultStream } from './result-stream.ts';
import type { SessionWatch } from './session-watch.ts';

export type OperationsOptions = {
  readonly server: ApolloServer<GatewayContext>;
  readonly edge: IdentityEdge;
  readonly texts: OperationTexts;
  readonly metrics: Metrics;
  readonly contexts: GatewayContexts;
  readonly formatError: (formatted: GraphQLFormattedError, raw: unknown) => GraphQLFormattedError;
  readonly introspection: IntrospectionPolicy;
  readonly deadlineMs: number;
  readonly overload: Overload;
  readonly rates: RateLimiter;
  /** Subscriptions by organization. */
  readonly subscriptions: Counter;
};

/** Who sends an operation. */
export type Caller = {
  readonly facts: RequestFacts;
  readonly watch: SessionWatch;
  /** Fires when the caller has left. */
  readonly signal: AbortSignal;
};

export type Outcome =
  /** Nothing has run. */
  | { readonly kind: 'refused'; readonly errors: readonly GraphQLFormattedError[] }
  | { readonly kind: 'answered'; readonly result: FormattedExecutionResult }
  | { readonly kind: 'streaming'; readonly results: ResultStream<FormattedExecutionResult> };

/** Operations of any kind, with the checks that they have over plain HTTP, for connections that can carry events. */
export type Operations = {
  /** Never rejects. `body` is the body of a GraphQL request as it came. */
  readonly start: (body: unknown, caller: Caller) => Promise<Outcome>;
  /** An error as a client may see it. */
  readonly publicError: (error: unknown, facts: RequestFacts) => GraphQLFormattedError;
};

export const operations = (options: OperationsOptions): Operations => {
  const { server, texts, contexts, deadlineMs, overload, rates } = options;
  const publicError = publicErrors(options);

  const enter = async (body: unknown, caller: Caller): Promise<Outcome> => {
    if (!isStorable(body))
      throw new RequestError('BAD_REQUEST', { message: 'The operation holds a character that no text may have.' });
    const asked = graphqlBody(body);
    const place = overload.enter(asked);
    let hasRun = false;
    try {
      const done = rates.admit(caller.facts);
      const outcome = await admitted(asked, caller, place).finally(done);
      hasRun = outcome.kind !== 'refused';
      return outcome;
    } finally {
      place.leave(hasRun ? 'ran' : 'refused');
    }
  };
  const admitted = async (body: GraphqlBody, caller: Caller, place: Place): Promise<Outcome> => {
    const chosen = await texts(body, caller.facts);
    const { lane, answerIsGone } = place.admit(caller.facts.session, chosen.text);
    return run(body, chosen, { ...caller, facts: { ...caller.facts, lane } }).finally(answerIsGone);
  };
  const run = async (
    { variables, operationName }: GraphqlBody,
    { text, isRegistered }: OperationText,
    caller: Caller,
  ): Promise<Outcome> => {
    if (mayWrite(text)) await caller.watch.check('now');
    const facts = hashed(caller.facts, { variables, operationName, query: text });
    const deadline = startDeadline(deadlineMs, caller.signal);
    const place: SubscriptionPlace = {};
    const context = contexts.open({ facts, isRegistered, signal: deadline.signal, subscription: place });
    try {
      const { body: answer } = await server.executeOperation(
        { query: text, variables: variables ?? {}, ...(operationName == null ? {} : { operationName }) },
        { contextValue: context },
      );
      if (answer.kind !== 'single') throw new Error('the gateway answers nothing piece by piece');
      const { data, errors } = answer.singleResult;
      if (place.open !== undefined) return stream(options, { ...caller, facts }, { place, context, publicError });
      return data === undefined && errors !== undefined
        ? { kind: 'refused', errors }
        : { kind: 'answered', result: answer.singleResult };
    } finally {
      deadline.clear();
      contexts.close(context, 'ok');
    }
  };
  return {
    publicError,
    start: (body, caller) =>
      enter(body, caller).catch(
        (error: unknown): Outcome => ({ kind: 'refused', errors: [publicError(error, caller.facts)] }),
      ),
  };
};

/** The idempotency key belongs to the request that it came with. */
const hashed = (facts: RequestFacts, request: object): RequestFacts =>
  facts.idempotencyKey === undefined ? facts : { ...facts, requestHash: requestHash(request as never) };

const publicErrors =
  ({ formatError, introspection }: OperationsOptions): Operations['publicError'] =>
  (error, { session, requestId }) => {
    const raw = error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
    return finishError(formatError(raw.toJSON(), raw), {
      maySeeSchema: isSchemaShown(introspection, session),
      requestId,
    });
  };

type Opened = {
  readonly place: SubscriptionPlace;
  readonly context: GatewayContext;
  readonly publicError: Operations['publicError'];
};

const stream = (
  { metrics, subscriptions, contexts, deadlineMs }: OperationsOptions,
  { facts, watch }: Caller,
  { place, context, publicError }: Opened,
): Outcome => {
  const release = subscriptions(facts.session?.organizationId ?? 'nobody');
  if (release === undefined)
    throw new RequestError('RATE_LIMITED', { message: 'The organization has too many subscriptions open.' });
  metrics.subscriptions.inc();
  const { isRegistered } = context;
  const open = (signal: AbortSignal) =>
    place.open!({
      context,
      signal,
      beginEvent: async () => {
        await watch.check();
        const deadline = startDeadline(deadlineMs, signal);
        const own = contexts.open({ facts, isRegistered, signal: deadline.signal });
        const end = () => {
          deadline.clear();
          contexts.close(own, 'ok');
        };
        return { context: own, signal: deadline.signal, end };
      },
    });
  const format = ({ data, errors }: EngineResult): FormattedExecutionResult => ({
    ...(data === undefined ? {} : { data }),
    ...(errors === undefined ? {} : { errors: errors.map((error) => publicError(error, facts)) }),
  });
  const onEnd = () => {
    release();
    metrics.subscriptions.dec();
  };
  return { kind: 'streaming', results: resultStream({ open, format, onEnd }) };
};
