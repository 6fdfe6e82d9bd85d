import { buildCommunity, buildOrganization, type Row, type Sql } from './build.ts';

/** How much a bench database holds. The first organization is large, the others are tiny, as in real installations. */
export type BenchSize = {
  readonly properties: number;
  readonly unitsPerProperty: number;
  /** Payments of each lease; 4 when left out. */
  readonly paymentsPerLease?: number;
  /** Organizations with one property of three units each. */
  readonly tinyOrganizations: number;
};

export type BenchData = { readonly large: Row; readonly tiny: readonly Row[] };

/**
 * Fills a database for benchmarks, as the owner and set by set: a skewed distribution in which one organization has most of
 * the rows. Every unit has a resident who lives there and an active lease; every lease has an open charge and payments in
 * advance, posted to the ledger; every property has a document. `organization` is one that exists already, to become the
 * large one; without it, one is made.
 */
export const seedBench = async (sql: Sql, size: BenchSize, organization?: Pick<Row, 'id'>): Promise<BenchData> => {
  const { tinyOrganizations, ...largest } = size;
  const large = await seedOrganization(sql, largest, organization ?? (await buildOrganization(sql)));
  const tiny: Row[] = [];
  for (let index = 0; index < tinyOrganizations; index += 1) {
    const place = { properties: 1, unitsPerProperty: 3, paymentsPerLease: size.paymentsPerLease };
    tiny.push(await seedOrganization(sql, place, await buildOrganization(sql)));
  }
  await sql`analyze`;
  return { large, tiny };
};

const seedOrganization = async (
  sql: Sql,
  { properties, unitsPerProperty, paymentsPerLease = 4 }: Omit<BenchSize, 'tinyOrganizations'>,
  organization: Row,
): Promise<Row> => {
  const community = await buildCommunity(sql, organization);
  const place = { organization: organization.id, community: community.id };
  await seedPortfolio(sql, place, { properties, unitsPerProperty });
  await seedTenancies(sql, place, properties * unitsPerProperty);
  await seedCharges(sql, place);
  await seedPayments(sql, place, paymentsPerLease);
  await seedDocuments(sql, place);
  return organization;
};

type Place = { readonly organization: string; readonly community: string };

const seedPortfolio = async (
  sql: Sql,
  place: Place,
  { properties, unitsPerProperty }: Pick<BenchSize, 'properties' | 'unitsPerProperty'>,
): Promise<void> => {
  await sql`
    insert into property.properties (organization_id, community_id, name, name_key, year_built, square_feet)
    select ${place.organization}, ${place.community}, 'Property ' || n, 'property ' || lpad(n::text, 10, '0'), 1950 + n % 70, 20000 + n
    from generate_series(1, ${properties}::int) as n`;
  await sql`
    insert into property.units (organization_id, community_id, property_id, number, number_key, bedrooms, square_feet, base_rent_minor, currency)
    select p.organization_id, p.community_id, p.id, n::text, lpad(n::text, 10, '0'), 1 + n % 4, 500 + n * 10, 100000 + n * 1050, 'USD'
    from property.properties p cross join generate_series(1, ${unitsPerProperty}::int) as n where p.organization_id = ${place.organization}`;
};

/** One resident per unit: both are numbered alike, so that they can be paired without a loop. */
const seedTenancies = async (sql: Sql, place: Place, units: number): Promise<void> => {
  await sql`
    insert into community.residents (organization_id, full_name, name_key)
    select ${place.organization}, 'Resident ' || n, 'resident ' || lpad(n::text, 10, '0')
    from generate_series(1, ${units}::int) as n`;
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
};

