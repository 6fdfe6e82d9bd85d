import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isNonNullType,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import { argumentReader } from './arguments.ts';
import { collectFields } from './collect.ts';
import { completerOf, type Site } from './complete.ts';
import { leafOf } from './leaves.ts';
import type { FieldProgram, ObjectProgram, Plan, Variables } from './program.ts';

/**
 * Compiles the merged selection of one runtime type. What stands below its fields is compiled when a value gets there.
 * Throws a GraphQLError for a condition whose variable is missing or null.
 */
export const objectProgram = (
  plan: Plan,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
  variables: Variables,
): ObjectProgram => {
  const fields: FieldProgram[] = [];
  for (const nodes of collectFields(plan, type, selectionSets, variables).values()) {
    const definition = fieldDefinition(plan.schema, type, nodes[0]!.name.value);
    if (definition !== undefined) fields.push(fieldProgram(plan, type, definition, nodes));
  }
  const template: Record<string, null> = Object.create(null);
  for (const { key } of fields) template[key] = null;
  const plain = !fields.some(({ key }) => key in Object.prototype);
  return { fields, plain, template: plain ? { ...template } : template };
};

const fieldProgram = (
  plan: Plan,
  parentType: GraphQLObjectType,
  definition: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
): FieldProgram => {
  const id = `${parentType.name}:${nodes.map((node) => numberOf(plan, node)).join()}`;
  const known = plan.fields.get(id);
  if (known !== undefined) return known;
  const { name, resolve, args, type: returnType } = definition;
  const node = nodes[0]!;
  const nonNull = isNonNullType(returnType);
  const leafType = nonNull ? returnType.ofType : returnType;
  const selectionOf = isLeafType(getNamedType(returnType)) ? noSelection : selectionFinder(plan, nodes);
  const program: FieldProgram = {
    key: (node.alias ?? node.name).value,
    name,
    nodes: Object.freeze(nodes),
    parentType,
    returnType,
    nonNull,
    constant: definition === TypeNameMetaFieldDef ? parentType.name : undefined,
    leaf: isLeafType(leafType) && resolve === undefined && args.length === 0 ? leafOf(leafType) : undefined,
    resolve,
    argumentsOf: argumentReader(definition, node),
    complete: completerOf({ coordinate: `${parentType.name}.${name}`, selectionOf }, returnType),
  };
  plan.fields.set(id, program);
  return program;
};

/** Finds the program of the merged selections under the nodes of a field; made once for each runtime type. */
const selectionFinder = (plan: Plan, nodes: readonly FieldNode[]): Site['selectionOf'] => {
  const selectionSets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const selections = new Map<GraphQLObjectType, ObjectProgram>();
  return (type, variables) => {
    const selection = selections.get(type) ?? objectProgram(plan, type, selectionSets, variables);
    selections.set(type, selection);
    return selection;
  };
};

const noSelection: Site['selectionOf'] = () => {
  throw new Error('a leaf has no selection');
};

const numberOf = ({ numbers }: Plan, node: FieldNode): number => {
  const number = numbers.get(node) ?? numbers.size;
  numbers.set(node, number);
  return number;
};

/** Introspection's fields included. Undefined for a field that the type does not have, which validation refuses. */
const fieldDefinition = (
  schema: GraphQLSchema,
  parentType: GraphQLObjectType,
  name: string,
): GraphQLField<unknown, unknown> | undefined => {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (parentType === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return parentType.getFields()[name];
};
