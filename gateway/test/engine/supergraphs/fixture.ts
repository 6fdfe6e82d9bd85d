import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type ExecutionResult,
  execute,
  type FormattedExecutionResult,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import type { SourceRequest } from '../../../src/engine/source.ts';

/** One constellation of federation features: the subgraphs that have it, and operations with the only right answer. */
export type Fixture = {
  /** Kebab-case, as the file. */
  readonly name: string;
  /**
   * New subgraphs with data of their own, so that the mutations of one run do not reach another. Composition sees them in
   * this order.
   */
  readonly subgraphs: () => readonly FixtureSubgraph[];
  /** To be executed in this order: a mutation is seen by the cases after it. */
  readonly cases: readonly Case[];
};

/**
 * A subgraph as its team would write it. Where a good plan has no business, a resolver throws `notAsked`: a plan that
 * asks too much is then a wrong answer, not just a slow one.
 */
export type FixtureSubgraph = {
  readonly name: string;
  readonly sdl: string;
  readonly resolvers: Resolvers;
};

// biome-ignore lint/suspicious/noExplicitAny: each fixture writes resolvers for the few rows that it holds itself.
type AnyResolver = (...parameters: any[]) => unknown;

/** Resolvers by type and field; `__resolveReference` and `__resolveType` belong to a type. Enums map names to values. */
export type Resolvers = {
  readonly [type: string]: { readonly [field: string]: AnyResolver | string | number | undefined } | undefined;
};

/** An operation and what it has to answer, written by hand from the specification. */
export type Case = {
  /** A sentence: what is special. */
  readonly name: string;
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** The exact answer; null as well when the operation is refused before it is executed. */
  readonly data: unknown;
  /** Absent or false: none. True: at least one. Paths: exactly these, in any order, in the response names of the client. */
  readonly errors?: boolean | readonly ErrorPath[];
};

export type ErrorPath = readonly (string | number)[];

/** A subgraph that can be asked. */
export type ExecutableSubgraph = {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** Validates and executes; never rejects. */
  readonly execute: (request: SourceRequest) => Promise<FormattedExecutionResult>;
};

/** The head of a Federation 2 subgraph. `imports` without `@`: `federation('key shareable')`. */
export const federation = (imports: string, version = 'v2.3'): string => {
  const names = imports.split(' ').map((name) => `"@${name}"`);
  return `extend schema @link(url: "https://specs.apollo.dev/federation/${version}", import: [${names.join(', ')}])\n`;
};

/** For resolvers that a good plan never reaches. */
export const notAsked = (coordinate: string) => (): never => {
  throw new Error(`${coordinate} is not to be asked for`);
};

/** Makes a subgraph answer operations. */
export const executable = ({ name, sdl, resolvers }: FixtureSubgraph): ExecutableSubgraph => {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  return {
    name,
    schema,
    execute: async (request) => formatted(await executeOn(schema, request)),
  };
};

const executeOn = async (
  schema: GraphQLSchema,
  { query, operationName, variables }: SourceRequest,
): Promise<ExecutionResult> => {
  const document = parse(query);
  const errors = validate(schema, document);
  if (errors.length > 0) return { errors };
  return execute({ schema, document, operationName, variableValues: variables });
};

/** As a client over HTTP would get it: plain objects that nobody else holds, errors without their cause. */
const formatted = (result: ExecutionResult): FormattedExecutionResult => JSON.parse(JSON.stringify(result));

/** Composes the supergraph. Throws with every composition error. */
export const composeFixture = (
  subgraphs: readonly Pick<FixtureSubgraph, 'name' | 'sdl'>[],
  urlOf: (name: string) => string = (name) => `http://${name}.invalid`,
): string => {
  const composed = composeServices(
    subgraphs.map(({ name, sdl }) => ({ name, url: urlOf(name), typeDefs: parse(sdl) })),
  );
  if (composed.errors !== undefined) throw new Error(composed.errors.map(({ message }) => message).join('\n'));
  return composed.supergraphSdl;
};
