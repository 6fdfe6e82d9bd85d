import { subgraphs } from '@lintel/gateway/subgraphs';
import type { Subgraph } from '@lintel/server/define';
import {
  type DirectiveNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

/** The five subgraphs as they run. */
export const all: readonly Subgraph[] = Object.values(subgraphs);

const machinery = new Set(['_Any', '_Entity', '_Service', '_entities', '_service']);

/** The types that we wrote, not those of GraphQL and of federation. */
export const typesOf = ({ schema }: Subgraph): GraphQLNamedType[] =>
  Object.values(schema.getTypeMap()).filter(
    (type) =>
      !isIntrospectionType(type) &&
      !isSpecifiedScalarType(type) &&
      !machinery.has(type.name) &&
      !/^(federation|link|join|core)__/.test(type.name) &&
      type.name !== 'FieldSet',
  );

export const objectsOf = (subgraph: Subgraph): GraphQLObjectType[] => typesOf(subgraph).filter(isObjectType);

export const fieldsOf = (type: GraphQLObjectType): GraphQLField<unknown, unknown>[] =>
  Object.values(type.getFields()).filter(({ name }) => !machinery.has(name));

export const rootsOf = ({ schema }: Subgraph): GraphQLObjectType[] =>
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter((type) => type != null);

/** Directives of a type or field, those of its extensions too. */
export const directivesOf = (node: {
  readonly astNode?: { readonly directives?: readonly DirectiveNode[] } | null | undefined;
  readonly extensionASTNodes?: readonly { readonly directives?: readonly DirectiveNode[] | undefined }[];
}): DirectiveNode[] => [
  ...(node.astNode?.directives ?? []),
  ...(node.extensionASTNodes ?? []).flatMap(({ directives }) => directives ?? []),
];

export const hasDirective = (node: Parameters<typeof directivesOf>[0], name: string): boolean =>
  directivesOf(node).some((directive) => directive.name.value === name);

/** The value of a text argument of a directive. */
export const argumentOf = (directive: DirectiveNode, name: string): string | boolean | undefined => {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === 'StringValue' || value?.kind === 'BooleanValue' ? value.value : undefined;
};

/** An entity of which this subgraph knows the key only. */
export const isUnresolvable = (type: GraphQLObjectType): boolean =>
  directivesOf(type).some(
    (directive) => directive.name.value === 'key' && argumentOf(directive, 'resolvable') === false,
  );

/** A thing of the schema that should have a description, with the coordinate that finds it. */
export type Described = { readonly coordinate: string; readonly description: string | null | undefined };

export const describedIn = (subgraph: Subgraph): Described[] =>
  typesOf(subgraph).flatMap((type) => {
    const own: Described = { coordinate: type.name, description: type.description };
    const isRoot = rootsOf(subgraph).some((root) => root.name === type.name);
    const members: Described[] = isEnumType(type)
      ? type.getValues().map(({ name, description }) => ({ coordinate: `${type.name}.${name}`, description }))
      : isInputObjectType(type)
        ? Object.values(type.getFields()).map(({ name, description }) => ({
            coordinate: `${type.name}.${name}`,
            description,
          }))
        : isObjectType(type) || isInterfaceType(type)
          ? fieldsOf(type as GraphQLObjectType).flatMap(({ name, description, args }) => [
              { coordinate: `${type.name}.${name}`, description },
              ...args.map((argument) => ({
                coordinate: `${type.name}.${name}(${argument.name}:)`,
                description: argument.description,
              })),
            ])
          : [];
    return isRoot ? members : [own, ...members];
  });
