import postgres from 'postgres';
import { ask } from '../asking.ts';
import { openBenchDatabase } from '../database.ts';
import type { RunningEngine } from '../engines/engine.ts';
import { startLintel } from '../engines/lintel.ts';
import { median, rounded } from '../statistics.ts';
import { makeExplicitFilters } from './row-security/explicit-filter.ts';
import { mostUsedReads } from './row-security/operations.ts';
import { type Compared, type Replayed, replay } from './row-security/replay.ts';
import { openWireTap, type SentStatement } from './row-security/wire-tap.ts';
import type { Study, StudyResult } from './study.ts';

/** One organization with half of all rows, and a thousand with three units each. */
const size = { properties: 150, unitsPerProperty: 20, paymentsPerLease: 4, tinyOrganizations: 1000 };
const rounds = 40;

/** The target of the design (security.md, R5): the median with policies against the same query with explicit filters. */
const target = 1.15;

/**
 * What row-level security costs: the statements of the most used reads, taken from the wire while the product runs them, once as they are and
 * once over plain tables with the organization as an explicit filter.
 */
export const rowSecurity: Study = {
  name: 'rls',
  title: 'the twenty most used reads with row-level security against explicit filters without it',
  run: async ({ ground, note }) => {
    const { login } = ground.site;
    const database = await openBenchDatabase(login, size);
    const { hostname, port } = new URL(database.serviceUrl);
    const tap = await openWireTap({ host: hostname, port: Number(port) });
    const tapped = new URL(database.serviceUrl);
    tapped.port = String(tap.port);
    const starting = ground.starting();
    const site = { ...ground.site, serviceUrl: tapped.href, facts: database.facts };
    const lintel = await startLintel({ ...starting, site }, { name: 'lintel-rls', environment: {} });
    const admin = postgres(database.adminUrl, { max: 1, onnotice: () => undefined });
    try {
      note('the skewed database is there');
      const rewrite = await makeExplicitFilters(admin, database.facts.organizationId);
      const { serviceUrl, adminUrl } = database;
      const options = { serviceUrl, adminUrl, rewrite, largeTables: await largeTables(admin), rounds };
      const results = new Map<string, Measured>();
      for (const { name, query, variables } of mostUsedReads(database.facts)) {
        const body = JSON.stringify({ query, variables });
        await ask(lintel, { path: '/graphql', body, dialect: 'federated' });
        tap.take();
        await ask(lintel, { path: '/graphql', body, dialect: 'federated' });
        const statements = tap.take().filter(isOfSession);
        const replayed = await replay(statements, options);
        results.set(name, { ...replayed, answerMs: await answerMs(lintel, body) });
        note(`  ${name.padEnd(34)} ${ratio(replayed.operation).toFixed(2)}`);
      }
      return { title: rowSecurity.title, ...reportOf(results, database.facts.sizes) };
    } finally {
      await lintel.stop();
      await tap.close();
      await admin.end();
      await database.stop();
    }
  },
};

/** `answerMs` is what a client waits for the whole answer over HTTP, one request at a time. */
type Measured = Replayed & { readonly answerMs: number };

const answerMs = async (engine: RunningEngine, body: string): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    await ask(engine, { path: '/graphql', body, dialect: 'federated' });
    times.push(performance.now() - startedAt);
  }
  return median(times);
};

/** Not what is asked before it is known who asks. */
const isOfSession = ({ preamble }: SentStatement): boolean => preamble.includes("'lintel_app'");

const largeTables = async (admin: postgres.Sql): Promise<ReadonlySet<string>> => {
  const rows = await admin`
    select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where nspname in ('app', 'identity', 'property', 'finance', 'community', 'documents') and relkind = 'r' and reltuples > 1000`;
  return new Set(rows.map(({ relname }) => String(relname)));
};

/** How much longer a client waits for the answer than he would without policies. */
const answerRatio = ({ answerMs: ms, operation: { policiesMs, explicitMs } }: Measured): number =>
  ms / (ms - (policiesMs - explicitMs));

const ratio = ({ policiesMs, explicitMs }: Compared): number => policiesMs / explicitMs;

const reportOf = (
  results: ReadonlyMap<string, Measured>,
  sizes: Readonly<Record<string, number>>,
): Omit<StudyResult, 'title'> => {
  const all = [...results];
  const engines = all.map(([name, each]) => [
    name,
    {
      statements: each.statements,
      'answer ms': rounded(each.answerMs, 2),
      'answer ratio': rounded(answerRatio(each), 2),
      'policies ms': rounded(each.operation.policiesMs, 2),
      'explicit ms': rounded(each.operation.explicitMs, 2),
      ratio: rounded(ratio(each.operation), 2),
      'in the server: policies ms': rounded(each.server.policiesMs, 3),
      'explicit ms there': rounded(each.server.explicitMs, 3),
    },
  ]);
  const over = (ratioOf: (each: Measured) => number): string => {
    const names = all.filter(([, each]) => ratioOf(each) > target).map(([name]) => name);
    return names.length === 0 ? 'met by each' : `met by ${all.length - names.length}, not by ${names.join(', ')}`;
  };
  const scans = all.flatMap(([name, { scanned }]) => scanned.map((table) => `${name}: ${table}`));
  const rows = Object.entries(sizes).map(([name, count]) => `${count} ${name}`);
  return {
    engines: Object.fromEntries(engines),
    remarks: [
      `rows: ${rows.join(', ')}; one organization has half of them`,
      `answers, target ${target}: ${over(answerRatio)}`,
      `statements alone, target ${target}: ${over(({ operation }) => ratio(operation))}; together ${togetherOf(all.map(([, { operation }]) => operation))}`,
      `planning and execution alone, together ${togetherOf(all.map(([, { server }]) => server))}`,
      `read row by row, of tables with more than 1,000 rows: ${scans.length === 0 ? 'none' : scans.join(', ')}`,
    ],
    failed: {},
  };
};

const togetherOf = (all: readonly Compared[]): string => {
  const total = (side: keyof Compared) => all.reduce((sum, each) => sum + each[side], 0);
  return (total('policiesMs') / total('explicitMs')).toFixed(2);
};
