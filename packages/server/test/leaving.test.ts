import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { drainNotice, isLeaving, leave, mayLeave } from '../src/leaving.ts';

test('an app that leaves goes on answering and asks clients to come back over another connection', async () => {
  const app = Fastify();
  mayLeave(app);
  app.get('/', () => 'here');
  const before = await app.inject('/');
  const noticed = leave(app, 20);
  const after = await app.inject('/');
  expect([before.statusCode, before.headers.connection]).not.toContain('close');
  expect([after.statusCode, after.body, after.headers.connection]).toEqual([200, 'here', 'close']);
  expect(isLeaving(app)).toBe(true);
  await noticed;
  await app.close();
});

test('other apps of the process stay', async () => {
  const [one, other] = [Fastify(), Fastify()];
  await leave(one, 0);
  expect([isLeaving(one), isLeaving(other)]).toEqual([true, false]);
});

test.each(['-1', 'soon', '60001', '0.5'])('LINTEL_DRAIN_NOTICE_MS %s is refused by name', (wanted) => {
  expect(() => drainNotice({ LINTEL_DRAIN_NOTICE_MS: wanted }, 0)).toThrow('LINTEL_DRAIN_NOTICE_MS');
});

test('LINTEL_DRAIN_NOTICE_MS has a default for each kind of process', () => {
  expect(drainNotice({}, 2000)).toBe(2000);
  expect(drainNotice({ LINTEL_DRAIN_NOTICE_MS: '' }, 0)).toBe(0);
  expect(drainNotice({ LINTEL_DRAIN_NOTICE_MS: '5000' }, 0)).toBe(5000);
});
