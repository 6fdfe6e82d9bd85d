import { buildSubgraphSchema, printSubgraphSchema } from '@apollo/subgraph';
import { userErrors } from '@lintel/kernel/errors';
import { type DocumentNode, type GraphQLSchema, isObjectType, parse, print, visit } from 'graphql';
import { checkRepresentations } from './representations.ts';
import { scalarResolvers } from './scalars.ts';
import { sdl } from './sdl.ts';
import { withCosts } from './sdl-costs.ts';
import type { SubscriptionField } from './subscription-field.ts';

/** The face of one domain of a subgraph. */
export type Module = { readonly typeDefs: readonly DocumentNode[]; readonly resolvers: ResolverMap };

// biome-ignore lint/suspicious/noExplicitAny: each map is checked where it is written, by `satisfies` with its generated types.
type AnyResolver = (...parameters: any[]) => unknown;
export type ResolverMap = {
  readonly [type: string]: { readonly [field: string]: AnyResolver | SubscriptionField };
};

export type Subgraph = { readonly name: SubgraphName; readonly schema: GraphQLSchema; readonly sdl: string };

export const subgraphNames = ['identity', 'property', 'finance', 'community', 'documents'] as const;
export type SubgraphName = (typeof subgraphNames)[number];

const federation = parse(`
  extend schema @link(
    url: "https://specs.apollo.dev/federation/v2.9"
    import: [
      "@key", "@shareable", "@external", "@provides", "@requires", "@inaccessible", "@tag", "@override"
      "@cost", "@listSize", "@composeDirective"
    ]
  )
  @link(url: "https://lintel.example/limits/v1.0", import: ["@maxItems", "@sensitive"])
  @composeDirective(name: "@maxItems")
  @composeDirective(name: "@sensitive")
`);

/** Built from the registry, so that the API and the rules cannot know different codes. */
const userErrorCodes = parse(`
  "Every code that a mutation can answer in userErrors."
  enum UserErrorCode {
    ${Object.entries(userErrors)
      .map(([code, { description }]) => `${JSON.stringify(description)} ${code}`)
      .join('\n')}
  }
`);

/**
 * Makes a subgraph of its domains. `buildSubgraphSchema` ignores resolvers of types and fields that the SDL does not have
 * without a word, so this refuses them.
 */
export const defineSubgraph = (name: SubgraphName, modules: readonly Module[]): Subgraph => {
  const common = {
    typeDefs: [federation, sdl(import.meta.url, 'common.graphql'), userErrorCodes],
    resolvers: scalarResolvers,
  };
  const parts = [common, ...modules].flatMap(({ typeDefs, resolvers }) =>
    typeDefs.map((document, index) => ({
      typeDefs: withCosts(document),
      ...(index === 0 ? { resolvers: resolvers as never } : {}),
    })),
  );
  const schema = buildSubgraphSchema(parts);
  checkRepresentations(schema);
  for (const { resolvers } of modules) refuseUnknownResolvers(name, schema, resolvers);
  return { name, schema, sdl: withoutMachinery(printSubgraphSchema(schema)) };
};

/** Federation's own types and fields: whoever composes or generates types adds them himself, and trips over a second copy. */
const machinery = ['_Any', '_Entity', '_Service', '_entities', '_service'];

const withoutMachinery = (text: string): string => {
  const drop = (node: { readonly name: { readonly value: string } }) =>
    machinery.includes(node.name.value) ? null : undefined;
  return print(
    visit(parse(text), {
      ScalarTypeDefinition: drop,
      UnionTypeDefinition: drop,
      ObjectTypeDefinition: { enter: drop },
      FieldDefinition: drop,
    }),
  );
};

const refuseUnknownResolvers = (name: SubgraphName, schema: GraphQLSchema, resolvers: ResolverMap): void => {
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = schema.getType(typeName);
    const known = isObjectType(type) ? type.getFields() : {};
    const unknown = Object.keys(fields).filter((field) => !field.startsWith('__') && !(field in known));
    if (!isObjectType(type) || unknown.length > 0) {
      throw new Error(
        `subgraph ${name}: resolvers without SDL for ${typeName}${unknown.length > 0 ? `.${unknown.join(', ')}` : ''}`,
      );
    }
  }
};
