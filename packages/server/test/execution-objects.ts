import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** Objects of a schema that behave as badly as numbers tell them to, each time in the same way. */
export type ObjectWorld = {
  readonly schema: GraphQLSchema;
  /** How many of a hundred values are bad: absent, errors, thrown, or nothing that the type knows. */
  readonly trouble: number;
  /** Whether each object says its type; otherwise some do, of the others the schema has to find it out. */
  readonly named: boolean;
};

/** Well mixed, and the same whenever the same is asked. */
const mix = (seed: number, text: string): number => {
  let hash = seed ^ 0x9e3779b9;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
};

/** An object whose properties come into being when they are read. */
export const objectOf = (world: ObjectWorld, type: GraphQLObjectType, seed: number): object => {
  const object = { type: type.name, odd: mix(seed, 'odd') % 6 };
  const wrong = !world.named && mix(seed, 'name') % 100 < world.trouble / 4;
  if (world.named || object.odd > 3) Object.assign(object, { __typename: wrong ? 'Person' : type.name });
  for (const field of Object.values(type.getFields())) {
    const get = () => behave(world, field.type, mix(seed, field.name));
    Object.defineProperty(object, field.name, { get, enumerable: true });
  }
  return object;
};

const delayed = async (steps: number): Promise<void> => {
  for (let step = 0; step < steps; step += 1) await undefined;
  if (steps > 3) await new Promise((done) => setImmediate(done));
};

/** What a resolver or a property answers for a type: at once or later, well or badly, sometimes by a function. */
const behave = (world: ObjectWorld, type: GraphQLOutputType, seed: number): unknown => {
  const value = () => (mix(seed, 'bad') % 100 < world.trouble ? bad(seed) : presentOf(world, type, mix(seed, 'value')));
  const manner = mix(seed, 'manner') % 10;
  if (manner === 0) return Promise.resolve().then(value);
  if (manner === 1) return delayed(mix(seed, 'steps') % 7).then(value);
  if (manner === 2) {
    return (parameters: unknown, context: unknown, { path }: GraphQLResolveInfo) => {
      const answer = value();
      return typeof answer === 'string' && answer.startsWith('text')
        ? JSON.stringify([answer, parameters, context, path])
        : answer;
    };
  }
  if (manner === 3) return async () => value();
  return value();
};

const bad = (seed: number): unknown => {
  const kind = mix(seed, 'kind') % 8;
  if (kind < 3) return null;
  if (kind === 3) return undefined;
  if (kind === 4) return new TypeError(`returned ${seed}`);
  if (kind === 5) return { unexpected: seed };
  if (kind === 6) throw `thrown ${seed}`;
  throw new Error(`failed ${seed}`);
};

const presentOf = (world: ObjectWorld, type: GraphQLOutputType, seed: number): unknown => {
  if (isNonNullType(type)) return presentOf(world, type.ofType, seed);
  if (isListType(type)) return listOf(world, type.ofType, seed);
  if (isAbstractType(type)) {
    const possible = world.schema.getPossibleTypes(type);
    return objectOf(world, possible[seed % possible.length]!, seed);
  }
  return isObjectType(type) ? objectOf(world, type, seed) : leafOf(world, type, seed);
};

const listOf = (world: ObjectWorld, type: GraphQLOutputType, seed: number): unknown => {
  const items = Array.from({ length: seed % 4 }, (_, index) => {
    const own = mix(seed, String(index));
    const promised = own % 5 === 0;
    try {
      const item = own % 100 < world.trouble / 2 ? bad(own) : presentOf(world, type, own);
      return promised ? delayed(own % 5).then(() => item) : item;
    } catch (error) {
      return promised ? delayed(own % 5).then(() => Promise.reject(error)) : new Error(String(error));
    }
  });
  return seed % 7 === 0 ? new Set(items) : items;
};

const leafOf = (world: ObjectWorld, type: GraphQLNamedType, seed: number): unknown => {
  if (isEnumType(type)) {
    const values = type.getValues();
    return mix(seed, 'enum') % 100 < world.trouble / 2 ? 'no value of it' : values[seed % values.length]!.value;
  }
  if (type.name === 'Int' || type.name === 'SafeInt') return seed % 1000;
  if (type.name === 'Float') return (seed % 1000) / 8;
  if (type.name === 'Boolean') return seed % 2 === 0;
  if (type.name === 'Day' || type.name === 'DateTime') return new Date(seed);
  return `text ${seed % 1000}`;
};
