import { seedBench } from '@lintel/db/seeds/bench';
import { readBenchFacts } from '@lintel/db/seeds/bench-facts';
import { openTestDatabase, type TestDatabase } from '@lintel/db/testing';
import { provisionOrganization } from '@lintel/identity/organizations/provision';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mostUsedReads, type ReadingOperation } from '../bench/src/studies/row-security/operations.ts';
import { openWireTap, type SentStatement, type WireTap } from '../bench/src/studies/row-security/wire-tap.ts';
import { type Client, signIn } from './support/client.ts';
import { type Product, startProduct } from './support/product.ts';

const admin = { email: 'admin@plans.test', fullName: 'Ada Admin', password: 'correct horse battery' };

/** What the product asks for most, in an organization with thousands of rows among a hundred small ones, as its services ask for it. */
let database: TestDatabase;
let tap: WireTap;
let product: Product;
let client: Client;
let operations: readonly ReadingOperation[];
let large: ReadonlySet<string>;
beforeAll(async () => {
  database = await openTestDatabase();
  const made = await provisionOrganization(database.door, { name: 'Plans', slug: 'plans', admin });
  if (!made.ok) throw new Error(JSON.stringify(made.failures));
  const { organizationId } = made.value;
  const size = { properties: 60, unitsPerProperty: 20, paymentsPerLease: 2, tinyOrganizations: 100 };
  await seedBench(database.admin, size, { id: organizationId });
  const facts = await readBenchFacts(database.admin, organizationId);
  operations = mostUsedReads({ ...facts, organizationId, userId: made.value.admin.userId });
  const rows = await database.admin`select relname from pg_class where relkind = 'r' and reltuples > 1000`;
  large = new Set(rows.map(({ relname }) => String(relname)));
  const url = new URL(database.serviceUrl);
  tap = await openWireTap({ host: url.hostname, port: Number(url.port) });
  url.port = String(tap.port);
  product = await startProduct('one process', { databaseUrl: url.href });
  client = await signIn(product.url, admin.email, admin.password);
}, 120_000);
afterAll(async () => {
  await product?.stop();
  await tap?.close();
  await database?.close();
});

type PlanNode = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Loops': number;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
};

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** The nodes that ran, of the plan that a service gets for a statement with the values that it sent. */
const planOf = async ({ preamble, text, parameters }: SentStatement): Promise<readonly PlanNode[]> => {
  const service = postgres(database.serviceUrl, { max: 1, onnotice: () => undefined });
  try {
    const connection = await service.reserve();
    const values = parameters.map((value) => (value === null ? 'null' : `'${value.replaceAll("'", "''")}'`));
    await connection.unsafe(preamble);
    await connection.unsafe(`prepare asked as ${text}`);
    const call = `execute asked${values.length === 0 ? '' : `(${values.join(', ')})`}`;
    const [row] = await connection.unsafe(`explain (analyze, timing off, format json) ${call}`);
    connection.release();
    return nodesOf((row as unknown as { 'QUERY PLAN': [{ Plan: PlanNode }] })['QUERY PLAN'][0].Plan).filter(
      (node) => node['Actual Loops'] > 0,
    );
  } finally {
    await service.end({ timeout: 1 });
  }
};

describe('the most used reads', () => {
  test('read no table of more than a thousand rows as a whole, and throw few rows away', {
    timeout: 120_000,
  }, async () => {
    const found: string[] = [];
    let statements = 0;
    for (const { name, query, variables } of operations) {
      tap.take();
      const { errors } = await client.ask(query, variables);
      expect(errors, name).toBeUndefined();
      for (const statement of tap.take().filter(({ preamble }) => preamble.includes("'lintel_app'"))) {
        statements += 1;
        for (const node of await planOf(statement)) {
          const table = String(node['Relation Name']);
          if (!large.has(table)) continue;
          const thrown = (node['Rows Removed by Filter'] ?? 0) * node['Actual Loops'];
          const kept = node['Actual Rows'] * node['Actual Loops'];
          if (node['Node Type'] === 'Seq Scan') found.push(`${name}: all of ${table}`);
          if (thrown > 10 * Math.max(kept, 20)) found.push(`${name}: ${table}, ${thrown} rows read for ${kept}`);
        }
      }
    }
    expect(found).toEqual([]);
    expect(statements).toBeGreaterThan(40);
    expect(['units', 'leases', 'payments', 'charges', 'residents'].filter((table) => !large.has(table))).toEqual([]);
  });
});
