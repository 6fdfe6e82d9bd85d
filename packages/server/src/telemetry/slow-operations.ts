import type { Environment } from '../environment.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';

/** What is known of an operation when it has been answered. */
export type FinishedOperation = {
  readonly name: string | undefined;
  /** SHA-256 of the document, by which it can be found without being written down. */
  readonly documentHash: string;
  readonly requestId: string;
  readonly durationMs: number;
  readonly planMs?: number | undefined;
  /** Milliseconds and number of fetches by subgraph. */
  readonly fetches: ReadonlyMap<string, { readonly count: number; readonly ms: number }>;
};

const longestName = 100;

/** Writes one line for each operation that took `thresholdMs` or more: where the time went, and no variables. 0 is off. */
export const slowOperationLog = (
  log: Log,
  metrics: Pick<Metrics, 'slowOperations'>,
  thresholdMs: number,
): ((operation: FinishedOperation) => void) => {
  if (thresholdMs <= 0) return () => undefined;
  return ({ name, documentHash, requestId, durationMs, planMs, fetches }) => {
    if (durationMs < thresholdMs) return;
    metrics.slowOperations.inc();
    log.warn(
      {
        operation: name?.slice(0, longestName) ?? 'anonymous',
        documentHash,
        requestId,
        durationMs: Math.round(durationMs),
        ...(planMs === undefined ? {} : { planMs: Math.round(planMs) }),
        fetches: Object.fromEntries(
          [...fetches].map(([subgraph, { count, ms }]) => [subgraph, { count, ms: Math.round(ms) }]),
        ),
      },
      'an operation was slow',
    );
  };
};

/** LINTEL_SLOW_OPERATION_MS, 1000 when it is not set; throws when it is no number. */
export const slowOperationMs = (environment: Environment): number => {
  const text = environment.LINTEL_SLOW_OPERATION_MS || '1000';
  if (!/^\d+$/.test(text)) throw new Error('LINTEL_SLOW_OPERATION_MS must be a number of milliseconds');
  return Number(text);
};