/** One statement, because an entry and its lines must come in one transaction. */
const seedCharges = async (sql: Sql, place: Place): Promise<void> => {
  await sql`
    with wanted as materialized (
      select l.*, app.new_id() as charge_id, app.new_id() as entry_id from property.leases l where l.organization_id = ${place.organization}),
    entries as (
      insert into finance.journal_entries (organization_id, id, community_id, entry_date, memo, currency, source, posted_by)
      select organization_id, entry_id, community_id, date '2024-02-01', 'Rent', currency, 'charge', 'system:bench' from wanted),
    charges as (
      insert into finance.charges (organization_id, id, community_id, unit_id, lease_id, kind, amount_minor, open_minor, currency,
        charged_on, due_on, description, entry_id)
      select organization_id, charge_id, community_id, unit_id, id, 'rent', monthly_rent_minor, monthly_rent_minor, currency,
        date '2024-02-01', date '2024-02-01', 'Rent of February', entry_id from wanted)
    insert into finance.journal_lines (organization_id, community_id, entry_id, position, account_id, debit_minor, credit_minor, unit_id, lease_id, charge_id)
    select w.organization_id, w.community_id, w.entry_id, side.position, a.id, side.debit * w.monthly_rent_minor,
      side.credit * w.monthly_rent_minor, w.unit_id, w.id, w.charge_id
    from wanted w cross join (values (0, 'receivables', 1, 0), (1, 'rental_income', 0, 1)) as side (position, purpose, debit, credit)
    join finance.ledger_accounts a on a.organization_id = w.organization_id and a.purpose = side.purpose`;
};

/** All paid in advance: nothing is applied to the charges, so each payment has two lines. */
const seedPayments = async (sql: Sql, place: Place, paymentsPerLease: number): Promise<void> => {
  await sql`
    with wanted as materialized (
      select l.organization_id, l.community_id, l.unit_id, l.id as lease_id, l.currency, app.new_id() as payment_id, app.new_id() as entry_id,
        50000 + (row_number() over (order by n, l.id) % 997) * 125 as amount, date '2024-01-05' + n * 30 as day,
        (array['bank_transfer', 'check', 'card', 'cash'])[1 + n % 4] as method, 'REF-' || lpad(n::text, 6, '0') as reference
      from property.leases l cross join generate_series(1, ${paymentsPerLease}::int) as n where l.organization_id = ${place.organization}),
    entries as (
      insert into finance.journal_entries (organization_id, id, community_id, entry_date, memo, currency, source, posted_by)
      select organization_id, entry_id, community_id, day, 'Payment', currency, 'payment', 'system:bench' from wanted),
    payments as (
      insert into finance.payments (organization_id, id, community_id, unit_id, lease_id, amount_minor, unapplied_minor, currency, method,
        received_on, reference, entry_id)
      select organization_id, payment_id, community_id, unit_id, lease_id, amount, amount, currency, method, day, reference, entry_id from wanted)
    insert into finance.journal_lines (organization_id, community_id, entry_id, position, account_id, debit_minor, credit_minor, unit_id, lease_id, payment_id)
    select w.organization_id, w.community_id, w.entry_id, side.position, a.id, side.debit * w.amount, side.credit * w.amount,
      w.unit_id, w.lease_id, w.payment_id
    from wanted w cross join (values (0, 'cash', 1, 0), (1, 'prepayments', 0, 1)) as side (position, purpose, debit, credit)
    join finance.ledger_accounts a on a.organization_id = w.organization_id and a.purpose = side.purpose`;
};

/** The files themselves do not exist: nothing downloads them. */
const seedDocuments = async (sql: Sql, place: Place): Promise<void> => {
  await sql`
    with added as (
      insert into documents.documents (organization_id, community_id, category_id, title, title_key)
      select p.organization_id, p.community_id, c.id, 'Plan of ' || p.name, 'plan of ' || p.name_key
      from property.properties p join documents.document_categories c on c.organization_id = p.organization_id and c.key = 'site_plan'
      where p.organization_id = ${place.organization}
      returning organization_id, id)
    insert into documents.document_versions (organization_id, document_id, number, storage_key, file_name, mime_type, size_bytes, sha256)
    select organization_id, id, 1, 'bench/' || id, 'plan.pdf', 'application/pdf', 1024, repeat('0', 64) from added`;
};
