import type { Subgraph } from '@lintel/server/define';
import { type GraphQLField, type GraphQLObjectType, getNamedType, isObjectType, isUnionType } from 'graphql';
import { all, argumentOf, directivesOf, fieldsOf, hasDirective, objectsOf, rootsOf } from '../contract/schemas.ts';
import type { Column } from './columns.ts';

/** A field that can be asked for: a row of the matrix. */
export type Row = {
  readonly coordinate: string;
  readonly subgraph: Subgraph;
  readonly type: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  /** Whether the SDL says who may ask. */
  readonly hasRule: boolean;
  /** Whether nobody needs to be signed in. */
  readonly isPublic: boolean;
  /** All of these are needed. */
  readonly permissions: readonly string[];
  /** Whether he must have proved who he is within the last ten minutes. */
  readonly stepUp: boolean;
};

/** `yes`, `no` (FORBIDDEN), or `unknown` (UNAUTHENTICATED). */
export type Cell = 'yes' | 'no' | 'unknown';

const permissionsOf = (node: Parameters<typeof directivesOf>[0]): readonly string[] =>
  directivesOf(node)
    .filter(({ name }) => name.value === 'can')
    .map((directive) => String(argumentOf(directive, 'permission')));

/** What asking for a field needs: the permissions of its type, its own, and those of what it answers. */
const rowOf = (subgraph: Subgraph, type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): Row => {
  const answered = getNamedType(field.type);
  const needed = [
    ...permissionsOf(type),
    ...permissionsOf(field),
    ...(isObjectType(answered) ? permissionsOf(answered) : []),
  ];
  return {
    coordinate: `${type.name}.${field.name}`,
    subgraph,
    type,
    field,
    hasRule: hasDirective(field, 'public') || hasDirective(field, 'can'),
    // Whoever is to prove who he is has a session.
    isPublic:
      hasDirective(field, 'public') && !hasDirective(field, 'stepUp') && !asksItself.has(`${type.name}.${field.name}`),
    permissions: [...new Set(needed)].sort(),
    stepUp: hasDirective(field, 'stepUp'),
  };
};

/** Root fields without a permission that look for the session themselves. */
const asksItself: ReadonlySet<string> = new Set(['Mutation.userUpdate', 'Mutation.mfaFactorConfirm']);

const rowsOf = (typesIn: (subgraph: Subgraph) => readonly GraphQLObjectType[]): readonly Row[] =>
  all
    .flatMap((subgraph) =>
      typesIn(subgraph).flatMap((type) => fieldsOf(type).map((field) => rowOf(subgraph, type, field))),
    )
    .sort((left, right) => (left.coordinate < right.coordinate ? -1 : 1));

/** Every field of Query, Mutation and Subscription. */
export const rootRows: readonly Row[] = rowsOf(rootsOf);

const entitiesOf = ({ schema }: Subgraph): readonly GraphQLObjectType[] => {
  const union = schema.getType('_Entity');
  return isUnionType(union) ? [...union.getTypes()] : [];
};

/** Every field of every entity, in each subgraph that adds to it: what any other object can lead to. Never without a session. */
export const entityRows: readonly Row[] = rowsOf(entitiesOf).map((row) => ({ ...row, isPublic: false }));

/** A type or field with a permission of its own that is neither a root field nor in an entity. */
export type Part = { readonly typeName: string; readonly fieldName: string | undefined };

export const guardedParts: readonly Part[] = all.flatMap((subgraph) => {
  const known = new Set([...rootsOf(subgraph), ...entitiesOf(subgraph)].map(({ name }) => name));
  return objectsOf(subgraph)
    .filter(({ name }) => !known.has(name))
    .flatMap((type) => [
      ...(hasDirective(type, 'can') ? [{ typeName: type.name, fieldName: undefined }] : []),
      ...fieldsOf(type).flatMap((field) =>
        hasDirective(field, 'can') ? [{ typeName: type.name, fieldName: field.name }] : [],
      ),
    ]);
});

/** Permissions by schema coordinate, of types and fields, over all subgraphs. */
export const permissionsByCoordinate: ReadonlyMap<string, readonly string[]> = new Map(
  all.flatMap((subgraph) =>
    [...objectsOf(subgraph), ...rootsOf(subgraph)].flatMap((type) => [
      ...fieldsOf(type).map((field) => [`${type.name}.${field.name}`, permissionsOf(field)] as const),
      ...(permissionsOf(type).length > 0 ? [[type.name, permissionsOf(type)] as const] : []),
    ]),
  ),
);

/** What the schema and the roles promise. API keys can never prove again who they are. */
export const promised = (
  row: Pick<Row, 'isPublic' | 'permissions' | 'stepUp'>,
  { kind, permissions }: Column,
): Cell => {
  if (row.isPublic && row.permissions.length === 0) return 'yes';
  if (kind === 'nobody') return 'unknown';
  if (kind === 'key' && row.stepUp) return 'no';
  return row.permissions.every((permission) => permissions.has(permission)) ? 'yes' : 'no';
};
