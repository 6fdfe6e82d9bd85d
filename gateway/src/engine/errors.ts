import { RequestError } from '@lintel/server/request-error';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { ResponsePath } from './plan/places.ts';

/** Most errors in one answer: a subgraph that fails ten thousand times has said all it has to say long before. */
const mostErrors = 100;

/** The errors of one execution, with paths as the client knows them. */
export type Errors = {
  readonly add: (error: GraphQLError) => void;
  /** Says that what is missing at a path or below it is missing because of an error that stands elsewhere. */
  readonly excuse: (path: ResponsePath) => void;
  /** Whether it is known why there is nothing at a path: by an error at the place itself, above it or below it, or by an excuse. */
  readonly explain: (path: ResponsePath) => boolean;
  readonly list: () => readonly GraphQLError[];
  /** Whether further errors would not be told any more. */
  readonly isFull: () => boolean;
};

export const errorList = (): Errors => {
  const errors: GraphQLError[] = [];
  const excused: ResponsePath[] = [];
  return {
    add: (error) => {
      if (errors.length < mostErrors) errors.push(error);
    },
    excuse: (path) => {
      if (excused.length < mostErrors) excused.push(path);
    },
    explain: (path) =>
      errors.some((error) => error.path === undefined || areOnOneWay(error.path, path)) ||
      excused.some((reason) => reason.length <= path.length && areOnOneWay(reason, path)),
    list: () => errors,
    isFull: () => errors.length >= mostErrors,
  };
};

const areOnOneWay = (one: ResponsePath, other: ResponsePath): boolean => {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index += 1) if (one[index] !== other[index]) return false;
  return true;
};

/** An error that a subgraph told, at its place in the client's answer. Its message and extensions are still the subgraph's own. */
export const subgraphError = (
  { message, extensions }: GraphQLFormattedError,
  subgraph: string,
  path: ResponsePath | undefined,
): GraphQLError =>
  new GraphQLError(typeof message === 'string' ? message : 'A subgraph reported an error.', {
    path: path ?? null,
    extensions: { ...(extensions ?? {}), serviceName: subgraph },
  } as never);

/** A fetch that had no answer, or one that is no answer to what was asked. */
export const fetchError = (cause: unknown, path: ResponsePath | undefined): GraphQLError => {
  const error = cause instanceof RequestError ? cause : new RequestError('SUBGRAPH_UNAVAILABLE', { cause });
  return new GraphQLError(error.message, {
    path: path ?? null,
    originalError: error,
    extensions: error.extensions,
  } as never);
};

/** The schema promises a value at this path, and nobody has said why it is not there. */
export const missingValue = (path: ResponsePath, coordinate: string): GraphQLError =>
  new GraphQLError(`Cannot return null for non-nullable field ${coordinate}.`, {
    path,
    extensions: { code: 'INTERNAL' },
  });

/** A subgraph answered something that the schema does not allow at this path. */
export const invalidValue = (path: ResponsePath, coordinate: string): GraphQLError =>
  new GraphQLError(`A subgraph answered a value that ${coordinate} cannot have.`, {
    path,
    extensions: { code: 'INTERNAL' },
  });
