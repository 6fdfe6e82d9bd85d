import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIPv6 } from 'node:net';
import { isLeaving, mayLeave } from '@lintel/server/leaving';
import type { Metrics } from '@lintel/server/metrics';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * `/health/live`: the process answers. `/health/ready`, also as `/health`: it may get traffic, which ends as soon as it
 * drains or its data are away. `/metrics`: Prometheus text, for who has the token, or on this machine when there is none;
 * names of operations stand in it, which are the business of the organizations that registered them.
 */
export const healthRoutes = (
  app: FastifyInstance,
  {
    metrics,
    metricsToken,
    isReady,
  }: { metrics: Metrics; metricsToken: string | undefined; isReady: () => Promise<boolean> },
): void => {
  mayLeave(app);
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.get('/health/live', () => ({ status: 'ok' }));
  for (const path of ['/health', '/health/ready'])
    app.get(path, async (_request, reply) => {
      const draining = closing || isLeaving(app);
      const ready = !draining && (await isReady().catch(() => false));
      return reply.code(ready ? 200 : 503).send({ status: draining ? 'draining' : ready ? 'ok' : 'not ready' });
    });
  app.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request, metricsToken)) return reply.callNotFound();
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
};

const mayReadMetrics = ({ headers, socket }: FastifyRequest, token: string | undefined): boolean => {
  if (token !== undefined) return isSame(headers.authorization ?? '', `Bearer ${token}`);
  // A reverse proxy on this machine brings the requests of others.
  const isBrought = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'].some((name) => headers[name] !== undefined);
  return !isBrought && isLoopback(socket.remoteAddress ?? '');
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted));

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');
const isLoopback = (address: string): boolean => loopback.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
