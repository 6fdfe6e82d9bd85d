import type { GraphQLResolveInfo } from 'graphql';
import type { FieldRun } from './program.ts';

/** What resolvers and type resolvers get as their last argument, in the shape that graphql-js gives it. */
export const infoOf = (at: FieldRun): GraphQLResolveInfo => {
  if (at.info !== undefined) return at.info;
  const { run, field, path } = at;
  const info: GraphQLResolveInfo = {
    fieldName: field.name,
    fieldNodes: field.nodes,
    returnType: field.returnType,
    parentType: field.parentType,
    path,
    schema: run.plan.schema,
    fragments: run.plan.fragments,
    rootValue: run.root,
    operation: run.plan.operation,
    variableValues: run.variables as GraphQLResolveInfo['variableValues'],
  };
  at.info = info;
  return info;
};
