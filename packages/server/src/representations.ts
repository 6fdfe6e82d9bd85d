import { type GraphQLObjectType, type GraphQLSchema, isUnionType } from 'graphql';
import { RequestError } from './request-error.ts';

/** The fields of each key of an entity, by the name of its type. */
type Keys = ReadonlyMap<unknown, readonly (readonly string[])[]>;

/**
 * Makes `_entities` look at what it is asked for before a resolver sees it: each representation names an entity of this
 * subgraph and has one of its keys, in texts. A gateway that plans rightly sends nothing else. Error: BAD_USER_INPUT.
 */
export const checkRepresentations = (schema: GraphQLSchema): void => {
  const field = schema.getQueryType()?.getFields()._entities;
  const union = schema.getType('_Entity');
  if (field?.resolve === undefined || !isUnionType(union)) return;
  const keys: Keys = new Map(union.getTypes().map((type) => [type.name, keysOf(type)]));
  const { resolve } = field;
  field.resolve = (source, args, context, info) => {
    for (const representation of args.representations as readonly unknown[])
      if (!isRepresentation(representation, keys)) throw new RequestError('BAD_USER_INPUT', { message: refusal });
    return resolve(source, args, context, info);
  };
};

const refusal = 'A representation must be an object with the __typename and a key of an entity of this subgraph.';

const isRepresentation = (value: unknown, keys: Keys): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  return keys.get(fields.__typename)?.some((key) => key.every((name) => typeof fields[name] === 'string')) === true;
};

/** Throws for a key that reaches into other objects: such a one would need another check. */
const keysOf = (type: GraphQLObjectType): readonly (readonly string[])[] =>
  [type.astNode, ...type.extensionASTNodes].flatMap((node) =>
    (node?.directives ?? []).flatMap(({ name, arguments: given = [] }) => {
      const fields = given.find((argument) => argument.name.value === 'fields')?.value;
      if (name.value !== 'key' || fields?.kind !== 'StringValue') return [];
      if (fields.value.includes('{'))
        throw new Error(`${type.name} has the key ${fields.value}: keys are plain fields`);
      return [fields.value.trim().split(/[\s,]+/)];
    }),
  );
