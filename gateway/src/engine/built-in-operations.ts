import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  OperationTypeNode,
} from 'graphql';

/** Levels of fields below a root field: as deep as it takes to reach what another subgraph owns. */
const levels = 3;
/** Root fields of the query; a mutation and a subscription have one. */
const mostRootFields = 4;

type Field = GraphQLField<unknown, unknown>;

/**
 * One small operation for each root type, made of whatever fields there are. Nobody runs them: planning them makes the code
 * of the planner hot, and its graph of the subgraphs complete, before a client waits for a plan.
 */
export const builtInOperations = (schema: GraphQLSchema): readonly string[] =>
  Object.values(OperationTypeNode).flatMap((kind) => {
    const root = schema.getRootType(kind);
    if (root == null) return [];
    const fields = fieldsOf(root).slice(0, kind === OperationTypeNode.QUERY ? mostRootFields : 1);
    return fields.length === 0 ? [] : [operationOn(kind, fields)];
  });

const operationOn = (kind: OperationTypeNode, fields: readonly Field[]): string => {
  const variables: string[] = [];
  const selections = fields.map(({ name, args, type }) => {
    const given = args.filter(isRequiredArgument).map((argument) => {
      const variable = `$value${variables.length}`;
      variables.push(`${variable}: ${argument.type}`);
      return `${argument.name}: ${variable}`;
    });
    return `${name}${inParentheses(given)}${selectionOf(type, levels)}`;
  });
  return `${kind}${inParentheses(variables)} { ${selections.join(' ')} }`;
};

const inParentheses = (parts: readonly string[]): string => (parts.length === 0 ? '' : `(${parts.join(', ')})`);

/** A few leaves, and one way further down. */
const selectionOf = (output: GraphQLOutputType, depth: number): string => {
  const type = getNamedType(output);
  if (isLeafType(type)) return '';
  const open = isObjectType(type) ? fieldsOf(type).filter(({ args }) => !args.some(isRequiredArgument)) : [];
  const leaves = open.filter((field) => isLeafType(getNamedType(field.type))).slice(0, 2);
  const [further] = depth === 0 ? [] : open.filter((field) => !isLeafType(getNamedType(field.type)));
  const chosen = further === undefined ? leaves : [...leaves, further];
  return ` { ${['__typename', ...chosen.map(({ name, type: own }) => name + selectionOf(own, depth - 1))].join(' ')} }`;
};

const fieldsOf = (type: GraphQLObjectType): readonly Field[] => Object.values(type.getFields());
