import { type Data, isData, own } from './merge.ts';

/** Where in the answer a fetch belongs: response keys, and `@` for every element of a list. */
export type Place = readonly string[];

export type ResponsePath = readonly (string | number)[];

/** The objects at a place, in the order of the answer. Nulls are left out; an object that stands at two places comes twice. */
export const objectsAt = (start: readonly unknown[], place: Place): Data[] => {
  let values: readonly unknown[] = start;
  for (const step of place) {
    const next: unknown[] = [];
    for (const value of values) {
      if (step === '@') {
        if (Array.isArray(value)) for (const item of value) next.push(item);
      } else if (isData(value)) next.push(own(value, step));
    }
    values = next;
  }
  return values.filter(isData);
};

/** The paths of each object at a place. Only errors ask for them, so they are found by walking again. */
export const pathsAt = (root: Data, place: Place): ReadonlyMap<Data, readonly ResponsePath[]> => {
  const paths = new Map<Data, ResponsePath[]>();
  const walk = (value: unknown, depth: number, path: ResponsePath): void => {
    const step = place[depth];
    if (step === '@') {
      if (Array.isArray(value)) for (const [index, item] of value.entries()) walk(item, depth + 1, [...path, index]);
      return;
    }
    if (!isData(value)) return;
    if (step !== undefined) {
      walk(own(value, step), depth + 1, [...path, step]);
      return;
    }
    const known = paths.get(value);
    if (known === undefined) paths.set(value, [path]);
    else known.push(path);
  };
  walk(root, 0, []);
  return paths;
};

/** The part of a place that is the same for all its objects. */
export const commonPath = (place: Place): ResponsePath => {
  const list = place.indexOf('@');
  return list < 0 ? place : place.slice(0, list);
};
