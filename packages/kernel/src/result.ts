import { type UserErrorCode, userErrors } from './errors.ts';

/** One expected failure, as it will stand in `userErrors`: a code to branch on, a message to read, a path into the input. */
export type Failure = {
  readonly code: UserErrorCode;
  readonly message: string;
  /** Names of input fields from the outside in; a list position is its index as text. Empty: the whole input. */
  readonly path: readonly string[];
  /** Facts for logs, tests and other rules. Never sent to a client, so never needed to understand the message. */
  readonly details: Readonly<Record<string, unknown>>;
};

export type Success<T> = { readonly ok: true; readonly value: T };
export type Failed<F = Failure> = { readonly ok: false; readonly failures: readonly [F, ...F[]] };

/** What a rule answers: a value, or at least one expected failure. Faults are thrown, never returned. */
export type Result<T, F = Failure> = Success<T> | Failed<F>;

/** A success, with or without a value. */
export function ok(): Success<undefined>;
export function ok<T>(value: T): Success<T>;
export function ok<T>(value?: T): Success<T | undefined> {
  return { ok: true, value };
}

/** A single failure. Without a `message` the default message of the registry is used. */
export function fail(code: UserErrorCode, options: Partial<Omit<Failure, 'code'>> = {}): Failed {
  const { message = userErrors[code].message, path = [], details = {} } = options;
  return { ok: false, failures: [{ code, message, path, details }] };
}

/** The same result with its failures placed under `path`, for a rule that does not know where its input came from. */
export function at<T>(path: readonly string[], result: Result<T>): Result<T> {
  if (result.ok) return result;
  const [first, ...rest] = result.failures;
  const placed = (failure: Failure): Failure => ({ ...failure, path: [...path, ...failure.path] });
  return { ok: false, failures: [placed(first), ...rest.map(placed)] };
}

type Values<R extends readonly Result<unknown>[]> = {
  -readonly [K in keyof R]: R[K] extends Result<infer T> ? T : never;
};

/**
 * All values in the order given, or the failures of all that failed: a client should learn every mistake of its input
 * in one round trip.
 */
export function all<const R extends readonly Result<unknown>[]>(results: R): Result<Values<R>> {
  const [first, ...rest] = results.flatMap((result) => (result.ok ? [] : result.failures));
  if (first !== undefined) return { ok: false, failures: [first, ...rest] };
  return ok(results.map((result) => (result as Success<unknown>).value) as Values<R>);
}
