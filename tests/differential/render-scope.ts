import { type GraphQLNamedOutputType, type GraphQLOutputType, getNamedType, isLeafType, isObjectType } from 'graphql';

/**
 * What stands at one place of the answer, by response key. Fragments do not open a place of their own: everything that is
 * selected for the same object must merge (GraphQL specification, 5.3.2).
 */
export type Scope = Map<string, Entry>;

export type Entry = {
  /** The type on which the field was selected. */
  readonly parent: GraphQLNamedOutputType;
  /** The field with its arguments as they are written. */
  readonly call: string;
  readonly type: GraphQLOutputType;
  readonly inner: Scope;
};

/** Whether a field can stand under a key beside what stands there. */
export const fits = (scope: Scope, key: string, entry: Omit<Entry, 'inner'>): boolean => {
  const present = scope.get(key);
  if (present === undefined) return true;
  if (String(present.type) !== String(entry.type)) return false;
  // Of objects that never are one and the same only leaves may differ: what others contain would have to merge as well.
  return (
    present.call === entry.call || (areDifferent(present.parent, entry.parent) && isLeafType(getNamedType(entry.type)))
  );
};

/** Members of a union are different objects; the union and one of its members may be the same. */
const areDifferent = (one: GraphQLNamedOutputType, other: GraphQLNamedOutputType): boolean =>
  one !== other && isObjectType(one) && isObjectType(other);

/** Whether all of a fragment fits. */
export const allFit = (scope: Scope, others: Scope): boolean =>
  [...others].every(([key, entry]) => {
    const present = scope.get(key);
    return fits(scope, key, entry) && (present === undefined || allFit(present.inner, entry.inner));
  });

export const addAll = (scope: Scope, others: Scope): void => {
  for (const [key, entry] of others) {
    const present = scope.get(key);
    if (present === undefined) scope.set(key, { ...entry, inner: copy(entry.inner) });
    else addAll(present.inner, entry.inner);
  }
};

const copy = (scope: Scope): Scope => {
  const made: Scope = new Map();
  addAll(made, scope);
  return made;
};
