import { sql } from 'drizzle-orm';
import { bigint, customType, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** The columns that most tables share, as plain spreads: a table still shows all that it has. */

/** `organization_id` and `id`, which together are the primary key. Both are filled by the database. */
export const identity = () => ({
  organizationId: uuid('organization_id').notNull().default(sql`app.organization_id()`),
  id: uuid('id').notNull().default(sql`app.new_id()`),
});

/** When the row was made and last changed. */
export const timestamps = () => ({
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

/** For optimistic concurrency: each update adds one and says which version it expects. */
export const version = () => integer('version').notNull().default(1);

/** Archived records keep this instant; null means in use. See `live`. */
export const deletedAt = () => instant('deleted_at');

/** An instant, as a Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** An amount in minor units of the currency that stands beside it. */
export const minorUnits = (name: string) => bigint(name, { mode: 'bigint' });

/** An ISO 4217 code. */
export const currency = () => text('currency');

/** Bytes, such as a hash. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
