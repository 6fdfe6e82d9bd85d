import { buildCommunity, buildOrganization, type Row, type Sql } from './build.ts';

/** How much a bench database holds. The first organization is large, the others are tiny, as in real installations. */
export type BenchSize = {
  readonly properties: number;
  readonly unitsPerProperty: number;
  /** Organizations with one property of three units each. */
  readonly tinyOrganizations: number;
};

export type BenchData = { readonly large: Row; readonly tiny: readonly Row[] };

/**
 * Fills a database for benchmarks, as the owner and set by set: a skewed distribution in which one organization has most of
 * the rows. Every unit has a resident who lives there and an active lease.
 */
export const seedBench = async (sql: Sql, size: BenchSize): Promise<BenchData> => {
  const large = await seedOrganization(sql, { properties: size.properties, unitsPerProperty: size.unitsPerProperty });
  const tiny: Row[] = [];
  for (let index = 0; index < size.tinyOrganizations; index += 1) {
    tiny.push(await seedOrganization(sql, { properties: 1, unitsPerProperty: 3 }));
  }
  await sql`analyze`;
  return { large, tiny };
};

const seedOrganization = async (
  sql: Sql,
  { properties, unitsPerProperty }: Omit<BenchSize, 'tinyOrganizations'>,
): Promise<Row> => {
  const organization = await buildOrganization(sql);
  const community = await buildCommunity(sql, organization);
  const place = { organization: organization.id, community: community.id };
  await sql`
    insert into property.properties (organization_id, community_id, name, name_key)
    select ${place.organization}, ${place.community}, 'Property ' || n, 'property ' || lpad(n::text, 10, '0')
    from generate_series(1, ${properties}::int) as n`;
  await sql`
    insert into property.units (organization_id, community_id, property_id, number, number_key, currency)
    select p.organization_id, p.community_id, p.id, n::text, lpad(n::text, 10, '0'), 'USD'
    from property.properties p cross join generate_series(1, ${unitsPerProperty}::int) as n where p.organization_id = ${place.organization}`;
  // One resident per unit: numbered alike, so that they can be paired without a loop.
  await sql`
    insert into community.residents (organization_id, full_name, name_key)
    select ${place.organization}, 'Resident ' || n, 'resident ' || lpad(n::text, 10, '0')
    from generate_series(1, ${properties * unitsPerProperty}::int) as n`;
  await sql`
    with units as (select u.*, row_number() over (order by id) as n from property.units u where organization_id = ${place.organization}),
      residents as (select r.*, row_number() over (order by id) as n from community.residents r where organization_id = ${place.organization}),
      occupied as (
        insert into community.occupancies (organization_id, community_id, property_id, unit_id, resident_id, kind, start_date, is_primary)
        select u.organization_id, u.community_id, u.property_id, u.id, r.id, 'tenant', date '2024-01-01', true from units u join residents r using (n)
        returning organization_id, community_id, property_id, unit_id, resident_id),
      leased as (
        insert into property.leases (organization_id, community_id, property_id, unit_id, status, start_date, monthly_rent_minor, currency)
        select organization_id, community_id, property_id, unit_id, 'active', date '2024-01-01', 100000, 'USD' from occupied
        returning organization_id, community_id, unit_id, id)
    insert into property.lease_tenants (organization_id, community_id, unit_id, lease_id, resident_id)
    select l.organization_id, l.community_id, l.unit_id, l.id, o.resident_id from leased l join occupied o using (organization_id, unit_id)`;
  return organization;
};
