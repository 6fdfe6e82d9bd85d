import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, type GraphQLResolveInfo, GraphQLScalarType, parse } from 'graphql';

// biome-ignore lint/suspicious/noExplicitAny: resolvers of tests take what they like.
export const schemaOf = (module: { typeDefs: DocumentNode; resolvers: any }) => buildSubgraphSchema([module]);

const infoProperties = [
  'fieldName',
  'fieldNodes',
  'returnType',
  'parentType',
  'path',
  'schema',
  'fragments',
  'rootValue',
  'operation',
  'variableValues',
] as const satisfies readonly (keyof GraphQLResolveInfo)[];

// Fields without a resolver read the root value, so that each case brings its own.
export const schema = schemaOf({
  typeDefs: parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    scalar Instant
    scalar Json
    enum Color { RED GREEN }
    input Filter { text: String = "any" color: Color tags: [String!] not: Filter }
    interface Named { name: String! }
    type Cat implements Named @key(fields: "name") { name: String! lives: Int sound(loud: Boolean): String }
    type Dog implements Named @key(fields: "name") { name: String! barks: Boolean sound: String }
    type Person implements Named { name: String! }
    union Pet = Cat | Dog
    type Node {
      id: ID! label: String sureLabel: String! child: Node sure: Node! kids: [Node] sureKids: [Node!]! sureItems: [Node!]
      tags: [String] sureTags: [String!] pet: Pet
    }
    type Query {
      text: String sureText: String! number: Int float: Float flag: Boolean id: ID instant: Instant json: Json color: Color
      colors: [Color!] list: [String] sureList: [String!]! matrix: [[Int!]] sureMatrix: [[Int!]!]
      node: Node sureNode: Node! nodes: [Node] sureNodes: [Node!]
      pet: Pet pets: [Pet] named: Named nameds: [Named!]
      echo(text: String = "default", number: Int, numbers: [Int!], filter: Filter, color: Color, instant: Instant): Json
      needs(number: Int!, also: Int! = 3): Json
      info(number: Int): Json
    }
    type Mutation { first: Int second(wait: Boolean): Int third: Int! node: Node }
    type Subscription { ticks: Int }
  `),
  resolvers: {
    Instant: new GraphQLScalarType({
      name: 'Instant',
      serialize: (value) => (value instanceof Date ? value.toISOString() : null),
      parseValue: (value) => new Date(String(value)),
      parseLiteral: (node) => new Date('value' in node ? String(node.value) : ''),
    }) as never,
    Json: new GraphQLScalarType({ name: 'Json' }) as never,
    Color: { RED: { hex: 'f00' }, GREEN: 2 } as never,
    Named: { __resolveType: ({ kind }: { kind: unknown }) => kind as string } as never,
    Cat: {
      __isTypeOf: (value: { lives?: unknown }) => value.lives !== 0,
      __resolveReference: ({ name }: { name: string }) => (name === 'nobody' ? null : { name, lives: 9 }),
    },
    Dog: {
      __isTypeOf: async (value: { barks?: unknown }) => value.barks !== undefined,
      __resolveReference: async ({ name }: { name: string }) => {
        if (name === 'lost') throw new Error('the dog is lost');
        return { name, barks: true };
      },
    },
    Query: {
      echo: (_: unknown, parameters: unknown) => parameters,
      needs: (_: unknown, parameters: unknown) => parameters,
      info: (_: unknown, _parameters: unknown, context: unknown, info: GraphQLResolveInfo) => ({
        ...Object.fromEntries(infoProperties.map((name) => [name, info[name]])),
        schema: info.schema === schema,
        returnType: String(info.returnType),
        parentType: String(info.parentType),
        context,
      }),
    },
  },
});

/** One operation over one root value. */
export type Case = {
  readonly query: string;
  readonly root?: () => unknown;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
};

export const boom = (message = 'boom') => {
  throw new Error(message);
};
export const later = async <T>(value: T): Promise<T> => {
  await new Promise((resolve) => setImmediate(resolve));
  return value;
};
export const failLater = async (message = 'boom later') => boom(await later(message));
export const node = (more: object = {}) => ({ id: 'n', sureLabel: 'label', sureKids: [], ...more });
