import type { GraphQLFormattedError } from 'graphql';

/** One operation for one subgraph, as text: what a subgraph prepares once per text it need not prepare again. */
export type SourceRequest = {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
};

/** The answer of a subgraph. The engine merges into the objects it gets, so a source never hands the same ones out twice. */
export type SourceResult = {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
};

/**
 * A subgraph as the engine reaches it. `execute` rejects with a `RequestError` when there is no answer to speak of
 * (DEADLINE_EXCEEDED, SUBGRAPH_UNAVAILABLE); errors of resolvers come in the result.
 */
export type Source<C> = {
  readonly name: string;
  /** `signal` fires when nobody waits for the answer any more: the client has left, or the operation's deadline is over. */
  readonly execute: (request: SourceRequest, context: C, signal?: AbortSignal) => Promise<SourceResult>;
  /** Results of a subscription until the subgraph ends it or the signal fires. Absent when the subgraph cannot do that. */
  readonly subscribe?: (request: SourceRequest, context: C, signal: AbortSignal) => AsyncIterable<SourceResult>;
  readonly close?: () => Promise<void>;
};
