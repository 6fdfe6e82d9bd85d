import type { ServerResponse } from 'node:http';
import { RequestError } from '@lintel/server/request-error';

/** Fires when nobody waits for a reply any more: its client has left, or the time that an operation may take is over. */
export const patience = (reply: ServerResponse, deadlineMs: number): AbortSignal => {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new RequestError('DEADLINE_EXCEEDED')), deadlineMs);
  reply.once('close', () => {
    clearTimeout(timer);
    if (!reply.writableFinished) controller.abort(clientHasLeft());
  });
  return controller.signal;
};

/** The cause tells sources that this is no fault of their subgraph. */
const clientHasLeft = (): RequestError =>
  new RequestError('DEADLINE_EXCEEDED', {
    message: 'The client has left.',
    cause: new DOMException('the client has left', 'AbortError'),
  });
