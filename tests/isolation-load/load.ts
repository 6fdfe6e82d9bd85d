import { setTimeout as sleep } from 'node:timers/promises';
import { idsIn, tablesOf } from '../isolation/catalog.ts';
import { type Furnished, furnish } from '../isolation/furnish.ts';
import { birchMark, cedarMark, withoutLimits } from '../isolation/scene.ts';
import { openWorld, type World } from '../support/world.ts';
import { type LoadRequest, popular, registeredRequest, requestsOf } from './requests.ts';

export type LoadOptions = {
  /** Seconds of load, at least: a slow machine goes on until there was enough to see, for twelve times as long at most. */
  readonly seconds: number;
  /** Requests under way at once, of each organization. */
  readonly concurrency: number;
  /** Size of the product's pool of database connections. */
  readonly connections: number;
  readonly singleFlight: boolean;
};

/** What a run has seen; counts of requests but for ids. */
export type LoadReport = {
  readonly sent: number;
  /** With data, whole or in part. */
  readonly answered: number;
  /** By HTTP status and error code. */
  readonly refused: Readonly<Record<string, number>>;
  /** Left by the client before the answer. */
  readonly cancelled: number;
  /** Connections of the product that were killed or whose statements were cancelled in the database. */
  readonly faults: number;
  /** Ids in answers, each of which was looked up: whose is it? */
  readonly ids: number;
  /** Answers that said something of the other organization, shortened. */
  readonly leaks: readonly string[];
  /** Ids in answers that are of neither organization when the run is over. */
  readonly unknown: readonly string[];
  /** Answers in which the caller's own rows stood. */
  readonly own: number;
};

/** R7: two organizations at once, with everything that goes wrong under load. */
export const runLoad = async (options: LoadOptions): Promise<LoadReport> => {
  const environment = {
    ...withoutLimits,
    LINTEL_DATABASE_CONNECTIONS: String(options.connections),
    LINTEL_SINGLE_FLIGHT: options.singleFlight ? 'on' : 'off',
    LINTEL_OPERATION_DEADLINE_MS: '2000',
    LINTEL_LOG_LEVEL: 'silent',
  };
  const world = await openWorld('one process', { environment });
  try {
    const { url } = world.product;
    const birch = await furnish({ url, token: world.birch.token }, birchMark);
    const cedar = await furnish({ url, token: world.cedar.token }, cedarMark);
    return await loadBoth(world, { birch, cedar }, options);
  } finally {
    await world.close();
  }
};

type Side = {
  readonly caller: Furnished['admin'];
  readonly partner: Furnished['admin'];
  readonly requests: readonly LoadRequest[];
  readonly registered: LoadRequest;
  readonly foreignMark: RegExp;
  readonly ownMark: RegExp;
  readonly organizationId: string;
  /** Every id that was in an answer and is not known to be its own yet. */
  readonly ids: Set<string>;
  /** Names of the other side, which the caller writes himself. */
  readonly asked: ReadonlySet<string>;
};

const sideOf = (own: Furnished, other: Furnished, [ownMark, foreignMark]: readonly [string, string]): Side => ({
  caller: own.admin,
  partner: { url: own.admin.url, token: own.samples['ApiKey.secret']! },
  requests: requestsOf({ mark: ownMark, samples: own.samples, others: other.samples }),
  registered: registeredRequest(own.samples),
  foreignMark: new RegExp(foreignMark, 'i'),
  ownMark: new RegExp(ownMark, 'i'),
  organizationId: own.samples.Organization!,
  ids: new Set(),
  asked: new Set(Object.values(other.samples)),
});

/** Answers with rows of the caller after which a short run has seen something. */
const enough = 60;

type Tally = {
  faults: number;
  sent: number;
  answered: number;
  cancelled: number;
  own: number;
  ids: number;
  refused: Record<string, number>;
  leaks: string[];
};

const loadBoth = async (
  world: World,
  { birch, cedar }: { birch: Furnished; cedar: Furnished },
  { seconds, concurrency }: LoadOptions,
): Promise<LoadReport> => {
  const sides = [sideOf(birch, cedar, [birchMark, cedarMark]), sideOf(cedar, birch, [cedarMark, birchMark])];
  const tally: Tally = { faults: 0, sent: 0, answered: 0, cancelled: 0, own: 0, ids: 0, refused: {}, leaks: [] };
  const since = performance.now();
  const isOver = () => {
    const passed = (performance.now() - since) / (seconds * 1000);
    return passed > 12 || (passed > 1 && tally.own >= enough && tally.cancelled > 0 && tally.faults > 0);
  };
  const faults = breakConnections(world, tally, isOver);
  const clients = sides.flatMap((side) =>
    Array.from({ length: concurrency }, async () => {
      while (!isOver()) await askOnce(side, tally);
    }),
  );
  await Promise.all(clients);
  await faults;
  const unknown = await strangeIds(world, sides);
  const { leaks, ...counts } = tally;
  return {
    ...counts,
    leaks: [...leaks, ...unknown.foreign].slice(0, 20),
    unknown: unknown.nobodys.slice(0, 20),
  };
};

