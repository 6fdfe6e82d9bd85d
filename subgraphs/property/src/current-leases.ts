import { communityFacts } from '@lintel/db/schema/facts';
import { leases } from '@lintel/db/schema/property';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/**
 * What "today" means for leases, in SQL; `isCurrentOn` in leasing/leases.rules.ts says the same in TypeScript. Today is the
 * day in the time zone of each lease's community at the instant given (rule R37). The range `occupied` is not asked, though it
 * holds the same days: its operators are not leakproof and would be useless to an index under row-level security.
 */

const today = (now: Date): SQL => sql`(${now.toISOString()}::timestamptz at time zone community.time_zone)::date`;

/** The last day on which a lease keeps its unit; null when it is open-ended. */
export const lastDay = sql`least(${leases.endDate}, ${leases.terminatedOn})`;

const judgedInItsCommunity = (condition: SQL): SQL => sql`exists (
  select from ${communityFacts} community
  where community.organization_id = ${leases.organizationId} and community.id = ${leases.communityId} and ${condition})`;

/** Whether a lease lets its unit at this instant. */
export const isCurrentAt = (now: Date): SQL =>
  sql`(${leases.status} in ('active', 'terminated') and ${judgedInItsCommunity(
    sql`${leases.startDate} <= ${today(now)} and coalesce(${lastDay} >= ${today(now)}, true)`,
  )})`;

/** Whether a unit is let at this instant. */
export const isLetAt = (unitId: AnyPgColumn, now: Date): SQL =>
  sql`exists (select from ${leases} where ${leases.unitId} = ${unitId} and ${isCurrentAt(now)})`;

/** Whether a lease keeps its unit from being archived: a draft, or in force today or later. */
export const hasNotEndedAt = (now: Date): SQL => sql`(${leases.status} = 'draft' or (
  ${leases.status} in ('active', 'terminated') and coalesce(${lastDay} >= ${leases.startDate}, true)
  and ${judgedInItsCommunity(sql`coalesce(${lastDay} >= ${today(now)}, true)`)}))`;
