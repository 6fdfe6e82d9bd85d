import { sql } from 'drizzle-orm';
import { customType, date, doublePrecision, integer, numeric, pgSchema, text, uuid } from 'drizzle-orm/pg-core';
import { currency, deletedAt, identity, instant, minorUnits, timestamps, version } from '../columns.ts';

/** The Postgres schema of what an organization owns or manages, and lets. */
export const property = pgSchema('property');

export const propertyKinds = [
  'single_family',
  'multifamily',
  'apartment',
  'condominium',
  'townhouse',
  'senior',
  'supportive',
  'commercial',
  'mixed_use',
  'land',
  'other',
] as const;

export const unitKinds = [
  'apartment',
  'house',
  'townhouse',
  'studio',
  'office',
  'retail',
  'warehouse',
  'storage',
  'parking',
  'lot',
  'other',
] as const;

export const leaseStatuses = ['draft', 'active', 'terminated', 'discarded'] as const;

export const leaseTenantRoles = ['primary', 'co_tenant', 'guarantor', 'occupant'] as const;

/** Half-open days, as Postgres writes them: `[2026-01-01,2027-01-01)`. Computed by the database, only compared there. */
const dateRange = customType<{ data: string }>({ dataType: () => 'daterange' });

export const addresses = property.table('addresses', {
  ...identity(),
  communityId: uuid('community_id').notNull(),
  line1: text('line1').notNull(),
  line2: text('line2'),
  city: text('city').notNull(),
  region: text('region'),
  postalCode: text('postal_code'),
  country: text('country').notNull(),
  latitude: doublePrecision('latitude'),
  longitude: doublePrecision('longitude'),
  version: version(),
  ...timestamps(),
});

export const properties = property.table('properties', {
  ...identity(),
  communityId: uuid('community_id').notNull(),
  addressId: uuid('address_id'),
  name: text('name').notNull(),
  nameKey: text('name_key').notNull(),
  kind: text('kind', { enum: propertyKinds }).notNull().default('multifamily'),
  externalId: text('external_id'),
  parcelNumber: text('parcel_number'),
  yearBuilt: integer('year_built'),
  squareFeet: integer('square_feet'),
  managementCompany: text('management_company'),
  amenities: text('amenities').array().notNull().default(sql`'{}'`),
  description: text('description').notNull().default(''),
  notes: text('notes').notNull().default(''),
  version: version(),
  ...timestamps(),
  deletedAt: deletedAt(),
});

export const buildings = property.table('buildings', {
  ...identity(),
  communityId: uuid('community_id').notNull(),
  propertyId: uuid('property_id').notNull(),
  name: text('name').notNull(),
  nameKey: text('name_key').notNull(),
  floors: integer('floors'),
  yearBuilt: integer('year_built'),
  version: version(),
  ...timestamps(),
  deletedAt: deletedAt(),
});

export const units = property.table('units', {
  ...identity(),
  communityId: uuid('community_id').notNull(),
  propertyId: uuid('property_id').notNull(),
  buildingId: uuid('building_id'),
  number: text('number').notNull(),
  numberKey: text('number_key').notNull(),
  numberLower: text('number_lower').notNull().generatedAlwaysAs(sql`lower(number collate "C")`),
  kind: text('kind', { enum: unitKinds }).notNull().default('apartment'),
  floor: integer('floor'),
  squareFeet: integer('square_feet'),
  bedrooms: integer('bedrooms'),
  bathrooms: numeric('bathrooms', { precision: 4, scale: 1, mode: 'number' }),
  baseRentMinor: minorUnits('base_rent_minor'),
  currency: currency().notNull(),
  amenities: text('amenities').array().notNull().default(sql`'{}'`),
  version: version(),
  ...timestamps(),
  deletedAt: deletedAt(),
});

export const leases = property.table('leases', {
  ...identity(),
  communityId: uuid('community_id').notNull(),
  propertyId: uuid('property_id').notNull(),
  unitId: uuid('unit_id').notNull(),
  status: text('status', { enum: leaseStatuses }).notNull().default('draft'),
  startDate: date('start_date').notNull(),
  endDate: date('end_date'),
  monthlyRentMinor: minorUnits('monthly_rent_minor').notNull(),
  depositMinor: minorUnits('deposit_minor').notNull().default(0n),
  currency: currency().notNull(),
  paymentDay: integer('payment_day').notNull().default(1),
  activatedAt: instant('activated_at'),
  terminatedAt: instant('terminated_at'),
  terminatedOn: date('terminated_on'),
  terminationReason: text('termination_reason'),
  occupied: dateRange('occupied')
    .notNull()
    .generatedAlwaysAs(sql`daterange(start_date, least(end_date, terminated_on) + 1, '[)')`),
  version: version(),
  ...timestamps(),
});

export const leaseTenants = property.table('lease_tenants', {
  ...identity(),
  communityId: uuid('community_id').notNull(),
  unitId: uuid('unit_id').notNull(),
  leaseId: uuid('lease_id').notNull(),
  residentId: uuid('resident_id').notNull(),
  role: text('role', { enum: leaseTenantRoles }).notNull().default('primary'),
  position: integer('position').notNull().default(0),
  createdAt: instant('created_at').notNull().defaultNow(),
});
