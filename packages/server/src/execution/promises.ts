/** Whether a resolver's value is to be awaited: anything with a `then`, as in graphql-js. */
export const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
  typeof (value as { readonly then?: unknown }).then === 'function';

/**
 * Continues with what a thenable gives, in a native promise: inside of the executor `instanceof Promise` tells what is still
 * to come, which is much faster than to ask each object for its `then`.
 */
export const whenResolved = (value: PromiseLike<unknown>, next: (resolved: unknown) => unknown): Promise<unknown> => {
  const promise = value instanceof Promise ? value : Promise.resolve(value);
  return promise.then(next);
};

/** For promises that nobody will look at again: their rejection must not end the process. */
export const ignoreRejections = (values: readonly unknown[]): void => {
  for (const value of values) if (value instanceof Promise) value.catch(() => undefined);
};
