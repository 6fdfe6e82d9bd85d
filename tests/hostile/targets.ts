import { type GraphQLObjectType, type GraphQLOutputType, getNamedType, isNonNullType, isObjectType } from 'graphql';
import {
  api,
  hasField,
  isConnection,
  isEntity,
  mutationFields,
  nameOf,
  queryFields,
  type RootField,
} from '../isolation/api-schema.ts';
import type { Samples } from '../isolation/inputs.ts';

/** A field with arguments, and how an operation comes to it. */
export type Target = {
  readonly name: string;
  readonly kind: 'query' | 'mutation';
  readonly field: RootField;
  /** An operation around the field's own text. */
  readonly within: (text: string, samples: Samples) => string;
  /** Response keys from the data to the field, the first item of a list where one comes by. */
  readonly path: readonly string[];
};

/** Every field of the API that takes arguments: of Query and Mutation, and of every object that can be reached from Query. */
export const targets = (): readonly Target[] =>
  [...queryFields.map(rootOf('query')), ...mutationFields.map(rootOf('mutation')), ...nested()].filter(
    ({ field }) => field.args.length > 0,
  );

const rootOf =
  (kind: Target['kind']) =>
  (field: RootField): Target => ({
    name: field.name,
    kind,
    field,
    within: (text) => `{ ${text} }`,
    path: [field.name],
  });

const roots: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

const nested = (): readonly Target[] =>
  Object.values(api.getTypeMap())
    .filter(
      (type): type is GraphQLObjectType => isObjectType(type) && !roots.has(type.name) && !type.name.startsWith('__'),
    )
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ args }) => args.length > 0)
        .map((field): Target => {
          const way = wayTo(type.name);
          return {
            name: `${type.name}.${field.name}`,
            kind: 'query',
            field,
            within: (text, samples) => way.within(`{ ${text} }`, samples),
            path: [...way.path, field.name],
          };
        }),
    );

type Way = Pick<Target, 'within' | 'path'>;

/** How a query comes to an object of the type. Throws for one that nobody can come to. */
const wayTo = (typeName: string): Way => {
  const way =
    queryFields.map((field) => directWay(field, typeName)).find((found) => found !== undefined) ??
    wayThroughOthers(typeName);
  if (way === undefined) throw new Error(`no query leads to a ${typeName}. Teach tests/hostile/targets.ts a way`);
  return way;
};

/** A root field that answers the type: by its id, without arguments, or as the first row of a list. */
const directWay = (field: RootField, typeName: string): Way | undefined => {
  const { name, args, type } = field;
  const needed = args.filter((argument) => isNonNullType(argument.type));
  if (isConnection(type)) {
    const isOfType = hasField(type, 'nodes') && nameOf(nodesOf(type)) === typeName;
    return isOfType
      ? { within: (text) => `{ ${name}(first: 1) { nodes ${text} } }`, path: [name, 'nodes', '0'] }
      : undefined;
  }
  if (nameOf(type) !== typeName) return undefined;
  if (needed.length === 0) return { within: (text) => `{ ${name} ${text} }`, path: [name] };
  if (needed.length > 1 || needed[0]!.name !== 'id') return undefined;
  return { within: (text, samples) => `{ ${name}(id: "${samples[typeName]}") ${text} }`, path: [name] };
};

const nodesOf = (type: GraphQLOutputType): GraphQLOutputType => {
  const named = getNamedType(type);
  return isObjectType(named) ? named.getFields().nodes!.type : type;
};

/** One step further: a field without arguments of something that a root field answers. */
const wayThroughOthers = (typeName: string): Way | undefined => {
  for (const type of Object.values(api.getTypeMap())) {
    if (!isObjectType(type) || roots.has(type.name) || !isEntity(type)) continue;
    const step = Object.values(type.getFields()).find(
      (field) => field.args.length === 0 && nameOf(field.type) === typeName,
    );
    const way = queryFields.map((field) => directWay(field, type.name)).find((found) => found !== undefined);
    if (step === undefined || way === undefined) continue;
    return {
      within: (text, samples) => way.within(`{ ${step.name} ${text} }`, samples),
      path: [...way.path, step.name, ...(String(step.type).startsWith('[') ? ['0'] : [])],
    };
  }
  return undefined;
};
