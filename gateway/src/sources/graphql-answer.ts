import type { GraphQLFormattedError } from 'graphql';
import type { SourceResult } from '../engine/source.ts';
import { FetchFailure } from './fetch-failure.ts';

/**
 * The text of an answer as a result: `data` an object or null, `errors` a list of objects, one of the two present. Throws a
 * FetchFailure for anything else, since the stages behind take what they get for data and would answer nulls without an
 * error.
 */
export const readAnswer = (text: string, mostErrors: number): SourceResult => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The message of the parser repeats the text.
    throw new FetchFailure('answer', 'the answer is no JSON');
  }
  if (!isRecord(value)) throw notGraphql();
  const { data, errors } = value;
  if (data != null && !isRecord(data)) throw notGraphql();
  const shown = errors == null ? undefined : cleanErrors(errors, mostErrors);
  if (data == null && shown === undefined) throw notGraphql();
  // Some servers leave `data` out when there is none.
  const result = data === undefined ? {} : { data };
  return shown === undefined ? result : { ...result, errors: shown };
};

const notGraphql = () => new FetchFailure('answer', 'the answer is no GraphQL result');

/** Undefined for an empty list, which the specification forbids and some servers send. */
const cleanErrors = (errors: unknown, most: number): readonly GraphQLFormattedError[] | undefined => {
  if (!Array.isArray(errors) || !errors.every(isRecord)) throw notGraphql();
  if (errors.length === 0) return undefined;
  const shown = errors.slice(0, most).map(cleanError);
  const left = errors.length - shown.length;
  if (left > 0) shown.push({ message: `${left} more errors were left out.`, extensions: { code: 'INTERNAL' } });
  return shown;
};

/** Without `locations`, which point into a document that no client has seen, and without parts of a wrong type. */
const cleanError = ({ message, path, extensions }: Record<string, unknown>): GraphQLFormattedError => ({
  message: typeof message === 'string' ? message : '',
  ...(isPath(path) ? { path } : {}),
  ...(isRecord(extensions) ? { extensions } : {}),
});

const isPath = (value: unknown): value is readonly (string | number)[] =>
  Array.isArray(value) && value.every((part) => typeof part === 'string' || typeof part === 'number');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
