import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * The values of the variables that `@skip` and `@include` of an operation name: what a shape is compiled for. A variable that has none leaves
 * nothing out.
 */
export type Switches = ReadonlyMap<string, boolean>;

export type CollectScope = {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly switches: Switches;
};

/** The fields of an object of one type by response key, in the order of the answer: `CollectFields` of the GraphQL specification. */
export const collectFields = (
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
  scope: CollectScope,
): ReadonlyMap<string, readonly FieldNode[]> => {
  const fields = new Map<string, FieldNode[]>();
  const spread = new Set<string>();
  const collect = (selections: readonly SelectionNode[]): void => {
    for (const selection of selections) {
      if (!isIncluded(selection, scope.switches)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const known = fields.get(key);
        if (known === undefined) fields.set(key, [selection]);
        else known.push(selection);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : scope.fragments.get(selection.name.value);
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (spread.has(selection.name.value)) continue;
        spread.add(selection.name.value);
      }
      if (fragment !== undefined && appliesTo(fragment.typeCondition?.name.value, type, scope.schema))
        collect(fragment.selectionSet.selections);
    }
  };
  for (const { selections } of selectionSets) collect(selections);
  return fields;
};

const isIncluded = ({ directives }: SelectionNode, switches: Switches): boolean => {
  for (const { name, arguments: given } of directives ?? []) {
    const wanted = name.value === 'include' ? true : name.value === 'skip' ? false : undefined;
    const condition = given?.[0]?.value;
    if (wanted === undefined || condition === undefined) continue;
    const value =
      condition.kind === Kind.VARIABLE
        ? switches.get(condition.name.value)
        : condition.kind === Kind.BOOLEAN && condition.value;
    if (value !== undefined && value !== wanted) return false;
  }
  return true;
};

const appliesTo = (condition: string | undefined, type: GraphQLCompositeType, schema: GraphQLSchema): boolean => {
  if (condition === undefined || condition === type.name) return true;
  const conditional = schema.getType(condition);
  return isAbstractType(conditional) && 'getFields' in type && schema.isSubType(conditional, type);
};

/** The names of the variables that decide what is selected anywhere in a document's operation. */
export const switchNames = (selectionSets: readonly SelectionSetNode[]): readonly string[] => {
  const names = new Set<string>();
  const look = (selections: readonly SelectionNode[]): void => {
    for (const selection of selections) {
      for (const { name, arguments: given } of selection.directives ?? []) {
        const condition = given?.[0]?.value;
        if ((name.value === 'skip' || name.value === 'include') && condition?.kind === Kind.VARIABLE)
          names.add(condition.name.value);
      }
      if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet !== undefined)
        look(selection.selectionSet.selections);
    }
  };
  for (const { selections } of selectionSets) look(selections);
  return [...names];
};
