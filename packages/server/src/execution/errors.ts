import { type FieldNode, GraphQLError, locatedError } from 'graphql';
import type { ErrorList, FieldProgram, Path, Run } from './program.ts';

export const createErrorList = (): ErrorList => ({ list: [], nulled: new Set() });

/** Lists an error, unless its position or one above is null already because of another one. */
const addError = ({ list, nulled }: ErrorList, error: GraphQLError, path: Path | undefined): void => {
  if (nulled.size > 0) {
    if (nulled.has(undefined)) return;
    for (let position = path; position !== undefined; position = position.prev) if (nulled.has(position)) return;
  }
  nulled.add(path);
  list.push(error);
};

/** Where a value that failed was to stand, and whether null may stand there. */
export type Position = { readonly nodes: readonly FieldNode[]; readonly nonNull: boolean; readonly path: Path };

/** Null for a position that may be null, with its error listed; otherwise throws the located error, for the position above. */
export const failAt = (run: Run, { nodes, nonNull, path }: Position, failure: unknown): null => {
  const error = locatedError(failure, nodes as FieldNode[], pathKeys(path));
  if (nonNull) throw error;
  addError(run.errors, error, path);
  return null;
};

/** `failAt` for a field as a whole. */
export const failField = (run: Run, { nodes, nonNull }: FieldProgram, path: Path, failure: unknown): null =>
  failAt(run, { nodes, nonNull, path }, failure);

/** An error that stands for the whole answer. */
export const failOperation = (run: Run, failure: unknown): void =>
  addError(run.errors, failure as GraphQLError, undefined);

const pathKeys = (path: Path): (string | number)[] => {
  const keys: (string | number)[] = [];
  for (let position: Path | undefined = path; position !== undefined; position = position.prev) keys.push(position.key);
  return keys.reverse();
};

/** A complaint about what a resolver answered, at the nodes of its field. */
export const complaint = (message: string, nodes?: readonly FieldNode[]): GraphQLError =>
  new GraphQLError(message, nodes === undefined ? {} : { nodes });
