import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parseConstValue,
  type TypeNode,
} from 'graphql';
import { defaultFirst } from './page-size.ts';

/** Counting all rows of a list is a statement of its own. */
const totalCountWeight = 5;
/** Errors of a command; seldom more than a few. */
const userErrors = 5;

/**
 * The SDL of a domain with what follows for costs from the shape of every connection and payload: a field that answers a connection has as many
 * nodes and edges as `first` says, `totalCount` is dear, and a command answers a few errors. What the SDL says itself stands.
 */
export const withCosts = (document: DocumentNode): DocumentNode => ({
  ...document,
  definitions: document.definitions.map((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION
      ? { ...definition, fields: (definition.fields ?? []).map((field) => withCost(definition, field)) }
      : definition,
  ),
});

const withCost = (
  { name: type }: ObjectTypeDefinitionNode | ObjectTypeExtensionNode,
  field: FieldDefinitionNode,
): FieldDefinitionNode => {
  const cost = costOf(type.value, field);
  if (cost === undefined || field.directives?.some(({ name }) => name.value === cost.name.value)) return field;
  return { ...field, directives: [...(field.directives ?? []), cost] };
};

const costOf = (type: string, { name, type: output, arguments: given = [] }: FieldDefinitionNode) => {
  if (isConnection(nameOf(output)) && given.some((argument) => argument.name.value === 'first')) return pageSize;
  if (isConnection(type) && name.value === 'totalCount') return totalCount;
  return name.value === 'userErrors' && nameOf(output) === 'UserError' ? errorList : undefined;
};

const isConnection = (type: string): boolean => type.endsWith('Connection');

const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));

const directive = (name: string, values: Readonly<Record<string, string>>): ConstDirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: name },
  arguments: Object.entries(values).map(([argument, value]) => ({
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: argument },
    value: parseConstValue(value),
  })),
});

const pageSize = directive('listSize', {
  assumedSize: String(defaultFirst),
  slicingArguments: '["first"]',
  sizedFields: '["nodes", "edges"]',
  requireOneSlicingArgument: 'false',
});
const totalCount = directive('cost', { weight: String(totalCountWeight) });
const errorList = directive('listSize', { assumedSize: String(userErrors) });
