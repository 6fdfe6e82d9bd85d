import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Asker, pay, type Question, quantile, read, type Seen } from './asking.ts';
import { atMost, type Check, check, type Pace } from './fault.ts';
import { describe } from './l6-postgres-away.ts';
import type { Scene, StagedFault } from './staged.ts';
import { checkMemory, residentMbOf } from './vitals.ts';

const loadMs: Readonly<Record<Pace, number>> = { full: 20_000, short: 3000 };
const times = 5;
/** Twice, as the design promises, where whoever asks has a core of his own; on two cores he takes his part of the product's time. */
const mostSlowdown = availableParallelism() >= 4 ? 2 : 4;
/** Payments per second beside the load. */
const paymentsPerSecond = 5;

const suffer = async ({ stage, asker, pace }: Scene): Promise<readonly Check[]> => {
  const { token } = await stage.signIn();
  const { programs } = stage.product;
  const question = () => read(token);
  const isFull = pace === 'full';
  // Capacity is that of a process that has been running for a while.
  await askInTurn(asker, question, { clients: 16, ms: isFull ? 10_000 : 2000 });
  const unloaded = await askInTurn(asker, question, { clients: 1, ms: isFull ? 5000 : 1000 });
  const busyMs = isFull ? 5000 : 1500;
  const busy = await askInTurn(asker, question, { clients: 16, ms: busyMs });
  const capacity = (busy.length / busyMs) * 1000;
  const before = residentMbOf(programs);
  const started = performance.now();
  const [{ seen, perSecond }, payments] = await Promise.all([
    askAtRate(asker, question, { perSecond: capacity * times, ms: loadMs[pace] }),
    askAtRate(asker, () => pay(token, randomOf(stage.leaseIds)), { perSecond: paymentsPerSecond, ms: loadMs[pace] }),
  ]);
  const seconds = (performance.now() - started) / 1000;
  const recoveryMs = await untilCalm(asker, question, 3 * p99(unloaded) + 20);
  const after = residentMbOf(programs);
  const served = seen.filter(isWell);
  const shed = seen.filter(
    ({ status, code, retryAfter }) => status === 503 && code === 'OVERLOADED' && retryAfter !== undefined,
  );
  const others = seen.filter((each) => !served.includes(each) && !shed.includes(each));
  const paid = payments.seen.filter(isWell);
  const context = `capacity ${Math.round(capacity)}/s, asked ${Math.round(perSecond)}/s for ${Math.round(seconds)} s`;
  const always = [
    check(
      `excess is refused as OVERLOADED with Retry-After (${context})`,
      `${served.length} served, ${shed.length} refused${describe(others)}`,
      others.length === 0 && shed.length > 0,
    ),
    atMost('back to its usual pace after the load', recoveryMs, 10_000),
    checkMemory(before, after, 300 * programs.size),
    check(
      `payments go on: at least 99 % succeed (p99 ${Math.round(p99(paid))} ms)`,
      `${paid.length} of ${payments.seen.length}${describe(payments.seen.filter((each) => !isWell(each)))}`,
      paid.length >= (isFull ? 0.99 : 0.8) * payments.seen.length,
    ),
  ];
  // How long anything takes says something on a machine that is quiet otherwise, which that of CI is not.
  return isFull
    ? [...always, ...checkTimes({ unloaded, busy, served, shed, perSecond: served.length / seconds, capacity })]
    : always;
};

type Times = {
  readonly unloaded: readonly Seen[];
  readonly busy: readonly Seen[];
  readonly served: readonly Seen[];
  readonly shed: readonly Seen[];
  readonly perSecond: number;
  readonly capacity: number;
};

const checkTimes = ({ unloaded, busy, served, shed, perSecond, capacity }: Times): readonly Check[] => {
  const refusalMs = shed.map(({ ms }) => ms);
  return [
    atMost(
      `p99 of what is served: at most ${mostSlowdown} times that at capacity (p99 with one client ${Math.round(p99(unloaded))} ms, with 16 ${Math.round(p99(busy))} ms)`,
      p99(served),
      Math.round(mostSlowdown * p99(busy)),
    ),
    atMost(`refusals take no time (median; p99 ${Math.round(p99(shed))} ms)`, quantile(refusalMs, 0.5), 50),
    check('half of the capacity and more is still served', `${Math.round(perSecond)}/s`, perSecond >= capacity * 0.5),
  ];
};

const isWell = ({ status, code }: Seen): boolean => status === 200 && code === undefined;
const p99 = (seen: readonly Seen[]): number =>
  quantile(
    seen.map(({ ms }) => ms),
    0.99,
  );
const randomOf = <T>(items: readonly T[]): T => items[Math.floor(Math.random() * items.length)]!;

/** So many clients, each with one request at a time. */
const askInTurn = async (
  { ask }: Asker,
  question: () => Question,
  { clients, ms }: { readonly clients: number; readonly ms: number },
): Promise<readonly Seen[]> => {
  const seen: Seen[] = [];
  const end = performance.now() + ms;
  const client = async () => {
    while (performance.now() < end) seen.push(await ask(question()));
  };
  await Promise.all(Array.from({ length: clients }, client));
  return seen;
};

/** So many requests per second, whether or not there are answers. Says what rate it has come to. */
const askAtRate = async (
  { ask }: Asker,
  question: () => Question,
  { perSecond, ms }: { readonly perSecond: number; readonly ms: number },
): Promise<{ readonly seen: readonly Seen[]; readonly perSecond: number }> => {
  const asked: Promise<Seen>[] = [];
  const start = performance.now();
  for (let now = start; now - start < ms; now = performance.now()) {
    const due = ((now - start) / 1000) * perSecond;
    while (asked.length < due) asked.push(ask(question()));
    await sleep(2);
  }
  return { seen: await Promise.all(asked), perSecond: (asked.length / ms) * 1000 };
};

/** Milliseconds until twenty requests in a row are served, each within `ms`. */
const untilCalm = async ({ ask }: Asker, question: () => Question, ms: number): Promise<number> => {
  const since = performance.now();
  let calmSince = since;
  for (let inRow = 0; inRow < 20; ) {
    const askedAt = performance.now();
    const seen = await ask(question());
    if (isWell(seen) && seen.ms <= ms) inRow += 1;
    else inRow = 0;
    if (inRow === 1) calmSince = askedAt;
    if (performance.now() - since > 60_000) return 60_000;
  }
  return calmSince - since;
};

/** Five times as many requests as can be served, come what may, and payments among them. */
export const overload: StagedFault = { group: 'L8', title: 'overload', run: suffer };
