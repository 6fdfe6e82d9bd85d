import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError } from './api-error.ts';

export type RetryOptions = {
  /** How long to go on trying, from the first failure. */
  readonly patienceMs: number;
  readonly firstDelayMs?: number;
  /** Aborted: no further attempt. One that is running is not cut off, since its effect would be unknown. */
  readonly signal?: AbortSignal | undefined;
  /** Told before each wait. */
  readonly onRetry?: ((error: ApiError, delayMs: number) => void) | undefined;
};

const longestDelayMs = 8000;

/**
 * Repeats work that failed in a way that may pass, ever more slowly and at random moments, so that many clients do not come
 * back at once. A server that says when to come back is believed. Error: the last failure when the patience is used up.
 */
export const withRetries = async <T>(work: () => Promise<T>, options: RetryOptions): Promise<T> => {
  const { patienceMs, firstDelayMs = 250, signal, onRetry } = options;
  let giveUpAt: number | undefined;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ApiError) || !error.retryable || signal?.aborted) throw error;
      giveUpAt ??= performance.now() + patienceMs;
      const backoffMs = Math.min(longestDelayMs, firstDelayMs * 2 ** attempt) * (0.5 + Math.random() / 2);
      const delayMs = Math.max(backoffMs, error.retryAfterMs ?? 0);
      if (performance.now() + delayMs > giveUpAt) throw error;
      onRetry?.(error, delayMs);
      await sleep(delayMs, undefined, { signal }).catch(() => {
        throw error;
      });
    }
  }
};
