import type { FastifyInstance } from 'fastify';

/**
 * Ends connections whose clients do not read: an answer of which nothing has left for `stalledMs`, at most twice that, is waited for by nobody. An
 * answer that has to be waited for is none of these, and what is hijacked, such as event streams, has rules of its own.
 */
export const endStalledAnswers = (app: FastifyInstance, stalledMs: number): void => {
  app.addHook('onSend', (_request, { raw }, _payload, done) => {
    // Node starts this clock anew whenever some of what waits has left.
    raw.setTimeout(stalledMs, () => {
      if (raw.writableLength > 0) raw.destroy();
    });
    done();
  });
};
