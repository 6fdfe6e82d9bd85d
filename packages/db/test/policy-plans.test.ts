import { systemSession } from '@lintel/kernel/session';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../src/testing.ts';

/** What Postgres makes of the policies: the hot pages follow the index in their order, in a large organization among many. */
let database: TestDatabase;
let large: string;
beforeAll(async () => {
  database = await openTestDatabase();
  large = await fillOrganizations();
}, 180_000);
afterAll(() => database.close());

/**
 * One organization with 20,000 rows of each kind and 200 with three. Past the triggers, which would keep books and an audit
 * log that no plan depends on.
 */
const fillOrganizations = async (): Promise<string> => {
  await database.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx.unsafe(`
      insert into identity.organizations (name, slug) select 'Organization ' || n, 'plans-' || n from generate_series(0, 200) as n;
      insert into identity.communities (organization_id, name, name_key, time_zone, currency)
        select id, 'Main', 'main', 'UTC', 'USD' from identity.organizations;
      insert into property.properties (organization_id, community_id, name, name_key)
        select c.organization_id, c.id, 'Property ' || n, 'property ' || lpad(n::text, 6, '0')
        from identity.communities c join identity.organizations o on o.id = c.organization_id,
          generate_series(1, case o.slug when 'plans-0' then 20000 else 3 end) as n
        order by md5(n::text); -- rows lie in no order, as after years of changes
      -- Forty in each of the first 500 properties of the large organization, one in each property of the others.
      insert into property.units (organization_id, community_id, property_id, number, number_key, currency)
        select p.organization_id, p.community_id, p.id, n::text, lpad(n::text, 6, '0'), 'USD'
        from property.properties p, generate_series(1, 40) as n where p.name_key <= 'property 000500'
          and (n = 1 or exists (select from identity.organizations o where o.id = p.organization_id and o.slug = 'plans-0'));
      insert into property.leases (organization_id, community_id, property_id, unit_id, status, start_date, monthly_rent_minor, currency)
        select organization_id, community_id, property_id, id, 'active', date '2020-01-01' + (row_number() over ())::int % 1000, 100000, 'USD'
        from property.units;
      insert into community.residents (organization_id, id, full_name, name_key)
        select organization_id, id, 'Resident', 'resident ' || md5(id::text) from property.leases;
      insert into community.occupancies (organization_id, community_id, property_id, unit_id, resident_id, kind, start_date)
        select organization_id, community_id, property_id, unit_id, id, 'tenant', start_date from property.leases;
      insert into finance.payments (organization_id, community_id, unit_id, lease_id, amount_minor, unapplied_minor, currency, method, received_on, entry_id)
        select organization_id, community_id, unit_id, id, 100000, 100000, 'USD', 'cash', start_date + n * 30, id
        from property.leases, generate_series(1, 4) as n;`);
  });
  await database.admin`analyze`;
  const [found] = await database.admin`
    select o.id, (select count(*)::int from property.leases l where l.organization_id = o.id) as leases
    from identity.organizations o where o.slug = 'plans-0'`;
  expect(found?.leases).toBe(20_000);
  return String(found?.id);
};

/** A page as the subgraphs ask for it (`page-statements.ts` of the server): the types of its parameters, their values, its text. */
type HotPage = { readonly types: string; readonly values: () => Promise<string>; readonly text: string };

const rootPage = (table: string, order: string, where = 'true'): HotPage => ({
  types: 'int',
  values: async () => '21',
  text: `select id from ${table} where ${where} order by ${order} limit $1`,
});
const laterPage = (table: string, order: string, after: string): HotPage => ({
  types: 'int, text, uuid',
  values: async () => `21, '${after}', '00000000-0000-0000-0000-000000000000'`,
  text: `select id from ${table} where deleted_at is null and (${order}) > ($2, $3) order by ${order} limit $1`,
});
const childPage = (table: string, order: string, key: string, parents: string): HotPage => ({
  types: 'int, uuid[]',
  values: async () => {
    const rows = await database.admin.unsafe(`select id from ${parents} limit 10`, [large]);
    return `21, '{${rows.map(({ id }) => id).join()}}'`;
  },
  text: `select page.*, parent.id from unnest($2) as parent(id) cross join lateral (
    select id, row_number() over (order by ${order})::int from ${table} where ${key} = parent.id order by ${order} limit $1) as page`,
});

