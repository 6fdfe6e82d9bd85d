import type { Errors } from '../errors.ts';
import type { Data } from './merge.ts';
import type { Place, ResponsePath } from './places.ts';

/** One execution of a plan. */
export type Run = {
  /** What the fetches have brought so far, under internal names. */
  readonly data: Data;
  readonly errors: Errors;
  /** As the client sent them, under internal names; subgraphs coerce for themselves. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Whatever sources need to know of the request. */
  readonly context: unknown;
  /** A path with the client's own names. */
  readonly clientPath: (path: ResponsePath) => ResponsePath;
  /** Fires when nobody waits any more; what has not been fetched by then is not fetched. */
  readonly signal: AbortSignal | undefined;
  /** Settles with the work, or rejects as soon as nobody waits for it any more. */
  readonly inTime: <T>(work: Promise<T>) => Promise<T>;
  /** Set by a mutation whose answer can only be null now: its later root fields must have no effect. */
  halted: boolean;
};

/** Which objects of the data a step is about. */
export type Cursor = { readonly objects: readonly Data[]; readonly place: Place };

/** A compiled part of a plan. Failures of fetches end in `run.errors`; a step does not reject. */
export type Step = (run: Run, cursor: Cursor) => Promise<void> | void;
