import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import { repository } from '../support/processes.ts';

/** The public API as clients see it: what is written there is what this suite attacks. */
export const api = buildSchema(readFileSync(`${repository}schema/api.graphql`, 'utf8'));

export type RootField = GraphQLField<unknown, unknown>;

export const queryFields: readonly RootField[] = Object.values(api.getQueryType()!.getFields());
export const subscriptionFields: readonly RootField[] = Object.values(api.getSubscriptionType()?.getFields() ?? {});
export const mutationFields: readonly RootField[] = Object.values(api.getMutationType()!.getFields());

export const nameOf = (type: GraphQLInputType | GraphQLOutputType): string => getNamedType(type).name;

export const hasField = (type: GraphQLOutputType, name: string): boolean => {
  const named = getNamedType(type);
  return isObjectType(named) && name in named.getFields();
};

/** A page of a list: its rows stand one level deeper than it. */
export const isConnection = (type: GraphQLOutputType): boolean => nameOf(type).endsWith('Connection');

/** Something with a row of its own, and not only a part of something else. */
export const isEntity = (type: GraphQLOutputType): boolean => hasField(type, 'id');

/** The types that have rows of their own, by name. */
export const entityNames: readonly string[] = Object.values(api.getTypeMap())
  .filter((type): type is GraphQLObjectType => isObjectType(type) && isEntity(type) && !type.name.startsWith('__'))
  .map(({ name }) => name);

/** What a root field is about: what its connection lists, what its payload or event carries, or what it answers itself. */
export const subjectOf = (field: RootField): string => {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return type.name;
  if (isConnection(field.type)) return nameOf(type.getFields().nodes!.type);
  const carried = Object.values(type.getFields()).find(({ type: inner }) => isEntity(inner));
  const isAround = hasField(type, 'userErrors') || type.name.endsWith('Event');
  return isAround && carried !== undefined ? nameOf(carried.type) : type.name;
};

export const isList = (type: GraphQLInputType | GraphQLOutputType): boolean => isListType(getNullableType(type));

/** The fields of a filter argument, none when there is no filter. */
export const filterFieldsOf = (field: RootField) => {
  const type = field.args.find(({ name }) => name === 'filter')?.type;
  const named = type === undefined ? undefined : getNamedType(type);
  return isInputObjectType(named) ? Object.values(named.getFields()) : [];
};

/** For `test.each`: the name that the title shows, and the field. */
export const named = (fields: readonly RootField[]): [string, RootField][] =>
  fields.map((field) => [field.name, field]);
