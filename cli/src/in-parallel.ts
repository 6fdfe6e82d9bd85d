export type ParallelOptions = {
  /** How many at once. */
  readonly concurrency: number;
  /** Aborted: no further item is started. */
  readonly signal?: AbortSignal | undefined;
};

/**
 * Works through the items, some at once. The first failure stops the start of further items and is thrown when the running
 * ones have ended, so that nothing goes on behind the caller's back.
 */
export const inParallel = async <Item>(
  items: readonly Item[],
  { concurrency, signal }: ParallelOptions,
  work: (item: Item) => Promise<void>,
): Promise<void> => {
  const failures: unknown[] = [];
  let next = 0;
  const lane = async () => {
    while (next < items.length && failures.length === 0 && !signal?.aborted) {
      const item = items[next]!;
      next += 1;
      try {
        await work(item);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, lane));
  if (failures.length > 0) throw failures[0];
};

/** The items in groups of at most `size`. */
export const inBatches = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
