import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { createEngine, type Engine } from '../../../src/engine/engine.ts';
import type { Source } from '../../../src/engine/source.ts';
import { httpSource } from '../../../src/sources/http-source.ts';
import { type Case, composeFixture, type ExecutableSubgraph, executable, type Fixture } from './fixture.ts';
import { serveSubgraphs } from './serve.ts';

/** What a gateway answers to a case. Paths of errors are those of the client. */
export type Answer = {
  readonly data?: unknown;
  readonly errors?:
    | readonly { readonly message: string; readonly path?: readonly (string | number)[] | undefined }[]
    | undefined;
};

/** A gateway in front of the subgraphs of one fixture. */
export type StartedGateway = { readonly ask: (one: Case) => Promise<Answer>; readonly close: () => Promise<void> };

/** A way to execute a fixture, with subgraphs and data of its own. */
export type Way = (fixture: Fixture) => Promise<StartedGateway>;

/** Our engine, the subgraphs in this process. */
export const inProcess: Way = async (fixture) => {
  const { subgraphOf, supergraphSdl } = prepared(fixture);
  const engine = createEngine<undefined>({ supergraphSdl, source: localSource(subgraphOf) });
  return { ask: asking(engine), close: async () => {} };
};

const localSource =
  (subgraphOf: (name: string) => ExecutableSubgraph) =>
  (name: string): Source<undefined> => ({ name, execute: (request) => subgraphOf(name).execute(request) as never });

/** Our engine and our HTTP source, the subgraphs behind HTTP servers. */
export const overHttp: Way = async (fixture) => {
  const subgraphs = fixture.subgraphs();
  const served = await serveSubgraphs(subgraphs.map(executable));
  const sources: Required<Source<undefined>>[] = [];
  const engine = createEngine<undefined>({
    supergraphSdl: composeFixture(subgraphs, served.urlOf),
    source: (name, url) => {
      const source = httpSource<undefined>({ name, url });
      sources.push(source);
      return source;
    },
  });
  const close = async () => {
    await Promise.all(sources.map((source) => source.close()));
    await served.close();
  };
  return { ask: asking(engine), close };
};

/** The stock gateway with its own executor, the subgraphs in this process: the reference. */
export const stock: Way = async (fixture) => {
  const { subgraphOf, supergraphSdl } = prepared(fixture);
  const buildService = ({ name }: { readonly name: string }): GraphQLDataSource => ({
    process: ({ request: { query = '', operationName, variables = {} } }) =>
      subgraphOf(name).execute({ query, operationName, variables }) as never,
  });
  const server = new ApolloServer({
    gateway: new ApolloGateway({ supergraphSdl, buildService, logger: silent }),
    logger: silent,
    stopOnTerminationSignals: false,
    maxRecursiveSelections: true,
  });
  await server.start();
  return {
    ask: async ({ query, operationName, variables = {} }) => {
      const request = { query, variables: { ...variables }, ...(operationName === undefined ? {} : { operationName }) };
      const { body } = await server.executeOperation(request);
      if (body.kind !== 'single') throw new Error('an answer in parts');
      return body.singleResult;
    },
    close: () => server.stop(),
  };
};

const prepared = (fixture: Fixture) => {
  const subgraphs = fixture.subgraphs();
  const executables = new Map(subgraphs.map((subgraph) => [subgraph.name, executable(subgraph)]));
  const subgraphOf = (name: string): ExecutableSubgraph => {
    const subgraph = executables.get(name);
    if (subgraph === undefined) throw new Error(`${fixture.name} has no subgraph ${name}`);
    return subgraph;
  };
  return { subgraphOf, supergraphSdl: composeFixture(subgraphs) };
};

const asking =
  (engine: Engine<undefined>): StartedGateway['ask'] =>
  async ({ query, operationName, variables }) =>
    // As a client would get it: paths and values that are nothing but JSON.
    JSON.parse(JSON.stringify(await engine.execute({ query, operationName, variables }, undefined)));

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
