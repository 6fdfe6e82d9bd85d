import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { signIn } from '../support/client.ts';
import { type Asker, pay, quantile, read, type Seen } from './asking.ts';
import { atMost, type Check, check, type Pace } from './fault.ts';
import { describe, statusOf } from './l6-postgres-away.ts';
import type { Stage } from './stage.ts';
import type { StagedFault } from './staged.ts';

type Trouble = { readonly name: string; readonly begin: (stage: Stage) => Promise<unknown> };

const troubles: readonly Trouble[] = [
  { name: 'down', begin: ({ redisLine }) => redisLine.refuse() },
  { name: 'slow by 1 s', begin: ({ redisLine }) => redisLine.slow(1000) },
  { name: 'behind a black hole', begin: ({ redisLine }) => redisLine.stall() },
  { name: 'flushed', begin: flush },
];

async function flush({ redisUrl }: Stage): Promise<void> {
  const redis = new Redis(redisUrl);
  await redis.flushall();
  redis.disconnect();
}

const questionsEach: Readonly<Record<Pace, number>> = { full: 1000, short: 60 };
/** How much slower reads may become; the machine of CI may be busy with other things just then. */
const slowerMs: Readonly<Record<Pace, number>> = { full: 150, short: 1000 };

/** Redis is away in each of four ways. */
export const redisAway: StagedFault = {
  group: 'L7',
  title: 'Redis away',
  run: async ({ stage, asker, pace }) => {
    // What runs for the first time takes longer than Redis could make it.
    await measure(stage, asker, questionsEach[pace]);
    const before = await measure(stage, asker, questionsEach[pace]);
    const checks: Check[] = [];
    for (const { name, begin } of troubles) {
      await begin(stage);
      const seen = await measure(stage, asker, questionsEach[pace]);
      checks.push(...judge(name, { before, seen, pace }), await checkSignInLimit(name, stage));
      await stage.redisLine.pass();
      await sleep(1000);
    }
    return checks;
  },
};

/** One reader after the other, four at once, with a payment now and then and a session that nothing is known of in between. */
const measure = async (stage: Stage, { ask }: Asker, count: number): Promise<readonly Seen[]> => {
  const { token } = await stage.signIn();
  const seen: Seen[] = [];
  const client = async (): Promise<void> => {
    for (let round = 0; round < count / 4; round += 1) {
      seen.push(await ask(read(token)));
      if (round % 20 === 0) seen.push(await ask(pay(token, stage.leaseIds[round % stage.leaseIds.length]!)));
    }
  };
  await Promise.all(Array.from({ length: 4 }, client));
  return seen;
};

const times = (seen: readonly Seen[]): number[] => seen.filter(({ kind }) => kind === 'read').map(({ ms }) => ms);

const judge = (
  name: string,
  { before, seen, pace }: { readonly before: readonly Seen[]; readonly seen: readonly Seen[]; readonly pace: Pace },
): readonly Check[] => {
  const wrong = seen.filter(({ status, code }) => status !== 200 || code !== undefined);
  return [
    check(
      `${name}: every request is served`,
      `${seen.length - wrong.length} of ${seen.length}${describe(wrong)}`,
      wrong.length === 0,
    ),
    atMost(
      `${name}: p99 of reads grows little`,
      quantile(times(seen), 0.99) - quantile(times(before), 0.99),
      slowerMs[pace],
    ),
    atMost(`${name}: no request hangs`, Math.max(...seen.map(({ ms }) => ms)), 2000),
  ];
};

/** Wrong passwords for an address of nobody's: after some of them there is a delay, whoever keeps the count. */
const checkSignInLimit = async (name: string, { product }: Stage): Promise<Check> => {
  const email = `guess-${name.replaceAll(' ', '-')}@nobody.example`;
  const codes: string[] = [];
  for (let attempt = 0; attempt < 12; attempt += 1) {
    await signIn(product.url, email, 'a wrong password').catch((error: Error) => {
      codes.push(/"code":"([A-Z_]+)"/.exec(error.message)?.[1] ?? error.message);
    });
  }
  const limited = codes.filter((code) => ['TOO_MANY_ATTEMPTS', 'RATE_LIMITED'].includes(code)).length;
  return check(
    `${name}: guessing passwords is slowed down`,
    `${limited} of 12 refused`,
    limited > 0 && codes.length === 12,
  );
};

/** The product starts while there is no Redis, is ready, and uses it once it is there. */
export const startWithoutRedis: StagedFault = {
  group: 'L7',
  title: 'start without Redis',
  options: { redis: 'refusing' },
  run: async ({ stage, asker }) => {
    const ready = await statusOf(`${stage.product.url}/health/ready`);
    const seen = await measure(stage, asker, 40);
    await stage.redisLine.pass();
    const found = await untilConnected(stage);
    const failed = seen.filter(({ code }) => code !== undefined);
    return [
      check('it starts and is ready', ready, ready === 200),
      check('it serves', `${seen.length - failed.length} of ${seen.length}${describe(failed)}`, failed.length === 0),
      atMost('it finds Redis when that is there', found, 10_000),
    ];
  },
};

const untilConnected = async ({ redisLine }: Stage): Promise<number> => {
  const since = performance.now();
  while (redisLine.connections() === 0 && performance.now() - since < 30_000) await sleep(20);
  return performance.now() - since;
};
