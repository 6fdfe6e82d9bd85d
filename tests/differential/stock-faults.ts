import type { StockAnswer } from './executor.ts';
import type { MonolithAnswer } from './monolith.ts';
import type { Rendered } from './render.ts';

export type StockFault = {
  readonly name: string;
  readonly applies: (operation: Rendered, truth: MonolithAnswer, stock: StockAnswer) => boolean;
};

/**
 * Where the stock executor is known to be wrong. Operations to which one of these applies are compared with the monolith only,
 * and counted under its name.
 */
export const stockFaults: readonly StockFault[] = [
  {
    // Keys, type names and the client's own fields share one object, so that an alias overwrites what a fetch needs.
    name: 'an alias that is the name of a key',
    applies: ({ fields }) => fields.some(({ key, fieldName }) => isKey(key) && key !== fieldName),
  },
  {
    // "Variables cannot contain key": the fetch of entities fails.
    name: 'a variable called representations',
    applies: ({ query }) => query.includes('$representations:'),
  },
  {
    // The planner looks for a subgraph that has `__schema` or `__type` when they stand in a fragment with a condition.
    name: 'a question about the schema in a fragment',
    applies: ({ query }, _, { broke }) => broke !== undefined && /\b__(?:schema|type)\b/.test(query),
  },
  {
    // The planner moves conditions of all selections of an object to the object itself, which is then null instead of empty.
    name: 'an object of which nothing is left',
    applies: (_, { data }, stock) => hasEmptyObject(data) && JSON.stringify(data) !== JSON.stringify(stock.data),
  },
  {
    // What a written condition excludes is sent all the same, where it may be refused; below another condition the planner loses it, and it may fail.
    name: 'an error of something that is excluded',
    applies: ({ query }, _, { errors }) => errors.length > 0 && /@include\(if: false\)|@skip\(if: true\)/.test(query),
  },
];

const isKey = (name: string): boolean => name === 'id' || name === '__typename';

const hasEmptyObject = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const items = Object.values(value);
  return (items.length === 0 && !Array.isArray(value)) || items.some(hasEmptyObject);
};
