import { RequestError } from '@lintel/server/request-error';

/** A signal that fires when time is up or when its parent fires. */
export type Deadline = { readonly signal: AbortSignal; readonly clear: () => void };

/** Starts the clock. `parent` fires when nobody waits for the answer any more. */
export const startDeadline = (milliseconds: number, parent: AbortSignal): Deadline => {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new RequestError('DEADLINE_EXCEEDED')), milliseconds);
  // Sources know by the cause that it was not the fault of a subgraph.
  const leave = () =>
    controller.abort(
      new RequestError('DEADLINE_EXCEEDED', {
        message: 'The client has left.',
        cause: new DOMException('left', 'AbortError'),
      }),
    );
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
