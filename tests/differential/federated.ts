import { createEngine } from '@lintel/gateway/engine/engine';
import { stockGateway } from '@lintel/gateway/stock-gateway';
import { subgraphs } from '@lintel/gateway/subgraphs';
import { type OperationRequest, type OperationResult, subgraphExecutor } from '@lintel/server/execute';
import { RequestError } from '@lintel/server/request-error';
import { type GraphQLFormattedError, parse } from 'graphql';
import type {
  Asking,
  FederatedAnswer,
  FederatedExecutor,
  Question,
  Refusal,
  SeenError,
  StockAnswer,
  StockExecutor,
} from './executor.ts';
import { isDown } from './faults.ts';

/** What one execution hands to the sources: the question's context, and where they note what they refused. */
type Fetching = { readonly asking: Asking; readonly refusals: Refusal[] };

const executors = new Map(Object.entries(subgraphs).map(([name, subgraph]) => [name, subgraphExecutor(subgraph)]));

/** One fetch from an in-process subgraph, through the executor that the product uses. */
const fetchFrom = async (
  subgraph: string,
  request: OperationRequest,
  { asking: { scope }, refusals }: Fetching,
): Promise<OperationResult> => {
  if (isDown(scope, subgraph)) {
    refusals.push({ subgraph, code: 'SUBGRAPH_UNAVAILABLE' });
    throw new RequestError('SUBGRAPH_UNAVAILABLE');
  }
  const result = await executors.get(subgraph)!(request, scope);
  for (const error of result.errors ?? []) {
    if (isRefusal(error)) refusals.push({ subgraph, code: codeOf(error) });
  }
  return result;
};

/** An error about a whole fetch or a whole entity: what a monolith would say about single fields. */
const isRefusal = ({ path }: GraphQLFormattedError): boolean =>
  path === undefined || (path.length === 2 && path[0] === '_entities' && typeof path[1] === 'number');

const codeOf = ({ extensions }: Pick<GraphQLFormattedError, 'extensions'>): string =>
  String(extensions?.code ?? 'INTERNAL');

const answerOf = (
  { data, errors }: { data?: unknown; errors?: readonly GraphQLFormattedError[] },
  { refusals }: Fetching,
): FederatedAnswer => ({
  data,
  errors: (errors ?? []).map((error): SeenError => ({ path: error.path ?? undefined, code: codeOf(error) })),
  refusals,
});

/** Our engine over the subgraphs in this process. */
export const ourExecutor = (supergraphSdl: string): FederatedExecutor => {
  const engine = createEngine<Fetching>({
    supergraphSdl,
    source: (name) => ({ name, execute: (request, context) => fetchFrom(name, request, context) }),
  });
  return async (question, asking) => {
    const fetching: Fetching = { asking, refusals: [] };
    return answerOf(await engine.execute(question, fetching), fetching);
  };
};

/** The stock executor over the same subgraphs. `stop` ends its timers. */
export const stockExecutor = async (
  supergraphSdl: string,
): Promise<{ execute: StockExecutor; stop: () => Promise<void> }> => {
  const silent = () => undefined;
  const logger = { debug: silent, info: silent, warn: silent, error: silent };
  const gateway = stockGateway<Fetching>({
    supergraphSdl,
    source: (name) => ({ name, execute: (request, context) => fetchFrom(name, request, context) }),
    logger,
  });
  const { executor } = await gateway.load();
  const execute = async ({ query, variables }: Question, asking: Asking): Promise<StockAnswer> => {
    const fetching: Fetching = { asking, refusals: [] };
    try {
      const document = parse(query);
      const request = { query, variables };
      return answerOf(
        await executor({ request, document, queryHash: query, context: fetching, metrics: {}, logger } as never),
        fetching,
      );
    } catch (error) {
      return { ...answerOf({}, fetching), broke: String(error) };
    }
  };
  return { execute, stop: () => gateway.stop() };
};
