import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Environment } from './environment.ts';

const leavers = new WeakSet<FastifyInstance>();

/** Whether an app has begun to leave: it still answers, and should get nothing new. */
export const isLeaving = (app: FastifyInstance): boolean => leavers.has(app);

/**
 * Lets an app leave without a request being lost: after `leave` its answers tell clients to ask elsewhere with the next request
 * (`Connection: close`), and readiness, which reads `isLeaving`, tells balancers the same. Without that a request that is
 * on its way on a kept connection when the connection is closed has no answer.
 */
export const mayLeave = (app: FastifyInstance): void => {
  // With a callback, because a promise would cost every answer something.
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (isLeaving(app)) reply.header('connection', 'close');
    done();
  });
};

/** Begins to leave, and resolves when everybody had time to notice. */
export const leave = async (app: FastifyInstance, noticeMs: number): Promise<void> => {
  leavers.add(app);
  await sleep(noticeMs);
};

const longestMs = 60_000;

/** Reads LINTEL_DRAIN_NOTICE_MS: how long a server that was told to stop goes on answering while balancers notice. Throws for a time that makes no sense. */
export const drainNotice = ({ LINTEL_DRAIN_NOTICE_MS: wanted }: Environment, unlessTold: number): number => {
  if (wanted === undefined || wanted === '') return unlessTold;
  const milliseconds = Number(wanted);
  if (Number.isInteger(milliseconds) && milliseconds >= 0 && milliseconds <= longestMs) return milliseconds;
  throw new Error(`LINTEL_DRAIN_NOTICE_MS is ${JSON.stringify(wanted)}: it is milliseconds, 0 to ${longestMs}`);
};

/** For services, of which there are several behind a balancer: two of its looks, if it looks every second. */
export const serviceNoticeMs = 2000;
