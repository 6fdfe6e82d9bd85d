import { type Schema, Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import { GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import { executableDirectives } from './executable-directives.ts';
import { plannerSupergraph } from './planner-supergraph/planner-supergraph.ts';

/** A supergraph with everything that is made of it once: the schemas, the planner, the names that a client must not shadow. */
export type LoadedSupergraph = {
  /** What clients see, for validation and shaping. */
  readonly schema: GraphQLSchema;
  /** The same as Apollo's planner wants it. */
  readonly plannerSchema: Schema;
  /** All types, hidden ones too: entities pass through the engine under types that clients never see. */
  readonly fullSchema: GraphQLSchema;
  readonly planner: QueryPlanner;
  /** A plan in terms of the real supergraph: the planner may have been shown another one. */
  readonly restore: (plan: QueryPlan) => QueryPlan;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  /** Every field name that the planner knows. */
  readonly fieldNames: ReadonlySet<string>;
  /** Directives that clients may write and that mean nothing to the planner. */
  readonly clientDirectives: ReadonlySet<string>;
};

/** Builds all of it; takes as long as some hundred requests. Throws when the text is no Federation 2 supergraph. */
export const loadSupergraph = (supergraphSdl: string): LoadedSupergraph => {
  const { sdl, restore } = plannerSupergraph(supergraphSdl);
  const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false });
  const planned = sdl === supergraphSdl ? supergraph : Supergraph.build(sdl, { validateSupergraph: false });
  const fullSchema = supergraph.schema.toGraphQLJSSchema();
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  const directives = executableDirectives(fullSchema, schema);
  return {
    schema: directives.length === 0 ? schema : withDirectives(schema, directives),
    plannerSchema: planned.apiSchema(),
    fullSchema,
    planner: new QueryPlanner(planned, {}),
    restore,
    subgraphs: supergraph.subgraphsMetadata().map(({ name, url }) => ({ name, url })),
    fieldNames: fieldNamesOf(planned.schema.toGraphQLJSSchema()),
    clientDirectives: new Set(directives.map(({ name }) => name)),
  };
};

const withDirectives = (schema: GraphQLSchema, directives: ReturnType<typeof executableDirectives>): GraphQLSchema => {
  const config = schema.toConfig();
  return new GraphQLSchema({ ...config, directives: [...config.directives, ...directives] });
};

const fieldNamesOf = (schema: GraphQLSchema): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) || isInterfaceType(type)) for (const name of Object.keys(type.getFields())) names.add(name);
  }
  return names;
};
