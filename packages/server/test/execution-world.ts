import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLResolveInfo, GraphQLScalarType, parse } from 'graphql';

/** Every kind of output type, with and without resolvers. */
const typeDefs = parse(`
  scalar Day
  enum Mood { GOOD BAD }
  interface Named { name: String! nick: String friend: Named }
  interface Aged { age: Int }
  type Cat implements Named & Aged {
    name: String! nick: String friend: Named age: Int lives: Int! mood: Mood moods: [Mood!] dog: Dog!
    many(first: Int = 2, tag: String, tags: [String]): [Pet!] notes: [String!] born: Day
  }
  type Dog implements Named & Aged {
    name: String! nick: String friend: Named age: Int barks: Boolean! owner: Person pack: [Dog]! grid: [[Int!]]
    told(first: Int, tag: String! = "d", tags: [String!]): String
  }
  type Person implements Named {
    name: String! nick: String friend: Named pets: [Pet]! best: Pet! weight: Float tags: [String]! cat: Cat friends: [Named!]!
  }
  union Pet = Cat | Dog
  type Query { cat: Cat dog: Dog! person: Person people: [Person!] named: Named pet: Pet! pets(first: Int, tag: String, tags: [String]): [Pet] text: String aged: [Aged] }
  type Mutation { adopt: Cat rename(first: Int, tag: String, tags: [String]): String! person: Person pets: [Pet!]! }
`);

/** These have resolvers; all other fields are properties of their objects. */
const resolved: Readonly<Record<string, readonly string[]>> = {
  Query: ['cat', 'people', 'pets', 'text'],
  Mutation: ['adopt', 'rename'],
  Cat: ['dog', 'many', 'mood'],
  Dog: ['owner', 'barks'],
  Person: ['best', 'friends', 'weight'],
};

type Source = Record<string, unknown>;

const resolve = (source: Source, parameters: unknown, context: unknown, info: GraphQLResolveInfo): unknown => {
  const value = source[info.fieldName];
  return typeof value === 'function' ? value.call(source, parameters, context, info) : value;
};

const maps = Object.fromEntries(
  Object.entries(resolved).map(([type, fields]) => [type, Object.fromEntries(fields.map((field) => [field, resolve]))]),
);

export const worldSchema = buildSubgraphSchema([
  {
    typeDefs,
    resolvers: {
      ...maps,
      Day: new GraphQLScalarType({
        name: 'Day',
        serialize: (value) => (value instanceof Date ? value.toISOString() : null),
      }),
      Mood: { GOOD: { mood: 1 }, BAD: 'bad' },
      Named: {
        __resolveType: ({ type, odd }: { type: string; odd: number }) => (odd % 3 === 0 ? Promise.resolve(type) : type),
      },
      Aged: { __resolveType: ({ type }: { type: string }) => type },
      Cat: { ...maps.Cat, __isTypeOf: ({ type }: { type: string }) => type === 'Cat' },
      Dog: {
        ...maps.Dog,
        __isTypeOf: ({ type, odd }: { type: string; odd: number }) =>
          odd % 2 === 0 ? type === 'Dog' : Promise.resolve(type === 'Dog'),
      },
      // biome-ignore lint/suspicious/noExplicitAny: the library's type knows neither scalars nor enums.
    } as any,
  },
]);
