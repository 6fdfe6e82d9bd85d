import type { GraphQLFormattedError } from 'graphql';

/**
 * The stock gateway sends one representation per place in the result: fifty units of one property ask fifty times for the
 * same property. Each distinct one is sent once here, and the answer is dealt out again to all places.
 */
export type Deduplicated = {
  readonly variables: Readonly<Record<string, unknown>>;
  /** Gives `_entities` its original length and maps error paths back to every place. */
  readonly expand: (result: EntitiesResult) => EntitiesResult;
};

export type EntitiesResult = { data?: Record<string, unknown> | null; errors?: readonly GraphQLFormattedError[] };

export const deduplicateRepresentations = (variables: Readonly<Record<string, unknown>>): Deduplicated | undefined => {
  const { representations } = variables;
  if (!Array.isArray(representations) || representations.length < 2) return undefined;
  // A client may call a variable of its own like that; input values never have a `__typename`.
  if (typeof representations[0]?.__typename !== 'string') return undefined;
  const positions = new Map<string, number[]>();
  representations.forEach((representation, index) => {
    const key = JSON.stringify(representation);
    const places = positions.get(key);
    if (places === undefined) positions.set(key, [index]);
    else places.push(index);
  });
  if (positions.size === representations.length) return undefined;
  const places = [...positions.values()];
  return {
    variables: { ...variables, representations: places.map(([first]) => representations[first!]) },
    expand: ({ data, errors }) => ({
      ...(data === undefined ? {} : { data: expandData(data, places, representations.length) }),
      ...(errors === undefined ? {} : { errors: errors.flatMap((error) => expandError(error, places)) }),
    }),
  };
};

const expandData = (data: Record<string, unknown> | null, places: readonly number[][], length: number) => {
  const entities = data?._entities;
  if (!Array.isArray(entities)) return data;
  const expanded = new Array<unknown>(length);
  places.forEach((indexes, unique) => {
    indexes.forEach((index, copy) => {
      // The gateway merges into what it gets, so no two places may share an object.
      expanded[index] = copy === 0 ? entities[unique] : structuredCopy(entities[unique]);
    });
  });
  return { ...data, _entities: expanded };
};

const expandError = (error: GraphQLFormattedError, places: readonly number[][]): GraphQLFormattedError[] => {
  const [field, unique, ...rest] = error.path ?? [];
  if (field !== '_entities' || typeof unique !== 'number') return [error];
  return (places[unique] ?? []).map((index) => ({ ...error, path: ['_entities', index, ...rest] }));
};

const structuredCopy = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(structuredCopy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, structuredCopy(item)]));
};