const hotPages: Readonly<Record<string, HotPage>> = {
  properties_order: rootPage('property.properties', 'name_key, id', 'deleted_at is null'),
  'properties_order, a later page': laterPage('property.properties', 'name_key, id', 'property 010000'),
  units_property: childPage(
    'property.units',
    'number_key, id',
    'property_id',
    'property.properties where organization_id = $1 and exists (select from property.units where property_id = properties.id)',
  ),
  payments_order: rootPage('finance.payments', 'received_on desc, id desc'),
  payments_lease: childPage(
    'finance.payments',
    'received_on desc, id desc',
    'lease_id',
    'property.leases where organization_id = $1',
  ),
  leases_order: rootPage('property.leases', 'start_date desc, id desc'),
  residents_order: rootPage('community.residents', 'name_key, id', 'deleted_at is null'),
  'residents_order, a later page': laterPage('community.residents', 'name_key, id', 'resident 8'),
};

type PlanNode = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Output?: readonly string[];
  readonly 'Actual Loops': number;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
};

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** What ran, of the plan that staff of the whole organization gets through the door. What was planned and not needed is left out. */
const ranAsStaff = async ({ types, values, text }: HotPage, mode: string): Promise<PlanNode[]> => {
  const given = await values();
  const reader = database.door.reader({ session: systemSession(large, 'test'), requestId: 'test' });
  try {
    return await reader.read(async (tx) => {
      await tx.execute(sql.raw(`set local plan_cache_mode = ${mode}`));
      await tx.execute(sql.raw(`prepare hot_page (${types}) as ${text}`));
      const [explained] = await tx.execute<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
        sql.raw(`explain (analyze, verbose, format json) execute hot_page (${given})`),
      );
      await tx.execute(sql.raw('deallocate hot_page'));
      return nodesOf(explained!['QUERY PLAN'][0].Plan).filter((node) => node['Actual Loops'] > 0);
    });
  } finally {
    await reader.end();
  }
};

describe.each(['force_custom_plan', 'force_generic_plan'])('with %s', (mode) => {
  test.each(Object.entries(hotPages))('%s is followed, and nothing else is read or sorted', async (name, page) => {
    const ran = await ranAsStaff(page, mode);
    const tables = ran.filter((node) => node['Relation Name'] !== undefined);
    expect(tables.map((node) => node['Index Name'] ?? `all of ${node['Relation Name']}`)).toEqual([name.split(',')[0]]);
    expect(ran.map((node) => node['Node Type']).filter((type) => type.endsWith('Sort'))).toEqual([]);
    const read = tables.map(
      (node) => (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
    );
    expect(read[0]).toBeGreaterThanOrEqual(10);
    expect(read[0]).toBeLessThanOrEqual(21 * 10);
    expect(ran.flatMap((node) => node.Output ?? []).filter((output) => /\bown_\w+_ids\(/.test(output))).toEqual([]);
  });
});

describe('in every policy', () => {
  const schemas = `('app', 'identity', 'property', 'finance', 'community', 'documents')`;
  const names = async (query: string) => (await database.admin.unsafe(query)).map((row) => String(row.name)).sort();

  test('the visibility is compared inside its subselect, where the planner takes it for true half of the time', async () => {
    const asking = `select schemaname || '.' || tablename || ' ' || policyname as name, concat(qual, ' ', with_check) as text
      from pg_policies where schemaname in ${schemas} and concat(qual, with_check) ~ 'visibility\\(\\)'`;
    expect((await names(asking)).length).toBeGreaterThan(100);
    expect(
      await names(`select name from (${asking}) p where text ~ 'SELECT app\\.visibility\\(\\)( AS \\w+)?\\)'`),
    ).toEqual([]);
  });

  test('a guard against staff stands beside a policy that shows them every row', async () => {
    const guarded = `select schemaname, tablename, schemaname || '.' || tablename as name
      from pg_policies where schemaname in ${schemas} and qual ~ 'visibility\\(\\) <> '`;
    expect((await names(guarded)).length).toBeGreaterThanOrEqual(12);
    expect(
      await names(`select name from (${guarded}) g where not exists (
        select from pg_policies v where v.schemaname = g.schemaname and v.tablename = g.tablename and v.permissive = 'PERMISSIVE' and v.cmd = 'SELECT'
          and v.qual ~ '^\\(+ SELECT \\(app\\.visibility\\(\\) = ''organization''::text\\)\\)( OR |$)')`),
    ).toEqual([]);
  });
});
