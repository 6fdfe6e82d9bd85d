import type { GraphQLResolveInfo } from 'graphql';
import type { FieldProgram, FieldRun, Path, Run } from './program.ts';

/**
 * What resolvers and type resolvers get as their last argument, with the properties that graphql-js gives it. One is made for each call of a
 * resolver, and most resolvers do not look at it: so it holds three references, and everything else is found when asked for.
 */
class ResolveInfo implements FieldRun {
  readonly run: Run;
  readonly field: FieldProgram;
  readonly #parentPath: Path | undefined;
  #path: Path | undefined;

  constructor(run: Run, field: FieldProgram, parentPath: Path | undefined) {
    this.run = run;
    this.field = field;
    this.#parentPath = parentPath;
  }
  get path(): Path {
    this.#path ??= pathOf(this.field, this.#parentPath);
    return this.#path;
  }
  get fieldName(): string {
    return this.field.name;
  }
  get fieldNodes(): FieldProgram['nodes'] {
    return this.field.nodes;
  }
  get returnType(): FieldProgram['returnType'] {
    return this.field.returnType;
  }
  get parentType(): FieldProgram['parentType'] {
    return this.field.parentType;
  }
  get schema(): GraphQLResolveInfo['schema'] {
    return this.run.plan.schema;
  }
  get fragments(): GraphQLResolveInfo['fragments'] {
    return this.run.plan.fragments;
  }
  get rootValue(): unknown {
    return this.run.root;
  }
  get operation(): GraphQLResolveInfo['operation'] {
    return this.run.plan.operation;
  }
  get variableValues(): GraphQLResolveInfo['variableValues'] {
    return this.run.variables as GraphQLResolveInfo['variableValues'];
  }
}

export const fieldRun = (run: Run, field: FieldProgram, parentPath: Path | undefined): FieldRun =>
  new ResolveInfo(run, field, parentPath);

export const pathOf = (field: FieldProgram, parentPath: Path | undefined): Path => ({
  prev: parentPath,
  key: field.key,
  typename: field.parentType.name,
});
