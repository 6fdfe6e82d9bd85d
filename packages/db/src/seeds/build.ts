import type postgres from 'postgres';

/**
 * Builders: rows that make sense on their own, with every value that matters to a caller overridable. Used by tests and by
 * the bench seed. They write as the owner, around the API, so that a test of one subgraph does not depend on another.
 */
export type Sql = postgres.Sql | postgres.TransactionSql;

export type Row = { readonly id: string } & Readonly<Record<string, unknown>>;

/** Inserts rows in one statement per 1,000 and returns them as stored. Keys are column names. */
export const insertRows = async (sql: Sql, table: string, rows: readonly Record<string, unknown>[]): Promise<Row[]> => {
  const stored: Row[] = [];
  for (let start = 0; start < rows.length; start += 1000) {
    const chunk = rows.slice(start, start + 1000) as Record<string, string>[];
    stored.push(...((await sql`insert into ${sql(table)} ${sql(chunk)} returning *`) as unknown as Row[]));
  }
  return stored;
};

let serial = 0;
/** A different number each time within a process: for names that must be unique. */
export const nextSerial = (): number => {
  serial += 1;
  return serial;
};

type Values = Readonly<Record<string, unknown>>;
const one = async (sql: Sql, table: string, row: Record<string, unknown>): Promise<Row> =>
  (await insertRows(sql, table, [row]))[0]!;

export const buildOrganization = (sql: Sql, values: Values = {}): Promise<Row> => {
  const number = nextSerial();
  return one(sql, 'identity.organizations', {
    name: `Organization ${number}`,
    slug: `organization-${process.pid}-${number}`,
    ...values,
  });
};

export const buildCommunity = (sql: Sql, organization: Row, values: Values = {}): Promise<Row> => {
  const number = nextSerial();
  return one(sql, 'identity.communities', {
    organization_id: organization.id,
    name: `Community ${number}`,
    name_key: `community ${number}`,
    time_zone: 'America/Chicago',
    currency: 'USD',
    ...values,
  });
};

/** A login without a password that is a member of the organization. */
export const buildMember = async (
  sql: Sql,
  organization: Row,
  values: Values = {},
): Promise<{ user: Row; membership: Row }> => {
  const email = `person${nextSerial()}.${process.pid}@example.org`;
  const user = await one(sql, 'identity.users', { email, email_norm: email, full_name: 'Pat Person', ...values });
  const membership = await one(sql, 'identity.memberships', { organization_id: organization.id, user_id: user.id });
  return { user, membership };
};

export const buildProperty = (sql: Sql, community: Row, values: Values = {}): Promise<Row> => {
  const number = nextSerial();
  return one(sql, 'property.properties', {
    organization_id: community.organization_id,
    community_id: community.id,
    name: `Property ${number}`,
    name_key: `property ${number}`,
    ...values,
  });
};

export const buildUnit = (sql: Sql, property: Row, values: Values = {}): Promise<Row> => {
  const number = String(nextSerial());
  return one(sql, 'property.units', {
    organization_id: property.organization_id,
    community_id: property.community_id,
    property_id: property.id,
    number,
    number_key: number.padStart(10, '0'),
    currency: 'USD',
    ...values,
  });
};

export const buildResident = (sql: Sql, organization: Row, values: Values = {}): Promise<Row> => {
  const number = nextSerial();
  return one(sql, 'community.residents', {
    organization_id: organization.id,
    full_name: `Resident ${number}`,
    name_key: `resident ${number}`,
    ...values,
  });
};

const placeOf = (unit: Row) => ({
  organization_id: unit.organization_id,
  community_id: unit.community_id,
  property_id: unit.property_id,
  unit_id: unit.id,
});

/** Open-ended from 2020 on unless told otherwise. */
export const buildOccupancy = (sql: Sql, unit: Row, resident: Row, values: Values = {}): Promise<Row> =>
  one(sql, 'community.occupancies', {
    ...placeOf(unit),
    resident_id: resident.id,
    kind: 'tenant',
    start_date: '2020-01-01',
    is_primary: true,
    ...values,
  });

/** Active and open-ended from 2020 on unless told otherwise, rent 1,000.00 USD. */
export const buildLease = async (sql: Sql, unit: Row, resident: Row | undefined, values: Values = {}): Promise<Row> => {
  const lease = await one(sql, 'property.leases', {
    ...placeOf(unit),
    status: 'active',
    start_date: '2020-01-01',
    monthly_rent_minor: '100000',
    currency: 'USD',
    ...values,
  });
  if (resident !== undefined) {
    const { property_id: _property, ...place } = placeOf(unit);
    await one(sql, 'property.lease_tenants', { ...place, lease_id: lease.id, resident_id: resident.id });
  }
  return lease;
};

/** A community with a property, a unit, a resident with a login who lives there, and his active lease. */
export const buildHome = async (sql: Sql, organization: Row) => {
  const community = await buildCommunity(sql, organization);
  const property = await buildProperty(sql, community);
  const unit = await buildUnit(sql, property);
  const { user } = await buildMember(sql, organization);
  const resident = await buildResident(sql, organization, { user_id: user.id });
  const occupancy = await buildOccupancy(sql, unit, resident);
  const lease = await buildLease(sql, unit, resident);
  return { organization, community, property, unit, user, resident, occupancy, lease };
};
