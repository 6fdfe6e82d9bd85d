import { boolean, date, pgSchema, text, uuid } from 'drizzle-orm/pg-core';
import { deletedAt, identity, timestamps, version } from '../columns.ts';

const community = pgSchema('community');

export const residents = community.table('residents', {
  ...identity(),
  communityId: uuid('community_id'),
  userId: uuid('user_id'),
  fullName: text('full_name').notNull(),
  nameKey: text('name_key').notNull(),
  email: text('email'),
  emailNorm: text('email_norm'),
  phone: text('phone'),
  preferredLanguage: text('preferred_language'),
  notes: text('notes').notNull().default(''),
  version: version(),
  ...timestamps(),
  deletedAt: deletedAt(),
});

export const occupancyKinds = ['owner', 'tenant', 'authorised'] as const;

export const occupancies = community.table('occupancies', {
  ...identity(),
  communityId: uuid('community_id').notNull(),
  propertyId: uuid('property_id').notNull(),
  unitId: uuid('unit_id').notNull(),
  residentId: uuid('resident_id').notNull(),
  kind: text('kind', { enum: occupancyKinds }).notNull(),
  startDate: date('start_date').notNull(),
  /** Last day; null is open-ended. */
  endDate: date('end_date'),
  isPrimary: boolean('is_primary').notNull().default(false),
  version: version(),
  ...timestamps(),
});
