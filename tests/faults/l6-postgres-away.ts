import { setTimeout as sleep } from 'node:timers/promises';
import { type Asker, askSteadily, pay, type Question, read, type Seen } from './asking.ts';
import { atMost, type Check, check, type Pace } from './fault.ts';
import { untilDelivered } from './g50-worker.ts';
import type { Stage } from './stage.ts';
import type { Scene, StagedFault } from './staged.ts';
import { checkMemory, residentMbOf } from './vitals.ts';

/** A way in which a database goes away, and comes back. */
type Outage = {
  readonly name: string;
  readonly begin: (stage: Stage) => unknown;
  readonly end: (stage: Stage) => unknown;
};

const outages: readonly Outage[] = [
  { name: 'stopped at once', begin: ({ postgres }) => postgres.crash(), end: ({ postgres }) => postgres.restart() },
  { name: 'frozen', begin: ({ postgres }) => postgres.freeze(), end: ({ postgres }) => postgres.thaw() },
  {
    name: 'behind a black hole',
    begin: ({ postgresLine }) => postgresLine.stall(),
    end: ({ postgresLine }) => postgresLine.pass(),
  },
];

const outageMs: Readonly<Record<Pace, number>> = { full: 30_000, short: 3000 };
/** Longest time to an answer, to the end of the outage in an answer, and to readiness. */
const promised = { answerMs: 2000, recoveryMs: 5000 };
/** A busy machine in CI is given more: there only hangs are to be found. */
const slack: Readonly<Record<Pace, number>> = { full: 250, short: 2000 };

/** Postgres is away for half a minute, in each of three ways. */
export const postgresAway: StagedFault = {
  group: 'L6',
  title: 'Postgres away',
  run: async (scene) => {
    const checks: Check[] = [];
    for (const outage of outages) checks.push(...(await suffer(outage, scene)));
    return checks;
  },
};

const suffer = async ({ name, begin, end }: Outage, { stage, asker, pace }: Scene): Promise<readonly Check[]> => {
  const { product, leaseIds } = stage;
  const { token } = await stage.signIn();
  let turn = 0;
  const questions = (): Question => {
    turn += 1;
    return turn % 3 === 0 ? pay(token, leaseIds[turn % leaseIds.length]!) : read(token);
  };
  for (let round = 0; round < 60; round += 1) await asker.ask(questions());
  const before = residentMbOf(product.programs);
  const load = askSteadily(asker, questions, 50);
  await sleep(500);
  const began = performance.now();
  await begin(stage);
  // What was on its way when it began may still have been answered.
  await sleep(100);
  const during = askSteadily(asker, questions, 50);
  await sleep(2500);
  const health = await healthOf(stage);
  await sleep(Math.max(0, outageMs[pace] - 2600));
  const seen = await during.end();
  await end(stage);
  const ended = performance.now();
  const back = await untilServed(stage, asker, questions, ended);
  const all = [...(await load.end()), ...seen];
  const after = residentMbOf(product.programs);
  const typed = seen.filter(
    ({ status, code, retryAfter }) => status === 503 && code !== undefined && retryAfter !== undefined,
  );
  const others = seen.filter((each) => !typed.includes(each));
  const slowest = all.reduce((one, other) => (other.ms > one.ms ? other : one));
  const bound = promised.answerMs + slack[pace];
  return [
    check(
      `${name}: every request is answered 503 with a code and Retry-After`,
      `${typed.length} of ${seen.length}${describe(others)} in ${Math.round((ended - began) / 1000)} s`,
      others.length === 0 && seen.length > 0,
    ),
    check(
      `${name}: none is answered 500`,
      describe(all.filter(({ status }) => status === 500)) || '0',
      all.every(({ status }) => status !== 500),
    ),
    atMost(`${name}: no request hangs (the slowest: ${tell(slowest, began)})`, slowest.ms, bound),
    health,
    atMost(`${name}: serves again, without a restart, and is ready`, back, promised.recoveryMs + slack[pace]),
    atMost(`${name}: events that wait are delivered`, await untilDelivered(stage, asker), 15_000),
    checkMemory(before, after, 80 * product.programs.size),
  ];
};

/** What became of a request, and when it was sent in relation to the beginning of the outage. */
const tell = ({ kind, status, code = 'served', sentAt }: Seen, began: number): string =>
  `${kind}, ${status} ${code}, sent ${Math.round(sentAt - began)} ms after the beginning`;

/** Statuses and codes with how often they came. */
export const describe = (seen: readonly Seen[]): string => {
  const counts = Map.groupBy(seen, ({ status, code }) => `${status} ${code ?? ''}`.trim());
  return seen.length === 0 ? '' : ` (${[...counts].map(([what, each]) => `${each.length} × ${what}`).join(', ')})`;
};

/** Where the database is: liveness must be green and readiness red. */
const healthOf = async ({ mode, product }: Stage): Promise<Check> => {
  const origins =
    mode === 'services' ? Object.values(product.subgraphUrls).map((url) => new URL(url).origin) : [product.url];
  const since = performance.now();
  const statuses = await Promise.all(
    origins.map(async (origin) =>
      [await statusOf(`${origin}/health/live`), await statusOf(`${origin}/health/ready`)].join(),
    ),
  );
  const ms = performance.now() - since;
  return check(
    'liveness stays green and readiness is red',
    `${[...new Set(statuses)].join(' ')} in ${Math.round(ms)} ms`,
    statuses.every((each) => each === '200,503') && ms < promised.answerMs + 1000,
  );
};

export const statusOf = async (url: string): Promise<number> => {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
  await response?.text();
  return response?.status ?? 0;
};

/** Milliseconds from `since` until a read and a payment have succeeded and the product is ready. */
const untilServed = async (
  { product, manager, leaseIds }: Stage,
  asker: Asker,
  questions: () => Question,
  since: number,
): Promise<number> => {
  const deadline = since + 60_000;
  for (;;) {
    const answers = [await asker.ask(questions()), await asker.ask(pay(manager.token, leaseIds[0]!))];
    const isReady = (await statusOf(`${product.url}/health/ready`)) === 200;
    if (isReady && answers.every(({ status, code }) => status === 200 && code === undefined))
      return performance.now() - since;
    if (performance.now() > deadline) throw new Error(`not back after a minute: ${JSON.stringify(answers)}`);
    await sleep(50);
  }
};
