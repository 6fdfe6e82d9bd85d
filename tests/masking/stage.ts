import { readFile } from 'node:fs/promises';
import { startThrowaway } from '@lintel/db/embedded/throwaway';
import type { Program } from '../support/processes.ts';
import { hasRedis, type Mode } from '../support/product.ts';
import { startRedis } from '../support/redis.ts';
import { openWorld, type World } from '../support/world.ts';
import { type Collection, type Evidence, newCollection } from './evidence.ts';
import { startCollector, watchAnswers, watchRedis } from './listeners.ts';

/** A running product that is overheard wherever it says or keeps something. */
export type Stage = {
  readonly mode: Mode;
  readonly world: World;
  readonly collection: Collection;
  /** Ends the product and answers everything that it has said and kept; the database is gone then. */
  readonly end: () => Promise<Evidence>;
};

/** The database server of this suite, whose log nobody else writes. */
export type DatabaseServer = { readonly logFile: string; readonly stop: () => Promise<void> };

export const startDatabaseServer = async (): Promise<DatabaseServer> => {
  const { host, port, adminUser, adminPassword, logFile, stop } = await startThrowaway();
  process.env.LINTEL_TEST_ADMIN_URL = `postgres://${adminUser}:${adminPassword}@${host}:${port}/postgres`;
  return { logFile, stop };
};

/** As talkative as the product can be, and with room for everything that this suite asks. */
const talkative = {
  // Below what docs/operations.md offers: what is said there is everything that any level says.
  LINTEL_LOG_LEVEL: 'trace',
  LINTEL_SLOW_OPERATION_MS: '1',
  OTEL_BSP_SCHEDULE_DELAY: '200',
  OTEL_BSP_MAX_QUEUE_SIZE: '1000000',
  ...Object.fromEntries(
    ['ORGANIZATION', 'CLIENT', 'USER', 'ADDRESS', 'CREDENTIALS'].map((who) => [`LINTEL_RATE_${who}`, '100000000']),
  ),
};

export const openStage = async (mode: Mode, server: DatabaseServer): Promise<Stage> => {
  const collection = newCollection();
  const collector = await startCollector(collection);
  const redis = mode === 'services' && hasRedis ? await startRedis() : undefined;
  const endWatch = redis && (await watchRedis(redis.url, collection));
  let origins: readonly string[] = [];
  const endAnswers = watchAnswers(() => origins, collection);
  const world = await openWorld(mode, {
    environment: {
      ...talkative,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      ...(redis === undefined ? {} : { REDIS_URL: redis.url }),
    },
  });
  origins = [world.product.url, ...Object.values(world.product.subgraphUrls)].map((url) => new URL(url).origin);
  for (const [name, program] of world.product.programs) listenTo(name, program, collection);
  return {
    mode,
    world,
    collection,
    end: async () => {
      await keepMetrics(world, collection);
      await keepTables(world, collection);
      await world.close();
      endAnswers();
      endWatch?.();
      await redis?.stop();
      await collector.close();
      collection.add('log of the database', await readFile(server.logFile, 'utf8'));
      return collection.evidence();
    },
  };
};

/** What a program has said so far, and what it will say. In one process the first lines are for people; the rest is its log. */
const listenTo = (name: string, { child, output }: Program, collection: Collection): void => {
  const [entries, words] = partition(output().split('\n'), (line) => line.startsWith('{'));
  collection.add(`log of ${name}`, entries.join('\n'));
  collection.add(`start of ${name}`, words.join('\n'));
  for (const stream of [child.stdout, child.stderr]) {
    let unread = '';
    stream?.on('data', (chunk: Buffer) => {
      const lines = (unread + chunk.toString()).split('\n');
      unread = lines.pop()!;
      if (lines.length > 0) collection.add(`log of ${name}`, lines.join('\n'));
    });
    stream?.on('end', () => collection.add(`log of ${name}`, unread));
  }
};

const partition = <T>(items: readonly T[], belongs: (item: T) => boolean): readonly [readonly T[], readonly T[]] => [
  items.filter(belongs),
  items.filter((item) => !belongs(item)),
];

const keepMetrics = async ({ product }: World, collection: Collection): Promise<void> => {
  const addresses = { gateway: product.url, ...product.subgraphUrls };
  for (const [name, address] of Object.entries(addresses)) {
    const response = await fetch(new URL('/metrics', address));
    if (response.status !== 200) throw new Error(`no metrics of ${name}: ${response.status}`);
    collection.add(`metrics of ${name}`, await response.text());
  }
};

/** Every table of every schema as text, and what the server remembers of statements. */
const keepTables = async ({ database: { admin } }: World, collection: Collection): Promise<void> => {
  const tables = await admin<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1`;
  for (const { name } of tables) {
    const rows = await admin.unsafe<{ row: string }[]>(`select t::text as row from ${name} t`);
    collection.add(`table ${name}`, rows.map(({ row }) => row).join('\n'));
  }
  await admin`create extension if not exists pg_stat_statements`;
  const statements = await admin<{ query: string }[]>`
    select query from pg_stat_statements union all select query from pg_stat_activity where pid <> pg_backend_pid()`;
  collection.add('statements of the database', statements.map(({ query }) => query).join('\n'));
};
