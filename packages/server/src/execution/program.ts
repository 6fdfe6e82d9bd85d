import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLError,
  GraphQLFieldResolver,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';

/** Response keys and list indices from a value up to the root of the data. */
export type Path = GraphQLResolveInfo['path'];

export type Variables = Readonly<Record<string, unknown>>;

/** One operation under one set of `@skip` and `@include` conditions: what its runs share. Field programs grow as data needs them. */
export type Plan = {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Field programs by parent type and nodes: fragments that many selections spread are compiled once. */
  readonly fields: Map<string, FieldProgram>;
  /** Numbers of field nodes, to name a list of them in a key. */
  readonly numbers: Map<FieldNode, number>;
  /** Made by the first run, because a condition that cannot be evaluated must fail each run, not the compilation. */
  root: ObjectProgram | undefined;
};

/** One run of a plan. */
export type Run = {
  readonly plan: Plan;
  readonly root: unknown;
  readonly context: unknown;
  readonly variables: Variables;
  readonly errors: ErrorList;
};

/** The errors that the answer will list, and the positions that are null because of them. */
export type ErrorList = { readonly list: GraphQLError[]; readonly nulled: Set<Path | undefined> };

/** What is answered for an object of one runtime type in one merged selection. */
export type ObjectProgram = {
  readonly fields: readonly FieldProgram[];
  /** All response keys with null, to be copied for each answer: its keys are in their order whatever comes first, and it never grows. */
  readonly template: Readonly<Record<string, null>>;
  /** Whether no response key is the name of something that every object inherits. */
  readonly plain: boolean;
};

/** One field of one runtime type, with all nodes that were merged into its response key. */
export type FieldProgram = {
  readonly key: string;
  readonly name: string;
  readonly nodes: readonly FieldNode[];
  readonly parentType: GraphQLObjectType;
  readonly returnType: GraphQLOutputType;
  readonly nonNull: boolean;
  /** For `__typename`: the answer. */
  readonly constant: string | undefined;
  /** For a leaf that is a property of its object and takes no arguments: makes the answer of a value that is there. */
  readonly leaf: ((value: unknown) => unknown) | undefined;
  /** Absent when the field is the property of its object. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | undefined;
  /** A fresh object per call. Throws a GraphQLError for values that do not fit. */
  readonly argumentsOf: (variables: Variables) => Record<string, unknown>;
  readonly complete: Completer;
};

/** A field being executed: what completers need, and what functions get as `info`. */
export type FieldRun = GraphQLResolveInfo & { readonly run: Run; readonly field: FieldProgram };

/**
 * Makes the answer of a resolved value, or a native promise of it. `path` is that of the value, which may be an item of the
 * field's list. Throws what went wrong, not yet located.
 */
export type Completer = (at: FieldRun, path: Path, value: unknown) => unknown;
