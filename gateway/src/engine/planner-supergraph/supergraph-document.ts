import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
} from 'graphql';

export type CompositeDefinition = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/** A `requires` of the supergraph: what a subgraph has to be given before it can answer a field. */
export type Requirement = {
  readonly type: string;
  readonly field: string;
  readonly graph: string;
  readonly selectionSet: SelectionSetNode;
};

/** Object and interface types by name. */
export const compositesOf = (document: DocumentNode): ReadonlyMap<string, CompositeDefinition> =>
  new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION
        ? [[definition.name.value, definition] as const]
        : [],
    ),
  );

export const requirementsOf = (document: DocumentNode): readonly Requirement[] =>
  [...compositesOf(document).values()].flatMap(({ name, fields = [] }) =>
    fields.flatMap((field) =>
      joinsOf(field).flatMap((directive) => {
        const requires = textOf(directive, 'requires');
        if (requires === undefined) return [];
        const graph = textOf(directive, 'graph') ?? '';
        return [{ type: name.value, field: field.name.value, graph, selectionSet: fieldSet(requires) }];
      }),
    ),
  );

/** The `@join__field` of a field: what each subgraph has to do with it. */
export const joinsOf = ({ directives = [] }: FieldDefinitionNode): readonly ConstDirectiveNode[] =>
  directives.filter(({ name }) => name.value === 'join__field');

export const fieldSet = (text: string): SelectionSetNode => {
  const [operation] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('a field set is more than a selection');
  return operation.selectionSet;
};

export const fieldSetText = ({ selections }: SelectionSetNode): string =>
  selections.map(print).join(' ').replaceAll(/\s+/g, ' ');

/** The value of an argument that is a string or an enum value. */
export const textOf = ({ arguments: given = [] }: ConstDirectiveNode, name: string): string | undefined => {
  const value = given.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
};

export const isTrue = ({ arguments: given = [] }: ConstDirectiveNode, name: string): boolean =>
  given.some(({ name: { value: own }, value }) => own === name && value.kind === Kind.BOOLEAN && value.value);

/** The same directive with another value for an argument that it has. */
export const withValue = (directive: ConstDirectiveNode, name: string, value: ConstValueNode): ConstDirectiveNode => ({
  ...directive,
  arguments: (directive.arguments ?? []).map((argument) =>
    argument.name.value === name ? { ...argument, value } : argument,
  ),
});
