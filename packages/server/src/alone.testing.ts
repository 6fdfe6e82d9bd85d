import { type GraphQLSchema, getNamedType, isCompositeType, isNonNullType, isObjectType } from 'graphql';

/**
 * One selection for each field of a type that needs no arguments, alone: `number`, or `property { __typename }`. A query that leaves columns out must answer
 * every one of them.
 */
export const eachFieldAlone = (schema: GraphQLSchema, typeName: string): readonly string[] => {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is no object type`);
  return Object.values(type.getFields())
    .filter(({ args }) =>
      args.every((argument) => !isNonNullType(argument.type) || argument.defaultValue !== undefined),
    )
    .map(({ name, type: fieldType }) => (isCompositeType(getNamedType(fieldType)) ? `${name} { __typename }` : name));
};
