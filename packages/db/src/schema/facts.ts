import { date, integer, pgSchema, text, uuid } from 'drizzle-orm/pg-core';
import { currency, instant, minorUnits } from '../columns.ts';

/**
 * What subgraphs may read of each other: views that the owner keeps (in its own migration), never its tables. They run with
 * the reader's policies, so nobody sees more through them.
 */
const identity = pgSchema('identity');
const property = pgSchema('property');

export const communityFacts = identity
  .view('community_facts', {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    timeZone: text('time_zone').notNull(),
    currency: currency().notNull(),
    deletedAt: instant('deleted_at'),
  })
  .existing();

export const propertyFacts = property
  .view('property_facts', {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    communityId: uuid('community_id').notNull(),
    name: text('name').notNull(),
    deletedAt: instant('deleted_at'),
  })
  .existing();

export const unitFacts = property
  .view('unit_facts', {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    communityId: uuid('community_id').notNull(),
    propertyId: uuid('property_id').notNull(),
    number: text('number').notNull(),
    currency: currency().notNull(),
    deletedAt: instant('deleted_at'),
  })
  .existing();

export const leaseFacts = property
  .view('lease_facts', {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    communityId: uuid('community_id').notNull(),
    propertyId: uuid('property_id').notNull(),
    unitId: uuid('unit_id').notNull(),
    status: text('status', { enum: ['draft', 'active', 'terminated', 'discarded'] }).notNull(),
    startDate: date('start_date').notNull(),
    endDate: date('end_date'),
    terminatedOn: date('terminated_on'),
    monthlyRentMinor: minorUnits('monthly_rent_minor').notNull(),
    currency: currency().notNull(),
    paymentDay: integer('payment_day').notNull(),
  })
  .existing();

export const residentFacts = pgSchema('community')
  .view('resident_facts', {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    fullName: text('full_name').notNull(),
    deletedAt: instant('deleted_at'),
    communityId: uuid('community_id'),
  })
  .existing();
