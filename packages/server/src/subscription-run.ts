import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  execute,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { assertAllowed, requirementsOf } from './can.ts';
import { type Context, createContext, type RequestFacts } from './context.ts';
import type { Subgraph } from './define.ts';
import { type OperationRequest, type OperationResult, publicError } from './execute.ts';
import type { Platform } from './platform.ts';
import type { Occurrence } from './subscription-field.ts';

/** Who subscribes, where, and until when. */
export type Subscriber = {
  readonly platform: Platform;
  readonly facts: RequestFacts;
  /** Fires when nobody listens any more. */
  readonly signal: AbortSignal;
};

/**
 * Results of one subscription, an event each, until the signal fires. What ends it before that (no permission, a reader that
 * is too slow, a fault) comes as a last result that has errors and no `data`; it never rejects.
 */
export type SubgraphSubscription = (
  request: OperationRequest,
  subscriber: Subscriber,
) => AsyncGenerator<OperationResult, void>;

/** Most tokens of a document, as for queries. */
const mostTokens = 20_000;

/**
 * Runs subscriptions of one subgraph. Permissions of the whole document are checked before anything is listened to. Each event
 * is answered in a context of its own, whose snapshot is younger than the event; both modes come through here.
 */
export const subgraphSubscription = (subgraph: Subgraph): SubgraphSubscription =>
  async function* subscription(request, { platform, facts, signal }) {
    const context = createContext(platform, facts);
    const refused = (error: unknown): OperationResult => ({ errors: [publicError(error, context, subgraph.name)] });
    let source: AsyncIterableIterator<Occurrence> | undefined;
    const stop = () => void source?.return?.();
    signal.addEventListener('abort', stop, { once: true });
    try {
      const document = prepare(subgraph, request, context);
      const started = await start(subgraph, { request, document, context });
      if (!isStream(started)) {
        yield { errors: (started.errors ?? []).map((error) => publicError(error, context, subgraph.name)) };
        return;
      }
      source = started;
      if (signal.aborted) return;
      for await (const occurrence of source) {
        const result = await answer(subgraph, {
          request,
          document,
          context: createContext(platform, facts),
          occurrence,
        });
        if (signal.aborted) return;
        if (result !== undefined) yield result;
      }
    } catch (error) {
      yield refused(error);
    } finally {
      signal.removeEventListener('abort', stop);
      stop();
    }
  };

const prepare = ({ schema }: Subgraph, { query }: OperationRequest, context: Context): DocumentNode => {
  const document = parse(query, { maxTokens: mostTokens });
  const [error] = validate(schema, document, specifiedRules, { maxErrors: 5 });
  if (error !== undefined) throw error;
  assertAllowed(requirementsOf(schema, document), context.session, context.platform.now());
  return document;
};

type Work = { readonly request: OperationRequest; readonly document: DocumentNode; readonly context: Context };

type Started = AsyncIterableIterator<Occurrence> | ExecutionResult;

const isStream = (started: Started): started is AsyncIterableIterator<Occurrence> => Symbol.asyncIterator in started;

const start = async ({ schema }: Subgraph, { request, document, context }: Work): Promise<Started> =>
  (await createSourceEventStream({
    schema,
    document,
    variableValues: request.variables ?? {},
    operationName: request.operationName,
    contextValue: context,
  })) as Started;

/** What the subscriber is told of an event; undefined when he must not hear of it. */
const answer = async (
  { schema, name }: Subgraph,
  { request, document, context, occurrence }: Work & { readonly occurrence: Occurrence },
): Promise<OperationResult | undefined> => {
  try {
    const payload = await occurrence(context);
    if (payload === null) return undefined;
    const { data = null, errors } = (await execute({
      schema,
      document,
      rootValue: payload,
      contextValue: context,
      variableValues: request.variables ?? {},
      operationName: request.operationName,
    })) as ExecutionResult<Record<string, unknown>>;
    if (errors === undefined) return { data };
    return { data, errors: errors.map((error) => publicError(error, context, name)) };
  } finally {
    await context.end();
  }
};
