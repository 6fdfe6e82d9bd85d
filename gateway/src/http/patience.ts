import type { ServerResponse } from 'node:http';
import { RequestError } from '@lintel/server/request-error';

/** A signal that fires when nobody waits for an answer any more: its clients have left, or the time for the operation is over. */
export type Patience = {
  readonly signal: AbortSignal;
  /** One more that waits, until its reply closes. */
  readonly add: (reply: ServerResponse) => void;
};

/** Starts the clock. */
export const startPatience = (deadlineMs: number): Patience => {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new RequestError('DEADLINE_EXCEEDED')), deadlineMs);
  let waiting = 0;
  const leave = (isAnswered: boolean) => {
    if (waiting > 0) return;
    clearTimeout(timer);
    if (!isAnswered) controller.abort(clientHasLeft());
  };
  return {
    signal: controller.signal,
    add: (reply) => {
      // Its client may have left while the request was looked at.
      if (reply.destroyed) return leave(false);
      waiting += 1;
      reply.once('close', () => {
        waiting -= 1;
        leave(reply.writableFinished);
      });
    },
  };
};

/** The same for a single reply. */
export const patienceFor = (reply: ServerResponse, deadlineMs: number): AbortSignal => {
  const { signal, add } = startPatience(deadlineMs);
  add(reply);
  return signal;
};

/** The cause tells sources that this is no fault of their subgraph. */
export const clientHasLeft = (): RequestError =>
  new RequestError('DEADLINE_EXCEEDED', {
    message: 'The client has left.',
    cause: new DOMException('the client has left', 'AbortError'),
  });
