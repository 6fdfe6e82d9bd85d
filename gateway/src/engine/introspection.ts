import {
  type DocumentNode,
  executeSync,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import type { Data } from './plan/merge.ts';

/** Answers `__schema` and `__type` of the root by response key. No subgraph is asked. */
export type Introspect = (variables: Readonly<Record<string, unknown>>) => Data;

/** Undefined when the operation does not ask for the schema. */
export const compileIntrospection = (
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Introspect | undefined => {
  const selections = introspectionOf(operation.selectionSet.selections, fragments);
  if (selections.length === 0) return undefined;
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      { ...operation, directives: [], selectionSet: { kind: Kind.SELECTION_SET, selections } },
      ...fragments.values(),
    ],
  };
  return (variableValues) => {
    const { data, errors } = executeSync({ schema, document, variableValues: { ...variableValues } });
    if (data == null) throw errors?.[0] ?? new Error('introspection answered nothing');
    return data as Data;
  };
};

/** The part of a root selection that is about the schema, with the directives that decide about it. */
const introspectionOf = (
  selections: readonly SelectionNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly SelectionNode[] =>
  selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD)
      return selection.name.value === '__schema' || selection.name.value === '__type' ? [selection] : [];
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    const inner = introspectionOf(fragment?.selectionSet.selections ?? [], fragments);
    if (inner.length === 0) return [];
    const { directives = [] } = selection;
    return [{ kind: Kind.INLINE_FRAGMENT, directives, selectionSet: { kind: Kind.SELECTION_SET, selections: inner } }];
  });
