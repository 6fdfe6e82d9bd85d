import postgres from 'postgres';
import { median } from '../../statistics.ts';
import type { Rewrite } from './explicit-filter.ts';
import type { SentStatement } from './wire-tap.ts';

/** One connection with the statements of one operation prepared. */
type Side = {
  /** The rows as text; their order is not compared, since a statement without one may answer in any. */
  readonly rows: (index: number) => Promise<string>;
  readonly serverMs: (index: number) => Promise<number>;
  /** The whole operation from the opening of its transaction on, as its caller waits for it. */
  readonly operationMs: () => Promise<number>;
  readonly explain: (index: number) => Promise<PlanNode>;
  readonly close: () => Promise<void>;
};

type PlanNode = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly PlanNode[];
};

type Explained = { readonly Plan: PlanNode; readonly 'Planning Time': number; readonly 'Execution Time': number };

/** Milliseconds of an operation with policies and with explicit filters. */
export type Replayed = {
  readonly statements: number;
  /** Medians as the caller sees them: opening a transaction with its context, and one statement after the other. */
  readonly operation: Compared;
  /** Planning and execution alone, the medians of the statements added up. */
  readonly server: Compared;
  /** Tables of more than a thousand rows that are read row by row under row-level security. */
  readonly scanned: readonly string[];
};

export type Compared = { readonly policiesMs: number; readonly explicitMs: number };

export type ReplayOptions = {
  readonly serviceUrl: string;
  readonly adminUrl: string;
  readonly rewrite: Rewrite;
  /** Tables with more than a thousand rows, without their schemas. */
  readonly largeTables: ReadonlySet<string>;
  readonly rounds: number;
};

/**
 * Runs the statements of an operation both ways, in turns: as the services do, and as a superuser over explicit filters. Both must
 * answer the same rows. The statements are prepared, so that Postgres chooses between custom and generic plans as it does for the product.
 */
export const replay = async (statements: readonly SentStatement[], options: ReplayOptions): Promise<Replayed> => {
  // What a plain query would send: no role, no context. How statements are planned is the same.
  const asSuperuser = (preamble: string) =>
    `${preamble.slice(0, preamble.indexOf(';'))}; select set_config('plan_cache_mode', 'force_generic_plan', true)`;
  const security = await openSide(options.serviceUrl, statements);
  const explicit = await openSide(
    options.adminUrl,
    statements.map(({ preamble, text, parameters }) => ({
      preamble: asSuperuser(preamble),
      text: options.rewrite(text),
      parameters,
    })),
  );
  const inTurns = (policies: () => Promise<number>, plain: () => Promise<number>) =>
    compare(policies, plain, options.rounds);
  try {
    const server: Compared[] = [];
    for (const [index, { text }] of statements.entries()) {
      if ((await security.rows(index)) !== (await explicit.rows(index)))
        throw new Error(`other rows without policies: ${text}`);
      server.push(
        await inTurns(
          () => security.serverMs(index),
          () => explicit.serverMs(index),
        ),
      );
    }
    const plans = [];
    for (const index of statements.keys()) plans.push(await security.explain(index));
    return {
      statements: statements.length,
      operation: await inTurns(security.operationMs, explicit.operationMs),
      server: {
        policiesMs: sum(server.map(({ policiesMs }) => policiesMs)),
        explicitMs: sum(server.map(({ explicitMs }) => explicitMs)),
      },
      scanned: scannedTables(plans, options.largeTables),
    };
  } finally {
    await Promise.all([security.close(), explicit.close()]);
  }
};

/** More than the five custom plans after which Postgres may go over to a generic one. */
const warmUpRounds = 8;

const compare = async (
  policies: () => Promise<number>,
  explicit: () => Promise<number>,
  rounds: number,
): Promise<Compared> => {
  const times = { policies: [] as number[], explicit: [] as number[] };
  for (let round = 0; round < warmUpRounds + rounds; round += 1) {
    const turns = [
      async () => times.policies.push(await policies()),
      async () => times.explicit.push(await explicit()),
    ];
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn();
  }
  return {
    policiesMs: median(times.policies.slice(warmUpRounds)),
    explicitMs: median(times.explicit.slice(warmUpRounds)),
  };
};

const scannedTables = (plans: readonly PlanNode[], largeTables: ReadonlySet<string>): readonly string[] => {
  const names = plans
    .flatMap(nodesOf)
    .filter((node) => node['Node Type'] === 'Seq Scan' && node['Actual Loops'] > 0)
    .map((node) => String(node['Relation Name']));
  return [...new Set(names)].filter((name) => largeTables.has(name));
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

const openSide = async (url: string, statements: readonly SentStatement[]): Promise<Side> => {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  const connection = await sql.reserve();
  const calls: string[] = [];
  for (const [index, { preamble, text, parameters }] of statements.entries()) {
    if (index === 0) await connection.unsafe(preamble);
    await connection.unsafe(`prepare replayed_${index} as ${text}`);
    const values = parameters.map((value) => (value === null ? 'null' : `'${value.replaceAll("'", "''")}'`));
    calls.push(`execute replayed_${index}${values.length === 0 ? '' : `(${values.join(', ')})`}`);
  }
  const explained = async (index: number): Promise<Explained> => {
    const [row] = await connection.unsafe(`explain (analyze, timing off, format json) ${calls[index]}`);
    return (row as unknown as { 'QUERY PLAN': [Explained] })['QUERY PLAN'][0];
  };
  return {
    rows: async (index) => {
      const rows = await connection.unsafe(calls[index]!);
      return JSON.stringify(rows.map((row) => JSON.stringify(row)).sort());
    },
    serverMs: async (index) => {
      const { 'Planning Time': planning, 'Execution Time': execution } = await explained(index);
      return planning + execution;
    },
    operationMs: async () => {
      await connection.unsafe('rollback');
      const startedAt = performance.now();
      const opening = connection.unsafe(statements[0]!.preamble);
      await Promise.all([opening, connection.unsafe(calls[0]!)]);
      for (const call of calls.slice(1)) await connection.unsafe(call);
      return performance.now() - startedAt;
    },
    explain: async (index) => (await explained(index)).Plan,
    close: async () => {
      await connection.unsafe('rollback');
      connection.release();
      await sql.end();
    },
  };
};
