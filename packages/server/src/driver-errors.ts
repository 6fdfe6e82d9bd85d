import { Overloaded } from '@lintel/db/admission';
import { DatabaseUnavailable, isSocketError } from '@lintel/db/connection';
import { isStale } from '@lintel/db/transaction';
import type { UserErrorCode } from '@lintel/kernel/errors';
import type { Failed } from '@lintel/kernel/result';
import { fail } from '@lintel/kernel/result';
import { RequestError } from './request-error.ts';

/** Names of constraints and what it means to a client when one is violated. Kept beside the commands of a domain. */
export type ConstraintErrors = Readonly<
  Record<string, { readonly code: UserErrorCode; readonly path?: readonly string[] }>
>;

type PostgresFacts = { readonly code: string; readonly constraint: string | undefined };

/** SQLSTATE and constraint of a driver error, through the wrapper that Drizzle puts around it. */
const postgresFacts = (error: unknown): PostgresFacts | undefined => {
  for (let current = error; current instanceof Error; current = current.cause) {
    const {
      code,
      severity,
      constraint_name: constraint,
    } = current as Error & { code?: string; severity?: string; constraint_name?: string };
    if (severity !== undefined && code !== undefined) return { code, constraint };
  }
  return undefined;
};

/** Serialization failure, deadlock and a prepared statement that is not valid any more: the whole transaction may simply be run again. */
export const isRetryable = (error: unknown): boolean =>
  ['40001', '40P01'].includes(postgresFacts(error)?.code ?? '') || isStale(error);

/** Somebody else held a lock for longer than `lock_timeout`. */
export const isLockTimeout = (error: unknown): boolean => postgresFacts(error)?.code === '55P03';

/**
 * The one place where driver errors become ours. A violated rule of the database is an expected failure of the command; a
 * database that is away, busy or too slow is a request error; anything else stays what it was, to be masked and logged.
 */
export const translateDriverError = (error: unknown, constraints: ConstraintErrors): Failed => {
  const facts = postgresFacts(error);
  const known = facts?.constraint === undefined ? undefined : constraints[facts.constraint];
  if (known !== undefined) return fail(known.code, { path: known.path ?? ['input'] });
  switch (facts?.code) {
    case '23505':
    case '23P01':
      return fail('ALREADY_EXISTS', { path: ['input'] });
    case '23503':
      return fail('REFERENCE_NOT_FOUND', { path: ['input'] });
    case '23514':
    case '23502':
    case '22003':
    case '22021':
    case '22P05':
      return fail('INVALID_VALUE', { path: ['input'] });
    // Outside of what the policies let this session write: answered like a thing that does not exist.
    case '42501':
      return fail('NOT_FOUND', { path: ['input'] });
    default:
      throw availabilityError(error) ?? error;
  }
};

/** The request error for a database that cannot serve now; undefined when the error means something else. */
export const availabilityError = (error: unknown): RequestError | undefined => {
  for (let current: unknown = error; current instanceof Error; current = current.cause) {
    if (current instanceof Overloaded) return new RequestError('OVERLOADED', { cause: error });
    if (current instanceof DatabaseUnavailable || isSocketError(current))
      return new RequestError('SUBGRAPH_UNAVAILABLE', { cause: error });
  }
  const code = postgresFacts(error)?.code ?? '';
  if (isRetryable(error)) return new RequestError('TRANSACTION_CONFLICT', { cause: error });
  if (isLockTimeout(error)) return new RequestError('TRANSACTION_CONFLICT', { cause: error });
  if (code === '57014') return new RequestError('DEADLINE_EXCEEDED', { cause: error });
  if (/^(57P0|08|53)/.test(code)) return new RequestError('SUBGRAPH_UNAVAILABLE', { cause: error });
  return undefined;
};
