import { setTimeout as sleep } from 'node:timers/promises';
import { compose } from '@lintel/gateway/compose';
import type { IdentityEdge } from '@lintel/gateway/edge/identity-edge';
import { createGateway } from '@lintel/gateway/gateway';
import type { Bucket } from '@lintel/gateway/rate-limit/bucket';
import { memoryBuckets } from '@lintel/gateway/rate-limit/memory-buckets';
import { defaultRateLimits, type RateLimits } from '@lintel/gateway/rate-limit/rate-limits';
import { redisBuckets } from '@lintel/gateway/rate-limit/redis-buckets';
import { systemSession } from '@lintel/kernel/session';
import { processLog, quietLog } from '@lintel/server/log';
import { connectRedis, type RedisWires } from '@lintel/server/redis';
import fc from 'fast-check';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ChaosProxy, openProxy } from './support/chaos-proxy.ts';
import { type Answer, post } from './support/client.ts';
import { hasRedis } from './support/product.ts';
import { startRedis } from './support/redis.ts';

let redis: Awaited<ReturnType<typeof startRedis>>;
let proxy: ChaosProxy;
let observer: Redis;
let ends: (() => Promise<unknown>)[];

beforeEach(async () => {
  if (!hasRedis) return;
  ends = [];
  redis = await startRedis();
  proxy = await openProxy(Number(new URL(redis.url).port));
  observer = new Redis(redis.url);
});
afterEach(async () => {
  if (!hasRedis) return;
  for (const end of ends.toReversed()) await end();
  observer.disconnect();
  await proxy.close();
  await redis.stop();
});

const connect = async (): Promise<RedisWires> => {
  const wires = connectRedis(`redis://127.0.0.1:${proxy.port}`, quietLog(processLog()));
  ends.push(wires.close);
  while (!wires.isReady()) await sleep(5);
  return wires;
};

