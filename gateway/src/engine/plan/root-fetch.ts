import type { FetchNode } from '@apollo/query-planner';
import {
  type FieldNode,
  type GraphQLSchema,
  isNonNullType,
  Kind,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { fetchError, subgraphError } from '../errors.ts';
import type { SourceResult } from '../source.ts';
import { callSource, prepareCall } from './call-source.ts';
import { merge, own } from './merge.ts';
import type { PlanParts } from './parts.ts';
import { commonPath, pathsAt, type ResponsePath } from './places.ts';
import { compileRewrites } from './rewrites.ts';
import type { Cursor, Run, Step } from './run.ts';

/** A fetch of root fields: at the top of the answer, or where a field leads back to the root type. */
export const compileRootFetch = (node: FetchNode, parts: PlanParts): Step => {
  const call = prepareCall(node, parts);
  const rewrite = compileRewrites(node.outputRewrites, parts.conditions);
  const fields = rootFields(node.operation);
  const keys = [...new Set(fields.map(keyOf))];
  const promised = node.operationKind === OperationTypeNode.MUTATION ? nonNullKeys(fields, parts.schema) : [];

  return async (run, cursor) => {
    try {
      const { data, errors } = await callSource(run, call, call.variables(run.variables));
      if (errors !== undefined) reportErrors(run, cursor, node.serviceName, errors);
      if (data == null) {
        if (errors === undefined) throw new Error('the answer has neither data nor errors');
        // One promised field that failed has taken the others with it.
        for (const path of fieldPaths(run, cursor, keys)) run.errors.excuse(path);
      }
      if (data != null) {
        rewrite?.(data);
        for (const object of cursor.objects) merge(object, data);
      }
    } catch (error) {
      for (const path of fieldPaths(run, cursor, keys)) run.errors.add(fetchError(error, path));
    }
    if (promised.some((key) => own(cursor.objects[0] ?? {}, key) == null)) run.halted = true;
  };
};

const reportErrors = (
  run: Run,
  cursor: Cursor,
  subgraph: string,
  errors: NonNullable<SourceResult['errors']>,
): void => {
  const bases = basePaths(run, cursor);
  for (const error of errors) {
    for (const base of bases) {
      const path = Array.isArray(error.path) ? run.clientPath([...base, ...error.path]) : undefined;
      run.errors.add(subgraphError(error, subgraph, path ?? (base.length === 0 ? undefined : run.clientPath(base))));
    }
  }
};

const fieldPaths = (run: Run, cursor: Cursor, keys: readonly string[]): readonly ResponsePath[] =>
  basePaths(run, cursor).flatMap((base) => keys.map((key) => run.clientPath([...base, key])));

const basePaths = (run: Run, { place, objects }: Cursor): readonly ResponsePath[] => {
  if (!place.includes('@')) return [commonPath(place)];
  const paths = pathsAt(run.data, place);
  return [...new Set(objects)].flatMap((object) => paths.get(object) ?? []);
};

const keyOf = ({ alias, name }: FieldNode): string => alias?.value ?? name.value;

/** The root fields of an operation that the planner wrote. */
export const rootFields = (operation: string): readonly FieldNode[] => {
  const document = parse(operation, { noLocation: true });
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition.selectionSet] as const] : [],
    ),
  );
  const fieldsOf = (selections: SelectionSetNode | undefined): FieldNode[] =>
    (selections?.selections ?? []).flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection];
      return fieldsOf(
        selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments.get(selection.name.value),
      );
    });
  const definition = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return fieldsOf(definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet : undefined);
};

const nonNullKeys = (fields: readonly FieldNode[], schema: GraphQLSchema): readonly string[] => {
  const definitions = schema.getMutationType()?.getFields() ?? {};
  return fields
    .filter((field) => (field.directives ?? []).length === 0 && isNonNullType(definitions[field.name.value]?.type))
    .map(keyOf);
};
