import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '@lintel/server/log';
import { connectRedis, type RedisWires } from '@lintel/server/redis';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ChaosProxy, openProxy } from './support/chaos-proxy.ts';
import { hasRedis } from './support/product.ts';
import { startRedis } from './support/redis.ts';

let redis: Awaited<ReturnType<typeof startRedis>>;
let proxy: ChaosProxy;
let warnings: string[];
let opened: RedisWires[];

beforeEach(async () => {
  if (!hasRedis) return;
  redis = await startRedis();
  proxy = await openProxy(Number(new URL(redis.url).port));
  warnings = [];
  opened = [];
});
afterEach(async () => {
  if (!hasRedis) return;
  await Promise.all(opened.map((wires) => wires.close()));
  await proxy.close();
  await redis.stop();
});

/** Wires to Redis through the proxy. */
const connect = (): RedisWires => {
  const log = { warn: (_fields: object, message: string) => void warnings.push(message) } as unknown as Log;
  const wires = connectRedis(`redis://127.0.0.1:${proxy.port}`, log);
  opened.push(wires);
  return wires;
};

const connected = async (): Promise<RedisWires> => {
  const wires = connect();
  await until(wires.isReady);
  return wires;
};

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await sleep(10);
};

const seven = ({ script }: RedisWires) => script('return 7', [], []);

/** What one command after another costs whoever waits for it, in milliseconds; all of them may fail. */
const waits = async (wires: RedisWires, count: number): Promise<readonly number[]> => {
  const all: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const start = performance.now();
    await seven(wires).catch(() => undefined);
    all.push(performance.now() - start);
  }
  return all;
};

/** Time-outs that a row of commands has paid. One costs 100 ms; on a busy machine an error at once may cost some, too. */
const paid = (all: readonly number[]) => all.filter((ms) => ms >= 95).length;

describe.skipIf(!hasRedis)('a Redis that cannot be relied on', () => {
  test.each(['stall', 'slow'] as const)('costs two time-outs and then nothing: %s', async (way) => {
    const wires = await connected();
    expect(await seven(wires)).toBe(7);
    await (way === 'stall' ? proxy.stall() : proxy.slow(1000));
    const all = await waits(wires, 200);
    expect(paid(all.slice(0, 2))).toBe(2);
    expect(paid(all.slice(2))).toBeLessThanOrEqual(2);
    expect(wires.isReady()).toBe(false);
    // The probes in the background go on to fail, and nobody waits for them.
    await sleep(2500);
    expect(paid(await waits(wires, 200))).toBeLessThanOrEqual(2);
    await proxy.pass();
    await until(wires.isReady);
    expect(await seven(wires)).toBe(7);
    expect(warnings.filter((message) => message.includes('in time'))).toEqual([
      'redis does not answer in time; going on without it',
      'redis answers in time again',
    ]);
  });

  test('costs nothing when it is down, and is used again when it is back', async () => {
    const wires = await connected();
    await proxy.refuse();
    await until(() => !wires.isReady());
    expect(paid(await waits(wires, 200))).toBeLessThanOrEqual(2);
    await proxy.pass();
    await until(wires.isReady);
    expect(await seven(wires)).toBe(7);
  });

  test('is not needed for a start, whether it refuses or swallows connections, and is used when it comes', async () => {
    await proxy.stall();
    const wires = connect();
    const start = performance.now();
    const heard: string[] = [];
    await wires.bus.subscribe('news', (message) => void heard.push(message));
    expect(performance.now() - start).toBeLessThan(2500);
    expect(paid(await waits(wires, 20))).toBeLessThanOrEqual(2);
    await sleep(1500);
    // Connections that were swallowed are lost for good; new ones get through.
    proxy.cut();
    await proxy.pass();
    await until(wires.isReady);
    const other = await connected();
    while (heard.length === 0) {
      await other.bus.publish('news', 'hello');
      await sleep(20);
    }
    expect(heard[0]).toBe('hello');
  });

  test('loses connections without a word: they are given up after some seconds, the subscription too', async () => {
    const wires = await connected();
    const heard: string[] = [];
    await wires.bus.subscribe('news', (message) => void heard.push(message));
    const observer = new Redis(redis.url);
    const addresses = async (): Promise<readonly string[]> =>
      String(await observer.client('LIST')).match(/\baddr=\S+/g) ?? [];
    const before = await addresses();
    expect(before).toHaveLength(3);
    await proxy.stall();
    await Promise.allSettled([seven(wires), seven(wires)]);
    await sleep(9000);
    await proxy.pass();
    await until(wires.isReady);
    const other = await connected();
    while (heard.length === 0) {
      await other.bus.publish('news', 'hello');
      await sleep(20);
    }
    // Nothing is left of those but the one that does not go through the proxy.
    const after = await addresses();
    expect(after.filter((address) => before.includes(address))).toHaveLength(1);
    observer.disconnect();
  });

  test('forgets everything, scripts too: the next command works', async () => {
    const wires = await connected();
    expect(await seven(wires)).toBe(7);
    await wires.cache.set('one', 'value', 60);
    const admin = new Redis(redis.url);
    await admin.flushall();
    await admin.script('FLUSH');
    admin.disconnect();
    expect(await seven(wires)).toBe(7);
    expect(await wires.cache.get('one')).toBeUndefined();
  });

  test('loses all connections at once: the next moment there are new ones', async () => {
    const wires = await connected();
    proxy.cut();
    await until(() => !wires.isReady());
    await until(wires.isReady);
    expect(await seven(wires)).toBe(7);
  });
});

describe.skipIf(!hasRedis)('while Redis is away', () => {
  test('a process hears its own messages, once, and afterwards those of others again', async () => {
    const [wires, other] = [await connected(), await connected()];
    const heard: string[] = [];
    await wires.bus.subscribe('news', (message) => void heard.push(message));
    await other.bus.publish('news', 'before');
    await until(() => heard.length > 0);
    await proxy.refuse();
    await until(() => !wires.isReady());
    await wires.bus.publish('news', 'during');
    expect(heard).toEqual(['before', 'during']);
    await proxy.pass();
    await until(() => wires.isReady() && other.isReady());
    while (heard.length === 2) {
      await other.bus.publish('news', 'after');
      await sleep(20);
    }
    expect(heard[2]).toBe('after');
  });

  test('what was kept here meanwhile is not believed in the next outage when Redis has had something younger', async () => {
    const wires = await connected();
    await proxy.refuse();
    await until(() => !wires.isReady());
    await wires.cache.set('one', 'old', 60);
    expect(await wires.cache.get('one')).toBe('old');
    await proxy.pass();
    await until(wires.isReady);
    await wires.cache.set('one', 'young', 60);
    await proxy.refuse();
    await until(() => !wires.isReady());
    expect(await wires.cache.get('one')).toBeUndefined();
  });
});
