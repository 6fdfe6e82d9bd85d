import type { FetchNode } from '@apollo/query-planner';
import { RequestError } from '@lintel/server/request-error';
import { subgraphError } from '../errors.ts';
import type { SourceResult } from '../source.ts';
import { prepareCall } from './call-source.ts';
import { type Data, merge } from './merge.ts';
import type { PlanParts } from './parts.ts';
import { compileRewrites } from './rewrites.ts';
import type { Run } from './run.ts';

/** The owning subgraph of a subscription. */
export type EventSource = {
  /** What the subgraph emits, until it ends or the signal fires. Error: BAD_USER_INPUT when it cannot emit anything. */
  readonly events: (
    variables: Readonly<Record<string, unknown>>,
    context: unknown,
    signal: AbortSignal,
  ) => AsyncIterable<SourceResult>;
  /** Takes an event into the data of a run of its own. */
  readonly take: (run: Run, event: SourceResult) => void;
};

export const compileEventSource = (node: FetchNode, parts: PlanParts): EventSource => {
  const call = prepareCall(node, parts);
  const rewrite = compileRewrites(node.outputRewrites, parts.conditions);
  const { source, query, operationName } = call;
  return {
    events: (variables, context, signal) => {
      if (source.subscribe === undefined)
        throw new RequestError('BAD_USER_INPUT', { message: 'This part of the system has no subscriptions.' });
      return source.subscribe({ query, operationName, variables: call.variables(variables) }, context, signal);
    },
    take: (run, { data, errors = [] }) => {
      for (const error of errors)
        run.errors.add(
          subgraphError(error, source.name, error.path === undefined ? undefined : run.clientPath(error.path)),
        );
      if (data == null) return;
      rewrite?.(data as Data);
      merge(run.data, data as Data);
    },
  };
};
