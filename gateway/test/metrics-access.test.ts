import { createMetrics } from '@lintel/server/metrics';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { healthRoutes } from '../src/http/health-routes.ts';

let app: FastifyInstance;
afterEach(() => app.close());

const open = (metricsToken?: string) => {
  app = Fastify();
  healthRoutes(app, { metrics: createMetrics('test'), metricsToken, isReady: async () => true });
};
const statusFor = async (remoteAddress: string, headers: Record<string, string> = {}): Promise<number> =>
  (await app.inject({ url: '/metrics', remoteAddress, headers })).statusCode;

test('metrics are for this machine when there is no token, and not for whom a proxy on it brings', async () => {
  open();
  for (const here of ['127.0.0.1', '::1', '127.8.8.8', '::ffff:127.0.0.1'])
    expect(await statusFor(here), here).toBe(200);
  for (const there of ['192.0.2.1', '10.0.0.1', '2001:db8::1', '::ffff:192.0.2.1'])
    expect(await statusFor(there), there).toBe(404);
  for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'])
    expect(await statusFor('127.0.0.1', { [name]: '192.0.2.1' }), name).toBe(404);
});

test('metrics are for whoever shows the token, from anywhere', async () => {
  open('a token of the operator');
  expect(await statusFor('192.0.2.1', { authorization: 'Bearer a token of the operator' })).toBe(200);
  for (const authorization of [
    '',
    'Bearer ',
    'Bearer a token',
    'a token of the operator',
    'Basic a token of the operator',
  ])
    expect(await statusFor('127.0.0.1', { authorization }), authorization).toBe(404);
  expect((await app.inject('/health/live')).statusCode).toBe(200);
});
