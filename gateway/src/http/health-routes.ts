import type { Metrics } from '@lintel/server/metrics';
import type { FastifyInstance } from 'fastify';

/**
 * `/health/live`: the process answers. `/health/ready`, also as `/health`: it may get traffic, which ends as soon as it
 * drains or its data are away. `/metrics`: Prometheus text.
 */
export const healthRoutes = (
  app: FastifyInstance,
  { metrics, isReady }: { metrics: Metrics; isReady: () => Promise<boolean> },
): void => {
  let draining = false;
  app.addHook('preClose', async () => {
    draining = true;
  });
  app.get('/health/live', () => ({ status: 'ok' }));
  for (const path of ['/health', '/health/ready'])
    app.get(path, async (_request, reply) => {
      const ready = !draining && (await isReady().catch(() => false));
      return reply.code(ready ? 200 : 503).send({ status: draining ? 'draining' : ready ? 'ok' : 'not ready' });
    });
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
};
