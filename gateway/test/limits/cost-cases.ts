import { buildSchema, type GraphQLSchema, Kind, parse, specifiedRules, validate } from 'graphql';
import { type CostedOperation, operationCosts } from '../../src/limits/cost.ts';
import { readCostModel } from '../../src/limits/cost-model.ts';

const directives = `
  directive @link(url: String, as: String, import: [String]) repeatable on SCHEMA
  directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  directive @maxItems(count: Int!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
  directive @sensitive on FIELD_DEFINITION
  schema
    @link(url: "https://specs.apollo.dev/cost/v0.1", import: ["@cost", "@listSize"])
    @link(url: "https://lintel.example/limits/v1.0", import: ["@maxItems", "@sensitive"])
  { query: Query mutation: Mutation }
`;

const types = `
  type Query {
    home: Home
    homes(first: Int): [Home!]! @listSize(slicingArguments: ["first"], assumedSize: 20, requireOneSlicingArgument: false)
    preset(first: Int = 7): [Home!]! @listSize(slicingArguments: ["first"], assumedSize: 20, requireOneSlicingArgument: false)
    both(first: Int, last: Int): [Home!]! @listSize(slicingArguments: ["first", "last"], assumedSize: 20, requireOneSlicingArgument: false)
    paged(page: Page): HomeConnection! @listSize(slicingArguments: ["page.first"], sizedFields: ["nodes", "edges"], assumedSize: 20, requireOneSlicingArgument: false)
    pages(first: Int): HomeConnection! @listSize(slicingArguments: ["first"], sizedFields: ["nodes", "edges"], assumedSize: 20, requireOneSlicingArgument: false)
    unsized: [Home!]!
    marked: Marked
    gate: Gate
    anything: [Thing!]! @listSize(assumedSize: 10)
    report(deep: Boolean @cost(weight: 3)): Report @cost(weight: 50)
  }
  type Mutation {
    homesCreate(input: HomesCreateInput!): HomesCreated!
    quick: Int @cost(weight: 2)
    pay(amount: Int): Int @sensitive
    refund(amount: Int): Int @sensitive
  }
  input Page { first: Int after: String }
  input HomesCreateInput { homes: [HomeInput!]! @cost(weight: 5) @maxItems(count: 300) labels: [String!] @cost(weight: 1) }
  input HomeInput { name: String rooms: [RoomInput!] @cost(weight: 2) }
  input RoomInput { name: String within: RoomInput }
  type HomesCreated { homes: [Home!] @listSize(assumedSize: 100) }
  interface Thing { id: ID! }
  interface Marked { marks: [Mark!]! @listSize(assumedSize: 6) seal: Int @cost(weight: 4) }
  type Mark { id: ID! }
  type Gate implements Marked { marks: [Mark!]! seal: Int }
  type Home implements Thing {
    id: ID!
    name: String
    owner: Person
    rooms(first: Int): [Room!]! @listSize(slicingArguments: ["first"], assumedSize: 20, requireOneSlicingArgument: false)
    photos: [Photo] @listSize(assumedSize: 4)
    tags: [String!]! @listSize(assumedSize: 9)
  }
  type Room { id: ID! home: Home rooms(first: Int): [Room!]! @listSize(slicingArguments: ["first"], assumedSize: 20, requireOneSlicingArgument: false) }
  type Photo implements Thing @cost(weight: 3) { id: ID! checksum: String @cost(weight: 2) home: Home }
  type Person implements Thing { id: ID! name: String homes(first: Int): [Home!]! @listSize(slicingArguments: ["first"], assumedSize: 20, requireOneSlicingArgument: false) }
  type HomeConnection { nodes: [Home!]! edges: [HomeEdge!]! totalCount: Int @cost(weight: 5) }
  type HomeEdge { node: Home! cursor: String! }
  type Report { rows: [Row!]! @listSize(assumedSize: 30) }
  type Row { id: ID! }
`;

/** A schema whose directives say what costs what, as a supergraph would have it. */
export const costSdl = directives + types;
export const costSchema: GraphQLSchema = buildSchema(costSdl);

const costs = operationCosts(readCostModel(costSdl));

/** An operation of a document, which has to be valid. */
export const costed = (text: string, schema: GraphQLSchema = costSchema): CostedOperation => {
  const document = parse(text);
  const [error] = validate(schema, document, specifiedRules);
  if (error !== undefined) throw error;
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error('a document without an operation');
  return { schema, document, operation };
};

export const costOf = (text: string, variables: Readonly<Record<string, unknown>> = {}): number =>
  costs.costOf(costed(text), variables);