const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@cost"])
  type Query { cheap: Int dear: Int @cost(weight: 50) }`;

/** The token is the organization and the user in it, as in `cedar/ann`. */
const edge: IdentityEdge = {
  resolveSession: async (token) => {
    const [organizationId = '', userId = ''] = token.split('/');
    const session = systemSession(organizationId, 'test');
    return { ok: true, session: { ...session, actor: { kind: 'user', userId, sessionId: token } } };
  },
  findOperation: async () => null,
  operationsToWarm: async () => [],
  jwks: async () => ({ keys: [] }),
};

type Gateway = { readonly ask: (token: string, query: string) => Promise<Answer> };

const startGateway = async (limits: Partial<RateLimits>, { script }: RedisWires): Promise<Gateway> => {
  const app = await createGateway({
    supergraphSdl: compose([{ name: 'one', sdl }]).supergraph,
    source: (name) => ({ name, execute: async () => ({ data: { cheap: 1, dear: 2 } }) }),
    edge,
    introspection: 'open',
    isReady: async () => true,
    logLevel: 'silent',
    rateLimits: { limits: { ...defaultRateLimits, ...limits }, script },
  });
  ends.push(() => app.close());
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { ask: (token, query) => post(url, { query }, { authorization: `Bearer ${token}` }) };
};

const left = ({ headers }: Answer) => Number(headers.get('ratelimit-remaining'));

/** A bucket that hardly fills up while a test runs. */
const bucket = (key: string, capacity: number): Bucket => ({ key, kind: 'user', capacity, perSecond: 0.001 });

/** How often Redis has run the script, or anything else that is not about connections. */
const commands = async (): Promise<Readonly<Record<string, number>>> => {
  const text = await observer.info('commandstats');
  const all = [...text.matchAll(/cmdstat_(\w+):calls=(\d+)/g)].map(([, name, calls]) => [name, Number(calls)]);
  const { evalsha = 0, eval: evaluated = 0, get = 0, set = 0, mget = 0, time = 0 } = Object.fromEntries(all);
  return { evalsha, evaluated, get, set, mget, time };
};

describe.skipIf(!hasRedis)('buckets in Redis', () => {
  test('give and refuse what those in memory do, whatever is asked of them', async () => {
    const { script } = await connect();
    let round = 0;
    const capacities = { a: 25, b: 35, c: 45 };
    const take = fc.record({
      keys: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
      points: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 41, max: 400 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(take, { minLength: 1, maxLength: 12 }), async (takes) => {
        round += 1;
        const stores = [redisBuckets(script), memoryBuckets(() => performance.now())];
        for (const { keys, points } of takes) {
          const buckets = keys.map((key) => bucket(`test:{${round}}:${key}`, capacities[key]));
          const [one, other] = await Promise.all(stores.map((store) => store.take(buckets, points)));
          expect(one!.isGranted).toBe(other!.isGranted);
          const lefts = (taken: typeof one) => taken!.levels.map((level) => Math.round(level.left));
          expect(lefts(one)).toEqual(lefts(other));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('fill up by the clock of Redis, and are gone when they are full', async () => {
    const { take } = redisBuckets((await connect()).script);
    const fast: Bucket = { key: 'test:{fast}', kind: 'user', capacity: 10, perSecond: 5 };
    expect((await take([fast], 10)).isGranted).toBe(true);
    expect((await take([fast], 10)).isGranted).toBe(false);
    const lifetime = await observer.pttl(fast.key);
    expect(lifetime).toBeGreaterThan(0);
    expect(lifetime).toBeLessThanOrEqual(2000);
    while ((await observer.exists(fast.key)) === 1) await sleep(50);
    expect((await take([fast], 10)).isGranted).toBe(true);
  });

  test('that were written before its clock was set back say nothing, and nobody is locked out by them', async () => {
    const { take } = redisBuckets((await connect()).script);
    const one: Bucket = { key: 'test:{back}', kind: 'user', capacity: 60, perSecond: 1 };
    // What a clock that was an hour ahead has left behind.
    await observer.set(one.key, String(Date.now() + 3_600_000));
    expect(await take([one], 20)).toMatchObject({ isGranted: true, levels: [{ left: 40 }] });
    expect((await take([one], 60)).isGranted).toBe(false);
  });

  test('owe four windows at most, however dear an operation is for them', async () => {
    const { take } = redisBuckets((await connect()).script);
    const small: Bucket = { key: 'test:{small}', kind: 'address', capacity: 1, perSecond: 1 / 60 };
    expect(await take([small], 10_000)).toMatchObject({ isGranted: true, levels: [{ left: -3 }] });
    expect(await observer.pttl(small.key)).toBeLessThanOrEqual(240_000);
    expect((await take([small], 1)).isGranted).toBe(false);
  });

  test('are one for many that take at the same time: none is given twice', async () => {
    const stores = [redisBuckets((await connect()).script), redisBuckets((await connect()).script)];
    const one = bucket('test:{one}', 100);
    const all = await Promise.all(Array.from({ length: 150 }, (_, index) => stores[index % 2]!.take([one], 1)));
    expect(all.filter(({ isGranted }) => isGranted)).toHaveLength(100);
  });
});

describe.skipIf(!hasRedis)('gateways that share a Redis', () => {
  test('share the buckets of a user and of an organization', async () => {
    const limits = { user: 120, organization: 200 };
    const first = await startGateway(limits, await connect());
    const second = await startGateway(limits, await connect());
    expect((await first.ask('cedar/ann', '{ dear }')).status).toBe(200);
    const answer = await second.ask('cedar/ann', '{ dear }');
    // Some points have come back meanwhile, as many as the time that has passed.
    expect(left(answer)).toBeLessThan(70);
    expect((await first.ask('cedar/ben', '{ dear }')).status).toBe(200);
    expect((await second.ask('cedar/ben', '{ dear }')).status).toBe(200);
    const refused = await first.ask('cedar/cleo', '{ dear }');
    expect(refused.status).toBe(429);
    expect(refused.errors?.[0]?.message).toContain('organization');
    expect((await second.ask('birch/ann', '{ dear }')).status).toBe(200);
  });

  test('ask it once per request, in one round trip', async () => {
    const { ask } = await startGateway({}, await connect());
    await ask('cedar/ann', '{ cheap }');
    const before = await commands();
    for (let index = 0; index < 20; index += 1) await ask('cedar/ann', '{ cheap }');
    const after = await commands();
    expect(after.evalsha! - before.evalsha!).toBe(20);
    expect(after.evaluated! - before.evaluated!).toBe(0);
    expect(after.get! + after.set! - before.get! - before.set!).toBe(40);
  });

  test('a flood of a caller who has nothing left reaches neither Redis nor another organization', async () => {
    const { ask } = await startGateway({ user: 60 }, await connect());
    await ask('cedar/ann', '{ dear dearer: dear }');
    const before = await commands();
    const flood = await Promise.all(Array.from({ length: 200 }, () => ask('cedar/ann', '{ dear }')));
    expect(flood.map(({ status }) => status)).toEqual(Array.from({ length: 200 }, () => 429));
    expect(await commands()).toEqual(before);
    const other = await ask('birch/ann', '{ dear }');
    expect(other.status).toBe(200);
    expect(left(other)).toBe(10);
  });
});

describe.skipIf(!hasRedis)('when Redis fails', () => {
  test.each([
    ['dies', () => proxy.refuse()],
    ['swallows everything', () => proxy.stall()],
    ['takes a second for each answer', () => proxy.slow(1000)],
  ])('it %s: requests go on, limits are half as high, and the shared buckets are back with it', async (_how, fail) => {
    const wires = await connect();
    const { ask } = await startGateway({ user: 600 }, wires);
    expect(left(await ask('cedar/ann', '{ dear }'))).toBe(550);
    await fail();
    // Two requests at most pay a time-out.
    const times: number[] = [];
    const answers: Answer[] = [];
    for (let index = 0; index < 30; index += 1) {
      const start = performance.now();
      answers.push(await ask(`cedar/user-${index}`, '{ cheap }'));
      times.push(performance.now() - start);
    }
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(answers.map(({ headers }) => headers.get('ratelimit-policy'))).toEqual(answers.map(() => '300;w=60'));
    expect(times.filter((ms) => ms > 95).length).toBeLessThanOrEqual(4);
    for (let index = 0; index < 6; index += 1) expect((await ask('cedar/ben', '{ dear }')).status).toBe(200);
    expect((await ask('cedar/ben', '{ dear }')).status).toBe(429);
    await proxy.pass();
    while (!wires.isReady()) await sleep(10);
    const after = await ask('cedar/ann', '{ cheap }');
    expect(after.headers.get('ratelimit-policy')).toBe('600;w=60');
    expect(after.status).toBe(200);
  });

  test('it is flushed: buckets are full again, and nothing else happens', async () => {
    const { ask } = await startGateway({ user: 120 }, await connect());
    await ask('cedar/ann', '{ dear }');
    await observer.flushall();
    await observer.script('FLUSH');
    expect(left(await ask('cedar/ann', '{ dear }'))).toBe(70);
  });
});
