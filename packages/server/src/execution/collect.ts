import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  GraphQLSkipDirective,
  getDirectiveValues,
  type InlineFragmentNode,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Plan, Variables } from './program.ts';

/**
 * The field nodes that an object of this type answers, by response key in the order of the document. Throws a GraphQLError for
 * a condition whose variable is missing or null.
 */
export const collectFields = (
  plan: Plan,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
  variables: Variables,
): Map<string, FieldNode[]> => {
  const fields = new Map<string, FieldNode[]>();
  const spread = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD && spread.has(selection.name.value)) continue;
      if (!isIncluded(selection, variables)) continue;
      if (selection.kind === Kind.FIELD) addNode(fields, selection);
      else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : plan.fragments[selection.name.value];
        if (selection.kind === Kind.FRAGMENT_SPREAD) spread.add(selection.name.value);
        if (fragment !== undefined && appliesTo(plan, fragment, type)) collect(fragment.selectionSet);
      }
    }
  };
  for (const selectionSet of selectionSets) collect(selectionSet);
  return fields;
};

const addNode = (fields: Map<string, FieldNode[]>, node: FieldNode): void => {
  const key = (node.alias ?? node.name).value;
  const nodes = fields.get(key);
  if (nodes === undefined) fields.set(key, [node]);
  else nodes.push(node);
};

const isIncluded = (node: SelectionNode, variables: Variables): boolean => {
  if (node.directives === undefined || node.directives.length === 0) return true;
  const values = variables as Record<string, unknown>;
  if (getDirectiveValues(GraphQLSkipDirective, node, values)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, values)?.if !== false;
};

const appliesTo = (
  { schema }: Plan,
  { typeCondition }: InlineFragmentNode | FragmentDefinitionNode,
  type: GraphQLObjectType,
): boolean => {
  if (typeCondition === undefined) return true;
  const condition = schema.getType(typeCondition.name.value);
  return condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
};
