import { RequestError } from '@lintel/server/request-error';
import { clientHasLeft } from '../http/patience.ts';

/** A signal that fires when time is up or when its parent fires. */
export type Deadline = { readonly signal: AbortSignal; readonly clear: () => void };

/** Starts the clock. `parent` fires when nobody waits for the answer any more. */
export const startDeadline = (milliseconds: number, parent: AbortSignal): Deadline => {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new RequestError('DEADLINE_EXCEEDED')), milliseconds);
  const leave = () => controller.abort(clientHasLeft());
  if (parent.aborted) leave();
  else parent.addEventListener('abort', leave, { once: true });
  return {
    signal: controller.signal,
    clear: () => {
      clearTimeout(timer);
      parent.removeEventListener('abort', leave);
    },
  };
};
