import { systemSession } from '@lintel/kernel/session';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../src/testing.ts';

/** One organization with half of all rows beside a thousand small ones: what the planner must not take for an average organization. */
let database: TestDatabase;
let large: string;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx.unsafe(`
      insert into identity.organizations (name, slug) select 'Organization ' || n, 'skew-' || n from generate_series(0, 1000) as n;
      insert into property.lease_tenants (organization_id, community_id, unit_id, lease_id, resident_id)
        select o.id, o.id, gen_random_uuid(), gen_random_uuid(), gen_random_uuid()
        from identity.organizations o, generate_series(1, case o.slug when 'skew-0' then 6000 else 6 end)`);
  });
  await database.admin`analyze`;
  const [found] = await database.admin`select id from identity.organizations where slug = 'skew-0'`;
  large = String(found?.id);
}, 60_000);
afterAll(() => database.close());

type PlanNode = {
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
};

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

const asStaff = async <T>(
  work: (run: (text: string) => Promise<Record<string, unknown>[]>) => Promise<T>,
): Promise<T> => {
  const reader = database.door.reader({ session: systemSession(large, 'test'), requestId: 'test' });
  try {
    return await reader.read((tx) => work(async (text) => [...(await tx.execute(sql.raw(text)))]));
  } finally {
    await reader.end();
  }
};

describe('in an organization with half of all rows', () => {
  test('one lease is found by its index, and the other rows of the organization are not read for it', async () => {
    const [lease] =
      await database.admin`select lease_id from property.lease_tenants where organization_id = ${large} limit 1`;
    const plan = await asStaff(async (run) => {
      await run('prepare of_leases (uuid[]) as select * from property.lease_tenants where lease_id = any($1)');
      const [row] = await run(`explain (analyze, format json) execute of_leases ('{${lease?.lease_id}}')`);
      await run('deallocate of_leases');
      return (row as { 'QUERY PLAN': [{ Plan: PlanNode }] })['QUERY PLAN'][0].Plan;
    });
    const read = nodesOf(plan).filter((node) => node['Index Name'] !== undefined);
    expect(read).toHaveLength(1);
    expect(read[0]?.['Rows Removed by Filter'] ?? 0).toBe(0);
  });

  test('statements are planned once, not for each set of values', async () => {
    expect(await asStaff((run) => run('show plan_cache_mode'))).toEqual([{ plan_cache_mode: 'force_generic_plan' }]);
  });
});

test('the planner expects a fifth of every table in an organization', async () => {
  const others = await database.admin`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
    where n.nspname in ('app', 'identity', 'property', 'finance', 'community', 'documents') and c.relkind in ('r', 'p')
      and a.attoptions is distinct from '{n_distinct=5}'`;
  expect(others.map(({ name }) => name)).toEqual([]);
});
