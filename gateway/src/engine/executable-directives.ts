import { DirectiveLocation, GraphQLDirective, type GraphQLInputType, type GraphQLSchema, typeFromAST } from 'graphql';

const executable: ReadonlySet<string> = new Set([
  DirectiveLocation.QUERY,
  DirectiveLocation.MUTATION,
  DirectiveLocation.SUBSCRIPTION,
  DirectiveLocation.FIELD,
  DirectiveLocation.FRAGMENT_DEFINITION,
  DirectiveLocation.FRAGMENT_SPREAD,
  DirectiveLocation.INLINE_FRAGMENT,
  DirectiveLocation.VARIABLE_DEFINITION,
]);

/**
 * The supergraph's own directives for operations, as `directive @audit(reason: String) on FIELD`. Composition keeps them, and the API schema of
 * `@apollo/federation-internals` leaves them out, so that every use would be refused as unknown. Types of their arguments are those of `schema`;
 * one whose argument has a type that clients do not see is none for clients.
 */
export const executableDirectives = (fullSchema: GraphQLSchema, schema: GraphQLSchema): readonly GraphQLDirective[] =>
  fullSchema.getDirectives().flatMap((directive) => {
    const isOurs = schema.getDirective(directive.name) == null && !directive.name.includes('__');
    if (!isOurs || !directive.locations.some((location) => executable.has(location))) return [];
    const config = directive.toConfig();
    const args = Object.entries(config.args).map(([name, argument]) => {
      const type = argument.astNode && typeFromAST(schema, argument.astNode.type as never);
      return [
        name,
        {
          ...argument,
          type: (type ?? schema.getType(String(argument.type).replace(/[[\]!]/g, ''))) as GraphQLInputType,
        },
      ] as const;
    });
    if (args.some(([, { type }]) => type === undefined)) return [];
    return [new GraphQLDirective({ ...config, args: Object.fromEntries(args) })];
  });
