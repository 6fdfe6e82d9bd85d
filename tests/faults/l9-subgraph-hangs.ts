import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Asker, openAsker, quantile, read, type Seen } from './asking.ts';
import { atMost, type Check, check, type Fault, type Pace } from './fault.ts';
import { openFleet } from './fleet.ts';
import { describe } from './l6-postgres-away.ts';
import { openFaultyDatabase } from './stage.ts';
import { checkAlive } from './vitals.ts';

const deadlineMs = 5000;
const lengthMs: Readonly<Record<Pace, number>> = { full: 20_000, short: 7000 };

/** Partly of finance, which hangs, in a field that may be null. What finance must answer by the schema takes the rest with it. */
const partly = `{ properties(first: 3) { nodes { id name units(first: 3) { nodes { number } } } } payment(id: "${randomUUID()}") { id } }`;
const elsewhere = '{ properties(first: 3) { nodes { id name units(first: 3) { nodes { number } } } } }';

type Hang = {
  readonly name: string;
  readonly begin: (fleet: Fleet) => unknown;
  readonly end: (fleet: Fleet) => unknown;
};
type Fleet = Awaited<ReturnType<typeof openFleet>>;

const hangs: readonly Hang[] = [
  {
    name: 'stopped',
    begin: ({ programs }) => void programs.get('finance 1')!.child.kill('SIGSTOP'),
    end: ({ programs }) => void programs.get('finance 1')!.child.kill('SIGCONT'),
  },
  {
    name: 'behind a black hole',
    begin: ({ lines }) => lines.get('finance')!.stall(),
    end: ({ lines }) => lines.get('finance')!.pass(),
  },
];

/** Finance hangs in services mode: its process is stopped, or the network to it swallows everything. */
export const subgraphHangs: Fault = {
  group: 'L9',
  title: 'a subgraph hangs, services',
  run: async (pace) => {
    const data = await openFaultyDatabase(pace);
    const fleet = await openFleet({
      databaseUrl: data.database.serviceUrl,
      replicas: 1,
      environment: { LINTEL_OPERATION_DEADLINE_MS: String(deadlineMs) },
    });
    const asker = openAsker(fleet.url, 512);
    try {
      const checks: Check[] = [];
      for (const hang of hangs) checks.push(...(await suffer(hang, { fleet, asker, pace })));
      return [...checks, checkAlive(fleet.programs)];
    } finally {
      asker.close();
      await fleet.close();
      await data.close();
    }
  },
};

type Scene = { readonly fleet: Fleet; readonly asker: Asker; readonly pace: Pace };

const suffer = async ({ name, begin, end }: Hang, { fleet, asker, pace }: Scene): Promise<readonly Check[]> => {
  const { token } = await fleet.signIn();
  const gateway = fleet.programs.get('gateway 1')!.child.pid!;
  await askFor(asker, token, 1000);
  const calm = await askFor(asker, token, 3000);
  await begin(fleet);
  const [seen, sockets] = await Promise.all([
    askFor(asker, token, lengthMs[pace]),
    mostSockets(gateway, lengthMs[pace]),
  ]);
  await end(fleet);
  const since = performance.now();
  while (!(await asker.ask(read(token, partly)).then(isWhole)) && performance.now() - since < 60_000) await sleep(50);
  const recovery = performance.now() - since;
  const typed = seen.partly.filter((each) => isPartial(each) || isWhole(each));
  const odd = seen.partly.find((each) => !typed.includes(each));
  const p99 = (of: readonly Seen[]) =>
    quantile(
      of.map(({ ms }) => ms),
      0.99,
    );
  const wrong = seen.elsewhere.filter((each) => !isWhole(each));
  return [
    check(
      `${name}: what can be answered is, and the rest is a typed error`,
      `${typed.length} of ${seen.partly.length}${describe(seen.partly)}${odd === undefined ? '' : `, such as ${odd.text}`}`,
      typed.length === seen.partly.length && seen.partly.some(isPartial),
    ),
    atMost(
      `${name}: no answer comes after the deadline`,
      Math.max(...seen.partly.map(({ ms }) => ms)),
      deadlineMs + 500,
    ),
    check(
      `${name}: other subgraphs answer everything`,
      `${seen.elsewhere.length - wrong.length} of ${seen.elsewhere.length}${describe(wrong)}`,
      wrong.length === 0,
    ),
    atMost(
      `${name}: p99 of other subgraphs (before: ${Math.round(p99(calm.elsewhere))} ms)`,
      p99(seen.elsewhere),
      Math.max(2 * p99(calm.elsewhere), p99(calm.elsewhere) + (pace === 'full' ? 100 : 1000)),
    ),
    atMost(`${name}: sockets of the gateway are bounded`, sockets, 700, 'sockets'),
    atMost(`${name}: whole answers again once it goes on`, recovery, 5000),
  ];
};

const isWhole = ({ status, code }: Seen): boolean => status === 200 && code === undefined;
/** The data of the other subgraph are there, and the error says which kind it is. */
const isPartial = ({ status, code, text }: Seen): boolean =>
  status === 200 && /"number":/.test(text) && ['DEADLINE_EXCEEDED', 'SUBGRAPH_UNAVAILABLE'].includes(code ?? '');

const askFor = async ({ ask }: Asker, token: string, ms: number) => {
  const asked = { partly: [] as Promise<Seen>[], elsewhere: [] as Promise<Seen>[] };
  for (const end = performance.now() + ms; performance.now() < end; await sleep(25)) {
    asked.partly.push(ask(read(token, partly)));
    asked.elsewhere.push(ask(read(token, elsewhere)));
  }
  return { partly: await Promise.all(asked.partly), elsewhere: await Promise.all(asked.elsewhere) };
};

const mostSockets = async (pid: number, ms: number): Promise<number> => {
  let most = 0;
  for (const end = performance.now() + ms; performance.now() < end; await sleep(200))
    most = Math.max(most, readdirSync(`/proc/${pid}/fd`).length);
  return most;
};
