import { subgraphs } from '@lintel/gateway/subgraphs';
import {
  type ConstDirectiveNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql';

/** Which subgraph answers what, and which permissions it wants for it: read from the subgraphs' own schemas. */
export const schemaOf = (subgraph: string): GraphQLSchema => {
  const known = subgraphs[subgraph];
  if (known === undefined) throw new Error(`there is no subgraph ${subgraph}`);
  return known.schema;
};

export const subgraphNames: readonly string[] = Object.keys(subgraphs);

export const objectIn = (subgraph: string, typeName: string): GraphQLObjectType | undefined => {
  const type = schemaOf(subgraph).getType(typeName);
  return isObjectType(type) ? type : undefined;
};

export const fieldIn = (
  subgraph: string,
  typeName: string,
  fieldName: string,
): GraphQLField<unknown, unknown> | undefined => objectIn(subgraph, typeName)?.getFields()[fieldName];

/** The subgraphs that have a field. All but keys and value types have one. */
export const ownersOf = (typeName: string, fieldName: string): readonly string[] =>
  subgraphNames.filter((name) => fieldIn(name, typeName, fieldName) !== undefined);

/** What a field needs where `subgraph` answers it: for itself and for the type that it answers with. */
export const permissionsFor = (subgraph: string, typeName: string, fieldName: string): readonly string[] => {
  const field = fieldIn(subgraph, typeName, fieldName);
  if (field === undefined) return [];
  return [...permissionsIn(field.astNode?.directives), ...typePermissions(subgraph, getNamedType(field.type).name)];
};

/** What a type needs where `subgraph` answers it. */
export const typePermissions = (subgraph: string, typeName: string): readonly string[] => {
  const type = objectIn(subgraph, typeName);
  return [type?.astNode, ...(type?.extensionASTNodes ?? [])].flatMap((node) => permissionsIn(node?.directives));
};

/** Whether a root field wants somebody signed in. */
export const isPublicField = (subgraph: string, typeName: string, fieldName: string): boolean =>
  fieldIn(subgraph, typeName, fieldName)?.astNode?.directives?.some(({ name }) => name.value === 'public') ?? false;

const permissionsIn = (directives: readonly ConstDirectiveNode[] | undefined): readonly string[] =>
  (directives ?? []).flatMap(({ name, arguments: given }) => {
    const value = given?.[0]?.value;
    return name.value === 'can' && value?.kind === 'StringValue' ? [value.value] : [];
  });
