import {
  buildCommunity,
  buildLease,
  buildOccupancy,
  buildProperty,
  buildResident,
  buildUnit,
  type Row,
  type Sql,
} from '@lintel/db/seeds/build';
import { type People, put } from './furnish.ts';

/** The places of an organization, and the leases that its people may or may not see. */
export type Homes = {
  readonly east: Row;
  readonly west: Row;
  readonly eastProperty: Row;
  readonly westProperty: Row;
  readonly units: Readonly<Record<'tenant' | 'owner' | 'neighbour' | 'west', Row>>;
  readonly residents: Readonly<Record<'tenant' | 'owner' | 'neighbour' | 'west', Row>>;
  /** `tenant` is his; `ofOwner` is of the unit of the owner; the others are of people next door and in the west. */
  readonly leases: Readonly<Record<'tenant' | 'ofOwner' | 'neighbour' | 'west', Row>>;
};

/** Two communities with a property each, four units, who lived, lives and will live there, and under which leases. */
export const furnishHomes = async (sql: Sql, organization: Row, people: People): Promise<Homes> => {
  const east = await buildCommunity(sql, organization);
  const west = await buildCommunity(sql, organization);
  const eastProperty = await furnishProperty(sql, east);
  const westProperty = await furnishProperty(sql, west);
  const building = await put(sql, 'property.buildings', {
    ...placeOf(eastProperty),
    property_id: eastProperty.id,
    name: 'Tower',
    name_key: 'tower',
  });
  await put(sql, 'property.buildings', {
    ...placeOf(westProperty),
    property_id: westProperty.id,
    name: 'Tower',
    name_key: 'tower',
  });
  const units = {
    tenant: await buildUnit(sql, eastProperty, { building_id: building.id }),
    owner: await buildUnit(sql, eastProperty),
    neighbour: await buildUnit(sql, eastProperty),
    west: await buildUnit(sql, westProperty),
  };
  const residents = {
    tenant: await buildResident(sql, organization, { community_id: east.id, user_id: people.tenant }),
    owner: await buildResident(sql, organization, { user_id: people.owner }),
    neighbour: await buildResident(sql, organization),
    west: await buildResident(sql, organization, { community_id: west.id }),
  };
  await buildResident(sql, organization, { deleted_at: '2020-01-01', user_id: people.stranger });
  // Kept by the east, and lives nowhere.
  await buildResident(sql, organization, { community_id: east.id });
  await furnishOccupancies(sql, organization, units, residents);
  const leases = await furnishLeases(sql, units, residents);
  return { east, west, eastProperty, westProperty, units, residents, leases };
};

const placeOf = (row: Row) => ({ organization_id: row.organization_id, community_id: row.community_id });

const furnishProperty = async (sql: Sql, community: Row): Promise<Row> => {
  const place = { organization_id: community.organization_id, community_id: community.id };
  const address = await put(sql, 'property.addresses', { ...place, line1: '1 Main St', city: 'Austin', country: 'US' });
  return buildProperty(sql, community, { address_id: address.id, external_id: `external ${String(community.name)}` });
};

/** Those of today, and around each of them somebody from before and somebody who is yet to come. */
const furnishOccupancies = async (
  sql: Sql,
  organization: Row,
  units: Homes['units'],
  residents: Homes['residents'],
): Promise<void> => {
  const past = await buildResident(sql, organization);
  const future = await buildResident(sql, organization);
  await buildOccupancy(sql, units.tenant, past, { start_date: '2010-01-01', end_date: '2015-12-31' });
  await buildOccupancy(sql, units.tenant, residents.tenant);
  await buildOccupancy(sql, units.tenant, future, { start_date: '2090-01-01' });
  await buildOccupancy(sql, units.owner, residents.owner, { kind: 'owner' });
  await buildOccupancy(sql, units.owner, residents.neighbour, {
    kind: 'authorised',
    is_primary: false,
    end_date: '2090-12-31',
  });
  await buildOccupancy(sql, units.tenant, residents.west, { kind: 'authorised', is_primary: false });
  await buildOccupancy(sql, units.neighbour, residents.neighbour);
  await buildOccupancy(sql, units.west, residents.tenant, { start_date: '2012-01-01', end_date: '2014-12-31' });
  await buildOccupancy(sql, units.west, residents.west);
  // Once an owner, not any more.
  await buildOccupancy(sql, units.west, residents.owner, {
    kind: 'owner',
    start_date: '2000-01-01',
    end_date: '2009-12-31',
  });
};

const furnishLeases = async (
  sql: Sql,
  units: Homes['units'],
  residents: Homes['residents'],
): Promise<Homes['leases']> => {
  await buildLease(sql, units.tenant, residents.tenant, { status: 'draft', start_date: '2090-01-01' });
  // Before the owner's time, and not yet signed: neither is his to read.
  await buildLease(sql, units.owner, residents.west, {
    status: 'terminated',
    start_date: '2010-01-01',
    end_date: '2012-12-31',
    terminated_on: '2012-06-30',
  });
  await buildLease(sql, units.owner, residents.west, { status: 'draft', start_date: '2091-01-01' });
  return {
    tenant: await buildLease(sql, units.tenant, residents.tenant),
    ofOwner: await buildLease(sql, units.owner, residents.neighbour),
    neighbour: await buildLease(sql, units.neighbour, residents.neighbour),
    west: await buildLease(sql, units.west, residents.west),
  };
};
