import type { OperationModel, SelectionModel } from './model.ts';

/** Most attempts at making a failure smaller; each is a run of all executors. */
const mostAttempts = 600;

/**
 * The smallest operation near this one that still fails. fast-check shortens lists and simplifies values; what it cannot do is
 * to take a fragment's wrapping away from what is in it.
 */
export const reduced = async (
  model: OperationModel,
  fails: (model: OperationModel) => Promise<boolean>,
): Promise<OperationModel> => {
  let attempts = 0;
  const next = async (from: OperationModel): Promise<OperationModel | undefined> => {
    for (const smaller of smallerOperations(from)) {
      attempts += 1;
      if (attempts > mostAttempts) return undefined;
      if (await fails(smaller)) return smaller;
    }
    return undefined;
  };
  let smallest = model;
  for (let smaller = await next(smallest); smaller !== undefined; smaller = await next(smallest)) smallest = smaller;
  return smallest;
};

const smallerOperations = function* (model: OperationModel): Generator<OperationModel> {
  for (const [index] of model.faults.entries()) yield { ...model, faults: model.faults.toSpliced(index, 1) };
  for (const selections of smallerLists(model.selections)) {
    if (selections.length > 0) yield { ...model, selections };
  }
};

/** Every list that is one step smaller: without one of them, with what one contains in its place, or with one made simpler. */
const smallerLists = function* (list: readonly SelectionModel[]): Generator<readonly SelectionModel[]> {
  for (const [index] of list.entries()) yield list.toSpliced(index, 1);
  for (const [index, selection] of list.entries()) {
    if (selection.kind === 'fragment' && selection.on === undefined)
      yield list.toSpliced(index, 1, ...selection.selections);
    for (const simpler of simplerSelections(selection)) yield list.with(index, simpler);
  }
};

const simplerSelections = function* (selection: SelectionModel): Generator<SelectionModel> {
  if (selection.directives.length > 0) {
    for (const [index] of selection.directives.entries())
      yield { ...selection, directives: selection.directives.toSpliced(index, 1) };
  }
  if ('alias' in selection && selection.alias !== undefined) yield { ...selection, alias: undefined };
  if (selection.kind === 'fragment') {
    if (selection.isNamed) yield { ...selection, isNamed: false };
    else if (selection.on !== undefined && selection.of === selection.on) yield { ...selection, on: undefined };
  }
  if ('selections' in selection)
    for (const selections of smallerLists(selection.selections)) yield { ...selection, selections };
};
