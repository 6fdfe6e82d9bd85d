import { RequestError } from '@lintel/server/request-error';

/**
 * Why a fetch from a subgraph has no answer.
 *
 * - `lost`: the connection was refused, or closed before the first byte of an answer; another attempt may do better
 * - `connection`: it failed in another way, or in the middle of the answer
 * - `answer`: something arrived that is no GraphQL result
 * - `refused`: a status says that this one request cannot be served: it is too large, or of nobody the subgraph knows
 * - `size`: the answer is larger than it may be
 * - `deadline`: the subgraph had its time and did not answer
 * - `late`: time was over before the subgraph had much of it
 * - `abandoned`: whoever asked has gone
 * - `busy`: all sockets are in use and too many fetches wait for one
 * - `open`: the circuit breaker lets nothing through at present
 */
export type FetchFailureKind =
  | 'lost'
  | 'connection'
  | 'answer'
  | 'refused'
  | 'size'
  | 'deadline'
  | 'late'
  | 'abandoned'
  | 'busy'
  | 'open';

/** A fetch without an answer. Its message is for the log; it never holds what the subgraph has sent. */
export class FetchFailure extends Error {
  override readonly name = 'FetchFailure';
  readonly kind: FetchFailureKind;

  constructor(kind: FetchFailureKind, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.kind = kind;
  }
}

/** Whether the failure says something about the subgraph, and not about load here, about the request or about whoever asked. */
export const isFaultOfSubgraph = (failure: unknown): boolean =>
  failure instanceof FetchFailure && ['lost', 'connection', 'answer', 'deadline'].includes(failure.kind);

/** A FetchFailure as the interface of sources wants it: typed, and silent about why. Anything else is a fault of ours, as it is. */
export const asRequestError = (failure: unknown): unknown => {
  if (!(failure instanceof FetchFailure)) return failure;
  if (failure.cause instanceof RequestError) return failure.cause;
  const isLate = failure.kind === 'deadline' || failure.kind === 'late';
  return new RequestError(isLate ? 'DEADLINE_EXCEEDED' : 'SUBGRAPH_UNAVAILABLE', { cause: failure });
};

/** What is answered at once while the breaker lets nothing through. */
export const breakerIsOpen = (): FetchFailure => new FetchFailure('open', 'the circuit breaker is open');
