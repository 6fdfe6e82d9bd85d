import { occupancies } from '@lintel/db/schema/community';
import type { Context } from '@lintel/server/context';
import { where } from '@lintel/server/filter';
import { isUuid } from '@lintel/server/ids';
import { anyOf, byKey, computedByKey } from '@lintel/server/load';
import { type ChildConnection, type Connection, type Order, type PageArgs, pageOf } from '@lintel/server/page';
import { eq, inArray, not, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { OccupancyFilter } from '../__generated__/resolvers.ts';
import { kindFromSdl } from './occupancies.rules.ts';

export type OccupancyRow = typeof occupancies.$inferSelect;
export type OccupanciesPage = Connection<OccupancyRow>;

/**
 * Whether today lies in the term, as the community's calendar has it. A join with the few communities and not a call of
 * `community.today_in` for each row, which would cost ten times as much in long lists.
 */
export const isCurrent = (
  table: Record<'organizationId' | 'communityId' | 'startDate' | 'endDate', AnyPgColumn>,
): SQL => sql`exists (
  select from identity.community_facts c
  where c.organization_id = ${table.organizationId} and c.id = ${table.communityId}
    and ${table.startDate} <= (now() at time zone c.time_zone)::date
    and (${table.endDate} is null or ${table.endDate} >= (now() at time zone c.time_zone)::date))`;

export const occupancyById = byKey(occupancies, occupancies.id);

export const isCurrentById = computedByKey<boolean>(
  'Occupancy.isCurrent',
  async (tx, ids) => {
    const current = await tx
      .select({ id: occupancies.id })
      .from(occupancies)
      .where(sql`${anyOf(occupancies.id, ids)} and ${isCurrent(occupancies)}`);
    return new Map(current.map(({ id }) => [id, true]));
  },
  false,
);

const latestFirst = {
  name: 'LATEST',
  columns: [occupancies.startDate, occupancies.id],
  direction: 'desc',
} satisfies Order;

const byId = (column: AnyPgColumn) => (id: string) => (isUuid(id) ? eq(column, id) : sql`false`);

export const occupanciesPage = (
  context: Context,
  filter: OccupancyFilter | null | undefined,
  page: PageArgs,
): Promise<OccupanciesPage> =>
  pageOf(
    context,
    {
      name: 'occupancies',
      table: occupancies,
      order: latestFirst,
      filter,
      where: where<OccupancyFilter>(filter, {
        unitId: byId(occupancies.unitId),
        residentId: byId(occupancies.residentId),
        communityId: byId(occupancies.communityId),
        kind: (kinds) => inArray(occupancies.kind, kinds.map(kindFromSdl)),
        current: (wanted) => (wanted ? isCurrent(occupancies) : not(isCurrent(occupancies))),
      }),
    },
    page,
  );

export const occupanciesByUnit: ChildConnection<typeof occupancies> = {
  name: 'Unit.occupancies',
  table: occupancies,
  parentKey: occupancies.unitId,
  order: latestFirst,
};

export const occupanciesByResident: ChildConnection<typeof occupancies> = {
  name: 'Resident.occupancies',
  table: occupancies,
  parentKey: occupancies.residentId,
  order: latestFirst,
};
