import { leases, leaseTenants } from '@lintel/db/schema/property';
import { toLowerCase } from '@lintel/kernel/text';
import type { Context } from '@lintel/server/context';
import { isId, where } from '@lintel/server/filter';
import { anyOf, byKey, computedByKey, load, manyByKey } from '@lintel/server/load';
import { type Connection, childPage, type Order, pageOf } from '@lintel/server/page';
import { type MappedConnection, mapNodes } from '@lintel/server/page-map';
import type { Platform } from '@lintel/server/platform';
import { type ColumnUses, shownAs } from '@lintel/server/requested-columns';
import { and, sql } from 'drizzle-orm';
import type { GraphQLResolveInfo } from 'graphql';
import type {
  LeaseFilter,
  LeaseOrder,
  QueryLeasesArgs,
  ResidentLeasesArgs,
  UnitLeasesArgs,
} from '../__generated__/resolvers.ts';
import { isCurrentAt, lastDay } from '../current-leases.ts';

export type LeaseRow = typeof leases.$inferSelect;
export type LeasesPage = Connection<LeaseRow> | MappedConnection<Promise<LeaseRow>>;
export type LeaseTenantRow = typeof leaseTenants.$inferSelect;

export const leaseById = byKey(leases, leases.id);
export const tenantsByLease = manyByKey(leaseTenants, leaseTenants.leaseId, {
  orderBy: [leaseTenants.position, leaseTenants.id],
});

/** Never more than one row per unit: the exclusion constraint sees to it. */
export const currentLeaseByUnit = (platform: Platform) =>
  computedByKey<LeaseRow | null>(
    'currentLeaseByUnit',
    async (tx, unitIds) => {
      const rows = await tx
        .select()
        .from(leases)
        .where(and(anyOf(leases.unitId, unitIds), isCurrentAt(platform.now())));
      return new Map(rows.map((row) => [row.unitId, row]));
    },
    null,
  );

const orders: Readonly<Record<LeaseOrder, Order>> = {
  START_ASC: { name: 'start', columns: [leases.startDate, leases.id], direction: 'asc' },
  START_DESC: { name: 'start', columns: [leases.startDate, leases.id], direction: 'desc' },
  CREATED_ASC: { name: 'created', columns: [leases.id], direction: 'asc' },
  CREATED_DESC: { name: 'created', columns: [leases.id], direction: 'desc' },
};

const conditions = (context: Context, filter: LeaseFilter | null | undefined) =>
  where<LeaseFilter>(filter, {
    status: (statuses) => anyOf(leases.status, statuses.map(toLowerCase), 'text'),
    unitId: (id) => isId(leases.unitId, id),
    propertyId: (id) => isId(leases.propertyId, id),
    communityId: (id) => isId(leases.communityId, id),
    residentId: (id) =>
      sql`exists (select from ${leaseTenants} where ${leaseTenants.leaseId} = ${leases.id} and ${isId(leaseTenants.residentId, id)})`,
    endingBefore: (day) => sql`${lastDay} < ${day}::date`,
    startingAfter: (day) => sql`${leases.startDate} > ${day}::date`,
    current: (current) => {
      const isCurrent = isCurrentAt(context.platform.now());
      return current ? isCurrent : sql`not ${isCurrent}`;
    },
  });

const uses: ColumnUses<typeof leases> = {
  ...shownAs('paymentDay', 'activatedAt', 'terminationReason', 'version', 'createdAt', 'updatedAt'),
  status: ['status', 'isCurrent'],
  startDate: ['startDate', 'isCurrent'],
  endDate: ['endDate', 'isCurrent'],
  terminatedOn: ['terminatedOn', 'isCurrent'],
  unitId: ['unit'],
  propertyId: ['property'],
  communityId: ['community', 'isCurrent'],
  monthlyRentMinor: ['monthlyRent'],
  depositMinor: ['deposit'],
  currency: ['monthlyRent', 'deposit'],
  terminatedAt: [],
  occupied: [],
  organizationId: [],
};

export const leasesPage = (context: Context, { filter, orderBy, ...page }: QueryLeasesArgs, info: GraphQLResolveInfo) =>
  pageOf(
    context,
    {
      name: 'leases',
      table: leases,
      order: orders[orderBy ?? 'START_DESC'],
      where: conditions(context, filter),
      filter,
      uses,
    },
    page,
    info,
  );

const ofUnit = {
  name: 'Unit.leases',
  table: leases,
  parentKey: leases.unitId,
  order: orders.START_DESC,
  uses,
  fixed: true,
};

export const leasesOfUnit = (context: Context, unitId: string, page: UnitLeasesArgs, info: GraphQLResolveInfo) =>
  childPage(context, ofUnit, unitId, page, info);

/** Listed by the entries on leases: one statement for them and one for the leases, however many residents there are. */
const ofResident = {
  name: 'Resident.leases',
  table: leaseTenants,
  parentKey: leaseTenants.residentId,
  order: { name: 'entered', columns: [leaseTenants.id], direction: 'desc' },
  fixed: true,
} as const;

export const leasesOfResident = async (context: Context, residentId: string, page: ResidentLeasesArgs) => {
  const entries = await childPage(context, ofResident, residentId, page);
  // An entry is seen exactly when its lease is: both policies ask the same.
  return mapNodes(entries, async ({ leaseId }) => (await load(context, leaseById, leaseId))!);
};
