import type { ApiError } from './api-error.ts';

const quietMs = 3000;

/** Tells a person that a request is repeated, and not again for each of those that meet the same failure beside it. */
export const retryNotes = (note: (text: string) => void, now: () => number = () => performance.now()) => {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (error: ApiError): void => {
    if (now() - toldAt < quietMs) return;
    toldAt = now();
    note(`${error.message} Trying again …`);
  };
};
