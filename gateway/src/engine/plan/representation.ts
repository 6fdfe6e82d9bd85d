import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { type Data, isData, merge, own } from './merge.ts';
import type { TypeConditions } from './type-conditions.ts';

/** Makes the representation of an entity (`__typename`, its key, and what the subgraph requires), or nothing when a part of it is not known. */
export type Represent = (entity: Data) => Data | undefined;

/** Compiles the `requires` of a fetch. */
export const compileRepresentation = (
  selections: readonly QueryPlanSelectionNode[],
  conditions: TypeConditions,
): Represent => {
  const select = compileSelections(selections, conditions);
  return (entity) => {
    const representation = select(entity);
    return representation !== undefined && typeof representation.__typename === 'string' ? representation : undefined;
  };
};

type Select = (source: Data) => Data | undefined;
/** Adds to the result; false when a field is not known. */
type Add = (source: Data, result: Data) => boolean;

const compileSelections = (selections: readonly QueryPlanSelectionNode[], conditions: TypeConditions): Select => {
  const parts = selections.map((selection) =>
    selection.kind === 'Field' ? addField(selection, conditions) : addFragment(selection, conditions),
  );
  return (source) => {
    const result: Data = {};
    for (const add of parts) if (!add(source, result)) return undefined;
    return result;
  };
};

type FieldSelection = Extract<QueryPlanSelectionNode, { kind: 'Field' }>;
type FragmentSelection = Extract<QueryPlanSelectionNode, { kind: 'InlineFragment' }>;

const addField = ({ name, alias, selections }: FieldSelection, conditions: TypeConditions): Add => {
  const key = alias ?? name;
  const read = selections === undefined ? asItIs : nested(compileSelections(selections, conditions));
  return (source, result) => {
    const value = own(source, key);
    if (value === undefined) return false;
    result[key] = read(value);
    return true;
  };
};

const asItIs = (value: unknown): unknown => value;

const nested =
  (select: Select) =>
  (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(nested(select));
    return isData(value) ? (select(value) ?? null) : null;
  };

/** What a fragment selects is left out when its type is another one, or when a part is not known: another fragment may have all it needs. */
const addFragment = ({ typeCondition, selections }: FragmentSelection, conditions: TypeConditions): Add => {
  const select = compileSelections(selections, conditions);
  return (source, result) => {
    if (typeCondition === undefined || !conditions.applies(typeCondition, source)) return true;
    const selected = select(source);
    if (selected !== undefined) merge(result, selected);
    return true;
  };
};
