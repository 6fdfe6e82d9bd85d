import { RequestError } from '@lintel/server/request-error';
import type { PreparedOperation } from './prepare.ts';
import { type EngineResult, internalVariables, runOperation } from './run-operation.ts';

/** What an event runs in: a context of its own, since a subscription outlives snapshots and sessions. */
export type EventScope<C> = {
  readonly context: C;
  readonly signal: AbortSignal | undefined;
  readonly end: () => void;
};

export type SubscribeInput<C> = {
  readonly variables: Readonly<Record<string, unknown>>;
  /** Who subscribes, for the owning subgraph. */
  readonly context: C;
  /** Ends the subscription. */
  readonly signal: AbortSignal;
  /** Called for each event before anything of it is told. Rejects when the subscriber may not have it: that ends the subscription. */
  readonly beginEvent: () => Promise<EventScope<C>>;
};

/**
 * The answers of a subscription, one per event: the owning subgraph emits, the rest of the plan enriches. Ends when the subgraph does or the signal
 * fires; throws what `beginEvent` rejects with, and a RequestError when the subgraph is lost.
 */
export async function* subscribeOperation<C>(
  prepared: PreparedOperation,
  { variables, context, signal, beginEvent }: SubscribeInput<C>,
): AsyncGenerator<EngineResult> {
  const { events, names } = prepared;
  if (events === undefined) throw new RequestError('BAD_REQUEST', { message: 'This operation is no subscription.' });
  const given = internalVariables(variables, names.variable);
  for await (const event of events.events(given, context, signal)) {
    const scope = await beginEvent();
    let result: EngineResult;
    try {
      result = await runOperation(prepared, { variables, context: scope.context, signal: scope.signal }, (run) =>
        events.take(run, event),
      );
    } finally {
      // Before the answer is handed on: whoever reads slowly must not keep a snapshot open.
      scope.end();
    }
    yield result;
  }
}
