import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { fetchError, subgraphError } from '../errors.ts';
import { representationsVariable } from '../internal-names.ts';
import type { SourceResult } from '../source.ts';
import { callSource, prepareCall } from './call-source.ts';
import { type Data, isData, merge } from './merge.ts';
import type { PlanParts } from './parts.ts';
import { commonPath, pathsAt, type ResponsePath } from './places.ts';
import { compileRepresentation, type Represent } from './representation.ts';
import { compileRewrites, type Rewrite } from './rewrites.ts';
import type { Cursor, Run, Step } from './run.ts';
import type { TypeConditions } from './type-conditions.ts';

/** A fetch of `_entities`: what a subgraph adds to objects that other subgraphs have brought. Each distinct one is asked for once. */
export const compileEntityFetch = (
  node: FetchNode,
  requires: readonly QueryPlanSelectionNode[],
  parts: PlanParts,
): Step => {
  const call = prepareCall(node, parts);
  const represent = compileRepresentation(requires, parts.conditions);
  const rewriteInput = compileRewrites(node.inputRewrites, parts.conditions);
  const rewriteOutput = compileRewrites(node.outputRewrites, parts.conditions);

  return async (run, cursor) => {
    const batch = batchOf(cursor.objects, represent, rewriteInput);
    if (batch.representations.length === 0) return;
    parts.observer.deduplicated(node.serviceName, batch.wanted, batch.representations.length);
    try {
      const variables = call.variables(run.variables);
      variables[representationsVariable] = batch.representations;
      const { data, errors } = await callSource(run, call, variables);
      if (errors !== undefined) reportErrors(run, cursor, { subgraph: node.serviceName, data, errors, batch });
      else if (data == null) throw new Error('the answer has neither data nor errors');
      if (data == null) return;
      const entities = entitiesOf(data, batch.representations.length, errors !== undefined);
      entities.forEach((entity, index) => {
        if (isData(entity)) takeIn(entity, batch.owners[index] ?? [], rewriteOutput, parts.conditions);
      });
    } catch (error) {
      run.errors.add(fetchError(error, run.clientPath(commonPath(cursor.place))));
    }
  };
};

type Batch = {
  readonly representations: readonly Data[];
  /** The objects that each representation stands for. */
  readonly owners: readonly (readonly Data[])[];
  readonly wanted: number;
};

const batchOf = (objects: readonly Data[], represent: Represent, rewrite: Rewrite | undefined): Batch => {
  const representations: Data[] = [];
  const owners: Data[][] = [];
  const indexes = new Map<string, number>();
  // An entity that was fetched once stands in the data as one object, however many places show it.
  const seen = new Set<Data>();
  let wanted = 0;
  for (const object of objects) {
    if (seen.has(object)) {
      wanted += 1;
      continue;
    }
    seen.add(object);
    const representation = represent(object);
    if (representation === undefined) continue;
    wanted += 1;
    rewrite?.(representation);
    const key = JSON.stringify(representation);
    const index = indexes.get(key);
    if (index !== undefined) owners[index]?.push(object);
    else {
      indexes.set(key, representations.length);
      representations.push(representation);
      owners.push([object]);
    }
  }
  return { representations, owners, wanted };
};

const entitiesOf = (data: Data, wanted: number, hasErrors: boolean): readonly unknown[] => {
  const entities = data._entities;
  // `_entities` may be null as a whole where an error bubbled up to it.
  if (entities == null && hasErrors) return [];
  if (!Array.isArray(entities) || entities.length !== wanted)
    throw new Error('the answer has not one entity per representation');
  return entities;
};

/** Merges an entity into the objects that stand for it. All of them take the same parts over: nothing later tells them apart. */
const takeIn = (
  entity: Data,
  owners: readonly Data[],
  rewrite: Rewrite | undefined,
  { isConcrete }: TypeConditions,
): void => {
  const known = owners[0]?.__typename;
  // Where a subgraph knows an interface as an object, its type name is that of the interface: the real one must stay.
  if (entity.__typename === undefined || (isConcrete(known) && !isConcrete(entity.__typename)))
    entity.__typename = known;
  rewrite?.(entity);
  for (const owner of owners) merge(owner, entity);
};

const reportErrors = (
  run: Run,
  { place }: Cursor,
  {
    subgraph,
    data,
    errors,
    batch,
  }: SourceResult & { errors: NonNullable<SourceResult['errors']>; subgraph: string; batch: Batch },
): void => {
  let paths: ReadonlyMap<Data, readonly ResponsePath[]> | undefined;
  for (const error of errors) {
    if (run.errors.isFull()) return;
    const [field, index, ...rest] = Array.isArray(error.path) ? error.path : [];
    const owners = field === '_entities' && typeof index === 'number' ? batch.owners[index] : undefined;
    if (owners === undefined) {
      run.errors.add(subgraphError(error, subgraph, run.clientPath(commonPath(place))));
      continue;
    }
    paths ??= pathsAt(run.data, place);
    const entities = data?._entities;
    const isGone = !Array.isArray(entities) || entities[index as number] == null;
    for (const path of owners.flatMap((owner) => paths?.get(owner) ?? [commonPath(place)])) {
      run.errors.add(subgraphError(error, subgraph, run.clientPath([...path, ...rest])));
      // A promised field that failed has taken the whole entity with it.
      if (isGone) run.errors.excuse(run.clientPath(path));
    }
  }
};
