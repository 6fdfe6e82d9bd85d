import type { Context } from '@lintel/server/context';
import { defaultFieldResolver, type GraphQLResolveInfo } from 'graphql';
import { fieldIn, objectIn } from './ownership.ts';

/** An object of one subgraph. Its resolvers know what to do with the value; those of others know only its key. */
export type Owned = { readonly subgraph: string; readonly value: unknown };

export type ResolveReference = (reference: object, context: unknown, info: unknown) => unknown;

/** Where @apollo/subgraph keeps the `__resolveReference` of a type. */
export type ReferenceHome = { apollo?: { subgraph?: { resolveReference?: ResolveReference } } };

/** The object of another subgraph as `owner` has it: null when it is not there for him. All keys of our graph are ids. */
export const resolveReference = async ({
  owner,
  typeName,
  parent,
  context,
  info,
}: {
  owner: string;
  typeName: string;
  parent: Owned;
  context: Context;
  info: GraphQLResolveInfo;
}): Promise<unknown> => {
  const key = fieldIn(parent.subgraph, typeName, 'id');
  if (key === undefined) throw new Error(`${parent.subgraph} has no key for ${typeName}`);
  const id = await (key.resolve ?? defaultFieldResolver)(parent.value, {}, context, { ...info, fieldName: 'id' });
  const reference = { __typename: typeName, id: String(id) };
  const extensions: ReferenceHome = objectIn(owner, typeName)?.extensions ?? {};
  const resolve = extensions.apollo?.subgraph?.resolveReference;
  return (resolve === undefined ? reference : await resolve(reference, context, info)) ?? null;
};
