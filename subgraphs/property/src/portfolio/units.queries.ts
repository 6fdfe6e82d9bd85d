import { archived, live } from '@lintel/db/live';
import { units } from '@lintel/db/schema/property';
import { hasPermission } from '@lintel/kernel/session';
import { toLowerCase } from '@lintel/kernel/text';
import { type Context, signedIn } from '@lintel/server/context';
import { isId, startsWith, where } from '@lintel/server/filter';
import { byKey } from '@lintel/server/load';
import { type Connection, childPage, type Order, pageOf } from '@lintel/server/page';
import { RequestError } from '@lintel/server/request-error';
import { type ColumnUses, shownAs } from '@lintel/server/requested-columns';
import { sql } from 'drizzle-orm';
import type { GraphQLResolveInfo } from 'graphql';
import type {
  BuildingUnitsArgs,
  PropertyUnitsArgs,
  QueryUnitsArgs,
  UnitFilter,
  UnitOrder,
} from '../__generated__/resolvers.ts';
import { isLetAt } from '../current-leases.ts';

export type UnitRow = typeof units.$inferSelect;
export type UnitsPage = Connection<UnitRow>;

export const unitById = byKey(units, units.id, live(units));

const orders: Readonly<Record<UnitOrder, Order>> = {
  NUMBER_ASC: { name: 'number', columns: [units.numberKey, units.id], direction: 'asc' },
  NUMBER_DESC: { name: 'number', columns: [units.numberKey, units.id], direction: 'desc' },
  CREATED_ASC: { name: 'created', columns: [units.id], direction: 'asc' },
  CREATED_DESC: { name: 'created', columns: [units.id], direction: 'desc' },
};

const conditions = (context: Context, filter: UnitFilter | null | undefined) =>
  where<UnitFilter>(
    { ...filter, archived: filter?.archived ?? 'EXCLUDE' },
    {
      propertyId: (id) => isId(units.propertyId, id),
      communityId: (id) => isId(units.communityId, id),
      buildingId: (id) => isId(units.buildingId, id),
      // The column lowers the letters of ASCII only, whatever the locale of the server.
      numberStartsWith: (prefix) => startsWith(units.numberLower, prefix.trim().replace(/[A-Z]+/g, toLowerCase)),
      kind: (kind) => sql`${units.kind} = ${toLowerCase(kind)}`,
      occupied: (occupied) => {
        assertMaySeeLeases(context);
        const isLet = isLetAt(units.id, context.platform.now());
        return occupied ? isLet : sql`not ${isLet}`;
      },
      archived: (wanted) => archived(units, wanted),
    },
  );

/** Which units are let says what leases there are, so the filter asks for the permission that the leases themselves need. */
const assertMaySeeLeases = (context: Context): void => {
  if (hasPermission(signedIn(context), 'property.lease.read')) return;
  const coordinate = 'UnitFilter.occupied';
  const permission = 'property.lease.read';
  throw new RequestError('FORBIDDEN', {
    message: `${coordinate} needs the permission ${permission}.`,
    extensions: { coordinate, permission },
  });
};

const uses: ColumnUses<typeof units> = {
  ...shownAs('number', 'kind', 'floor', 'squareFeet', 'bedrooms', 'bathrooms', 'amenities'),
  ...shownAs('version', 'createdAt', 'updatedAt'),
  propertyId: ['property'],
  buildingId: ['building'],
  communityId: ['community'],
  baseRentMinor: ['baseRent'],
  currency: ['baseRent'],
  deletedAt: ['archivedAt'],
  organizationId: [],
  numberKey: [],
  numberLower: [],
};

const listed = (context: Context, { filter, orderBy }: Pick<QueryUnitsArgs, 'filter' | 'orderBy'>) => ({
  table: units,
  order: orders[orderBy ?? 'NUMBER_ASC'],
  where: conditions(context, filter),
  filter,
  uses,
});

export const unitsPage = (context: Context, { first, after, ...wanted }: QueryUnitsArgs, info: GraphQLResolveInfo) =>
  pageOf(context, { name: 'units', ...listed(context, wanted) }, { first, after }, info);

const ofProperty = { name: 'Property.units', table: units, parentKey: units.propertyId, uses };
const unfilteredOfProperty = { ...ofProperty, order: orders.NUMBER_ASC, where: live(units), fixed: true };

export const unitsOfProperty = (
  context: Context,
  propertyId: string,
  { first, after, ...wanted }: PropertyUnitsArgs,
  info: GraphQLResolveInfo,
) => {
  const isPlain = wanted.filter == null && (wanted.orderBy ?? 'NUMBER_ASC') === 'NUMBER_ASC';
  const query = isPlain ? unfilteredOfProperty : { ...ofProperty, ...listed(context, wanted) };
  return childPage(context, query, propertyId, { first, after }, info);
};

const inBuilding = {
  name: 'Building.units',
  table: units,
  parentKey: units.buildingId,
  order: orders.NUMBER_ASC,
  where: live(units),
  uses,
  fixed: true,
};

export const unitsOfBuilding = (
  context: Context,
  buildingId: string,
  page: BuildingUnitsArgs,
  info: GraphQLResolveInfo,
) => childPage(context, inBuilding, buildingId, page, info);
