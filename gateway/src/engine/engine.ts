import { assertFewSelections } from '@lintel/server/operation-limits';
import { RequestError } from '@lintel/server/request-error';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { type Observer, unobserved } from './observer.ts';
import { operationOf } from './operation-of.ts';
import { typeConditions } from './plan/type-conditions.ts';
import { type PreparedOperation, prepareOperation } from './prepare.ts';
import { type NamedText, type PreparedOperations, preparedOperations } from './prepared-operations.ts';
import { type EngineResult, runOperation, variableErrors } from './run-operation.ts';
import type { Source } from './source.ts';
import { type SubscribeInput, subscribeOperation } from './subscribe-operation.ts';
import { type LoadedSupergraph, loadSupergraph } from './supergraph.ts';

export type EngineOptions<C> = {
  readonly supergraphSdl: string;
  /** How to reach a subgraph, by its name in the supergraph and the URL that stands there. */
  readonly source: (subgraph: string, url: string) => Source<C>;
  readonly observer?: Observer;
};

export type EngineRequest = {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
};

/** Runs operations on a federated graph. Knows nothing of HTTP, sessions or permissions. */
export type Engine<C> = {
  /** What clients see. */
  readonly schema: GraphQLSchema;
  /** The whole way of an operation: parse, validate, plan, execute, shape. Does not reject for faults of client or subgraphs. */
  readonly execute: (request: EngineRequest, context: C, signal?: AbortSignal) => Promise<EngineResult>;
  /**
   * The plan of an operation of a document that has been validated, from memory when it was made before. Plans of registered documents are kept
   * apart from all others. Errors: those of the planner.
   */
  readonly prepare: (
    query: string,
    document: DocumentNode,
    operationName: string | undefined,
    isRegistered?: boolean,
  ) => PreparedOperation;
  /** Whether `prepare` will find the plan of an operation; false also for one whose plan it finds only under the name that was left out. */
  readonly isPrepared: (query: string, operationName: string | undefined) => boolean;
  /** Makes the plan of a document with one operation before anybody asks for it. False when it cannot run here, or there is no room for it. */
  readonly warm: (query: string) => boolean;
  readonly run: (
    prepared: PreparedOperation,
    variables: Readonly<Record<string, unknown>>,
    context: C,
    signal?: AbortSignal,
  ) => Promise<EngineResult>;
  /** See `subscribeOperation`. Variables must be right; `variableErrors` tells. */
  readonly subscribe: (prepared: PreparedOperation, input: SubscribeInput<C>) => AsyncGenerator<EngineResult>;
  /** What is wrong with the variables of an operation; undefined when nothing is. */
  readonly variableErrors: (
    prepared: PreparedOperation,
    variables: Readonly<Record<string, unknown>>,
  ) => readonly GraphQLError[] | undefined;
};

export const createEngine = <C>({ supergraphSdl, source, observer = unobserved }: EngineOptions<C>): Engine<C> => {
  const supergraph = loadSupergraph(supergraphSdl);
  const { schema } = supergraph;
  const scope = {
    supergraph,
    observer,
    source: sourcesOf(supergraph, source) as (subgraph: string) => Source<unknown>,
    conditions: typeConditions(supergraph.fullSchema),
  };
  const remembered = preparedOperations();

  const prepare: Engine<C>['prepare'] = (query, document, operationName, isRegistered = false) => {
    const named = { query, operationName, isRegistered };
    const known = remembered.get(named) ?? underOtherName(remembered, named, document);
    if (known !== undefined) {
      observer.planned(undefined);
      return known;
    }
    const start = performance.now();
    const prepared = prepareOperation(document, operationName, scope);
    observer.planned((performance.now() - start) / 1000);
    remembered.add(named, prepared);
    return prepared;
  };
  const warm: Engine<C>['warm'] = (query) => {
    if (!remembered.hasRoomFor(query)) return false;
    const start = performance.now();
    try {
      const document = validDocument(schema, query, undefined);
      const named = { query, operationName: undefined, isRegistered: true };
      remembered.add(named, prepareOperation(document, undefined, scope));
    } catch {
      // Registered for another schema, perhaps; whoever sends it will be told what is wrong.
      return false;
    }
    observer.warmed((performance.now() - start) / 1000);
    return true;
  };
  const run: Engine<C>['run'] = async (prepared, variables, context, signal) => {
    const errors = variableErrors(schema, prepared, variables);
    return errors === undefined ? runOperation(prepared, { variables, context, signal }) : { errors };
  };
  return {
    schema,
    prepare,
    isPrepared: (query, operationName) =>
      remembered.has(query, operationName) || (operationName !== undefined && remembered.has(query, undefined)),
    warm,
    run,
    subscribe: subscribeOperation,
    variableErrors: (prepared, variables) => variableErrors(schema, prepared, variables),
    execute: async ({ query, operationName, variables = {} }, context, signal) => {
      try {
        const known = remembered.get({ query, operationName, isRegistered: false });
        const document = known?.document ?? validDocument(schema, query, operationName);
        return await run(prepare(query, document, operationName), variables, context, signal);
      } catch (error) {
        return { errors: [asGraphQLError(error)] };
      }
    },
  };
};

/** A document with one operation may be sent with its name and without: there is one plan for both. */
const underOtherName = (
  remembered: PreparedOperations,
  named: NamedText,
  document: DocumentNode,
): PreparedOperation | undefined => {
  const [operation, second] = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const name = (operation as OperationDefinitionNode | undefined)?.name?.value;
  if (second !== undefined || name === undefined || (named.operationName ?? name) !== name) return undefined;
  const found = remembered.get({ ...named, operationName: named.operationName === undefined ? name : undefined });
  if (found !== undefined) remembered.add(named, found);
  return found;
};

const validDocument = (schema: GraphQLSchema, query: string, operationName: string | undefined): DocumentNode => {
  const document = parse(query);
  // Before validation, which walks fragments too.
  assertFewSelections(document);
  const [error] = validate(schema, document, specifiedRules, { maxErrors: 10 });
  if (error !== undefined) throw error;
  operationOf(document, operationName);
  return document;
};

const sourcesOf = <C>({ subgraphs }: LoadedSupergraph, source: EngineOptions<C>['source']) => {
  const sources = new Map(subgraphs.map(({ name, url }) => [name, source(name, url)]));
  return (subgraph: string): Source<C> => {
    const found = sources.get(subgraph);
    if (found === undefined) throw new Error(`the supergraph has no subgraph ${subgraph}`);
    return found;
  };
};

const asGraphQLError = (error: unknown): GraphQLError => {
  if (error instanceof GraphQLError) return error;
  return new RequestError('INTERNAL', { cause: error });
};