const pick = <T>(items: readonly T[]): T => items[Math.floor(Math.random() * items.length)]!;

const askOnce = async (side: Side, tally: Tally): Promise<void> => {
  const roll = Math.random();
  const [caller, { body, headers }] =
    roll < 0.1 ? [side.partner, side.registered] : [side.caller, roll < 0.3 ? popular() : pick(side.requests)];
  const leaving = new AbortController();
  const patience = Math.random() < 0.2 ? setTimeout(() => leaving.abort(), Math.random() * 60) : undefined;
  tally.sent += 1;
  try {
    const response = await fetch(`${caller.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${caller.token}`, ...headers },
      body: JSON.stringify(body),
      signal: leaving.signal,
    });
    judge(side, { status: response.status, text: await response.text() }, tally);
    // As a client does that is told to come back later.
    if (response.status === 503) await sleep(Math.random() * 400);
  } catch (error) {
    if (!leaving.signal.aborted) count(tally.refused, `connection ${(error as Error).name}`);
    else tally.cancelled += 1;
  } finally {
    clearTimeout(patience);
  }
};

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const judge = (side: Side, { status, text }: { status: number; text: string }, tally: Tally): void => {
  const { data, errors } = JSON.parse(text) as {
    data?: object | null;
    errors?: readonly { extensions: { code: string } }[];
  };
  for (const { extensions } of errors ?? []) count(tally.refused, `${status} ${extensions.code}`);
  if (data != null) tally.answered += 1;
  if (side.ownMark.test(text)) tally.own += 1;
  const { marks, ids } = leaksOf(side, text);
  if (marks > 0) tally.leaks.push(text.slice(0, 300));
  tally.ids += ids.length;
  for (const id of ids) side.ids.add(id);
};

/**
 * What an answer says that the caller did not write himself: marks of the other organization, and ids, of which nobody knows yet
 * whose they are. A request's own id is nobody's.
 */
export const leaksOf = (
  { asked, foreignMark }: Pick<Side, 'asked' | 'foreignMark'>,
  text: string,
): { readonly marks: number; readonly ids: readonly string[] } => {
  const plain = text.replaceAll(/"requestId":"[^"]*"/g, '');
  const said = [...asked].reduce((rest, name) => rest.replaceAll(name, ''), plain);
  return { marks: foreignMark.test(said) ? 1 : 0, ids: [...said.matchAll(uuids)].map(([id]) => id) };
};

const count = (counts: Record<string, number>, name: string): void => {
  counts[name] = (counts[name] ?? 0) + 1;
};

/** Looks every id up when nothing changes any more. What a dry run or a failed command has answered was nobody's for long. */
const strangeIds = async ({ database: { admin } }: World, sides: readonly Side[]) => {
  const owned = await Promise.all(
    sides.map(async ({ organizationId }) => idsIn(admin, await tablesOf(admin, organizationId))),
  );
  const strange = sides.map(({ ids }, place) => [...ids].filter((id) => !owned[place]!.has(id)));
  return {
    foreign: strange
      .flatMap((ids, place) => ids.filter((id) => owned[1 - place]!.has(id)))
      .map((id) => `id ${id} of the other organization`),
    nobodys: strange.flatMap((ids, place) => ids.filter((id) => !owned[1 - place]!.has(id))),
  };
};

/** Kills connections of the product and cancels its statements until the load is over. */
const breakConnections = async ({ database: { admin } }: World, tally: Tally, isOver: () => boolean): Promise<void> => {
  while (!isOver()) {
    await sleep(50 + Math.random() * 200);
    const fault = Math.random() < 0.5 ? 'pg_cancel_backend' : 'pg_terminate_backend';
    const hit = await admin.unsafe(
      `select ${fault}(pid) from pg_stat_activity where datname = current_database() and application_name = 'lintel' and pid <> pg_backend_pid() order by random() limit 1`,
    );
    tally.faults += hit.length;
  }
};
