import { type GraphQLSchema, isInputType, type OperationDefinitionNode, typeFromAST, valueFromAST } from 'graphql';
import type { Variables } from './formula.ts';

/** What execution will take for a variable: what was given, null too, or else the default of its definition. */
export type ReadVariable = (name: string, variables: Variables) => unknown;

export const variableReader = (
  { variableDefinitions = [] }: OperationDefinitionNode,
  schema: GraphQLSchema,
): ReadVariable => {
  const defaults = new Map(
    variableDefinitions.flatMap(({ variable, type: node, defaultValue }) => {
      const type = typeFromAST(schema, node as never);
      return defaultValue === undefined || !isInputType(type)
        ? []
        : [[variable.name.value, valueFromAST(defaultValue, type)] as const];
    }),
  );
  return (name, variables) => {
    const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
    return given === undefined ? defaults.get(name) : given;
  };
};
