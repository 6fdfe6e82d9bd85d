import { archived, live } from '@lintel/db/live';
import { occupancies, residents } from '@lintel/db/schema/community';
import { nameKey } from '@lintel/kernel/text';
import type { Context } from '@lintel/server/context';
import { startsWith, where } from '@lintel/server/filter';
import { isUuid } from '@lintel/server/ids';
import { byKey, computedByKey } from '@lintel/server/load';
import { type ChildConnection, type Connection, type Order, type PageArgs, pageOf } from '@lintel/server/page';
import type { MappedConnection } from '@lintel/server/page-map';
import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { ResidentFilter, ResidentOrder } from '../__generated__/resolvers.ts';
import type { Reference } from '../references/index.ts';
import { isCurrent } from './occupancies.queries.ts';
import { emailKey } from './residents.rules.ts';

export type ResidentRow = typeof residents.$inferSelect;
/** Of the root, a page of residents; below a unit, the residents behind a page of occupancies. */
export type ResidentsPage = Connection<ResidentRow> | MappedConnection<Promise<ResidentRow | null>>;
export type ResidentUnitsPage = MappedConnection<Reference>;

/** Archived ones too: an id that somebody has kept still leads to the record. */
export const residentById = byKey(residents, residents.id);

export const residentByUser = byKey(residents, residents.userId, live(residents));

const orders: Record<ResidentOrder, Order> = {
  NAME_ASC: { name: 'NAME', columns: [residents.nameKey, residents.id], direction: 'asc' },
  NAME_DESC: { name: 'NAME', columns: [residents.nameKey, residents.id], direction: 'desc' },
  NEWEST_FIRST: { name: 'NEWEST', columns: [residents.id], direction: 'desc' },
};

export const residentsPage = (
  context: Context,
  filter: ResidentFilter | null | undefined,
  { orderBy, ...page }: PageArgs & { orderBy?: ResidentOrder | null | undefined },
): Promise<ResidentsPage> =>
  pageOf(
    context,
    {
      name: 'residents',
      table: residents,
      order: orders[orderBy ?? 'NAME_ASC'],
      filter,
      where: where<Omit<ResidentFilter, '__typename'>>(
        { archived: 'EXCLUDE', ...withoutNulls(filter) },
        {
          nameStartsWith: (text) => startsWith(residents.nameKey, nameKey(text)),
          email: (text) => eq(residents.emailNorm, emailKey(text)),
          unitId: (id) => livesIn(id, eq(occupancies.unitId, id)),
          communityId: (id) =>
            isUuid(id)
              ? sql`(${eq(residents.communityId, id)} or ${livesIn(id, eq(occupancies.communityId, id))})`
              : sql`false`,
          archived: (wanted) => archived(residents, wanted),
        },
      ),
    },
    page,
  );

const withoutNulls = (filter: ResidentFilter | null | undefined): ResidentFilter =>
  Object.fromEntries(Object.entries(filter ?? {}).filter(([, value]) => value != null));

/** Residents with an occupancy of today that meets the condition. */
const livesIn = (id: string, place: SQL): SQL =>
  isUuid(id)
    ? sql`exists (select from ${occupancies} where ${and(eq(occupancies.residentId, residents.id), place, isCurrent(occupancies))})`
    : sql`false`;

const earlier = alias(occupancies, 'earlier');

/** Of several current relations of one person to one unit only the first counts, and only when the person can be seen. */
const oncePerPersonAndUnit = and(
  isCurrent(occupancies),
  sql`not exists (select from ${occupancies} earlier where ${and(
    eq(earlier.unitId, occupancies.unitId),
    eq(earlier.residentId, occupancies.residentId),
    sql`${earlier.id} < ${occupancies.id}`,
    isCurrent(earlier),
  )})`,
);
const seenPerson = sql`exists (select from ${residents} where ${and(eq(residents.id, occupancies.residentId), live(residents))})`;

const byStart = { name: 'START', columns: [occupancies.startDate, occupancies.id], direction: 'asc' } satisfies Order;

/** Who stands in a relation to a unit today: a page of occupancies, of which each person is a node. */
export const currentByUnit: ChildConnection<typeof occupancies> = {
  name: 'Unit.residents',
  table: occupancies,
  parentKey: occupancies.unitId,
  order: byStart,
  where: and(oncePerPersonAndUnit, seenPerson),
};

/** The units of a person today: a page of occupancies, of which each unit is a node. */
export const currentByResident: ChildConnection<typeof occupancies> = {
  name: 'Resident.units',
  table: occupancies,
  parentKey: occupancies.residentId,
  order: byStart,
  where: oncePerPersonAndUnit,
};

/** Id of the unit where a person mainly is today. */
export const mainUnitByResident = computedByKey<string | null>(
  'Resident.unit',
  async (tx, residentIds) => {
    const found = await tx
      .selectDistinctOn([occupancies.residentId], { residentId: occupancies.residentId, unitId: occupancies.unitId })
      .from(occupancies)
      .where(and(sql`${occupancies.residentId} = any(${`{${residentIds.join()}}`}::uuid[])`, isCurrent(occupancies)))
      .orderBy(occupancies.residentId, desc(occupancies.isPrimary), occupancies.startDate, occupancies.id);
    return new Map(found.map(({ residentId, unitId }) => [residentId, unitId]));
  },
  null,
);
