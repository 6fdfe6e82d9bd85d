import type { FetchNode } from '@apollo/query-planner';
import { RequestError } from '@lintel/server/request-error';
import { Kind, parse } from 'graphql';
import type { Source, SourceResult } from '../source.ts';
import { isData } from './merge.ts';
import type { PlanParts } from './parts.ts';
import type { Run } from './run.ts';

/** A fetch with everything about it that is the same in every run. */
export type Call = {
  readonly source: Source<unknown>;
  readonly query: string;
  readonly operationName: string | undefined;
  /** Those of the client's variables that this fetch uses. */
  readonly variables: (all: Run['variables']) => Record<string, unknown>;
  readonly observer: PlanParts['observer'];
};

export const prepareCall = (node: FetchNode, { source, observer }: PlanParts): Call => {
  if (node.contextRewrites !== undefined && node.contextRewrites.length > 0)
    throw new RequestError('BAD_USER_INPUT', {
      message: 'Fields that take arguments from a context are not supported.',
    });
  const used = node.variableUsages ?? variablesOf(node.operation);
  return {
    source: source(node.serviceName),
    query: node.operation,
    operationName: node.operationName,
    observer,
    variables: (all) => {
      const chosen: Record<string, unknown> = {};
      for (const name of used) if (all[name] !== undefined) chosen[name] = all[name];
      return chosen;
    },
  };
};

const variablesOf = (operation: string): readonly string[] =>
  parse(operation, { noLocation: true }).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
      : [],
  );

/** Asks a subgraph. Rejects when there is no answer in time, or one of the wrong form; errors in the answer are the caller's. */
export const callSource = async (
  run: Run,
  { source, query, operationName, observer }: Call,
  variables: Readonly<Record<string, unknown>>,
): Promise<SourceResult> => {
  const end = observer.fetching(source.name, run.context);
  try {
    run.signal?.throwIfAborted();
    const result = await run.inTime(source.execute({ query, operationName, variables }, run.context, run.signal));
    assertResult(result);
    end(result.errors === undefined ? 'ok' : 'error');
    return result;
  } catch (error) {
    end('unavailable');
    throw error;
  }
};

function assertResult(result: SourceResult): asserts result is SourceResult {
  const isResult =
    isData(result) &&
    (result.data == null || isData(result.data)) &&
    (result.errors === undefined || (Array.isArray(result.errors) && result.errors.every(isData)));
  if (!isResult) throw new Error('the answer is no GraphQL result');
}
