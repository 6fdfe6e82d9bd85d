import { archived, live } from '@lintel/db/live';
import { addresses, properties, units } from '@lintel/db/schema/property';
import { nameKey, toLowerCase } from '@lintel/kernel/text';
import type { Context } from '@lintel/server/context';
import { isId, startsWith, where } from '@lintel/server/filter';
import { anyOf, byKey, computedByKey } from '@lintel/server/load';
import { type Connection, childPage, type Order, pageOf } from '@lintel/server/page';
import { type ColumnUses, shownAs } from '@lintel/server/requested-columns';
import { and, sql } from 'drizzle-orm';
import type { GraphQLResolveInfo } from 'graphql';
import type {
  CommunityPropertiesArgs,
  PropertyFilter,
  PropertyOrder,
  QueryPropertiesArgs,
} from '../__generated__/resolvers.ts';

export type PropertyRow = typeof properties.$inferSelect;
export type PropertiesPage = Connection<PropertyRow>;
export type AddressRow = typeof addresses.$inferSelect;

export const propertyById = byKey(properties, properties.id, live(properties));
export const addressById = byKey(addresses, addresses.id);

export const unitCountByProperty = computedByKey(
  'unitCountByProperty',
  async (tx, propertyIds) => {
    const counted = await tx
      .select({ propertyId: units.propertyId, count: sql<number>`count(*)::int` })
      .from(units)
      .where(and(anyOf(units.propertyId, propertyIds), live(units)))
      .groupBy(units.propertyId);
    return new Map(counted.map(({ propertyId, count }) => [propertyId, count]));
  },
  0,
);

/** Ids are made in the order of time, so they stand for it: an instant would have lost its microseconds in a cursor. */
const orders: Readonly<Record<PropertyOrder, Order>> = {
  NAME_ASC: { name: 'name', columns: [properties.nameKey, properties.id], direction: 'asc' },
  NAME_DESC: { name: 'name', columns: [properties.nameKey, properties.id], direction: 'desc' },
  CREATED_ASC: { name: 'created', columns: [properties.id], direction: 'asc' },
  CREATED_DESC: { name: 'created', columns: [properties.id], direction: 'desc' },
};

const conditions = (filter: PropertyFilter | null | undefined) =>
  where<PropertyFilter>(
    { ...filter, archived: filter?.archived ?? 'EXCLUDE' },
    {
      ids: (ids) => anyOf(properties.id, ids),
      externalIds: (externalIds) => anyOf(properties.externalId, externalIds, 'text'),
      communityId: (id) => isId(properties.communityId, id),
      kind: (kind) => sql`${properties.kind} = ${toLowerCase(kind)}`,
      nameStartsWith: (prefix) => startsWith(properties.nameKey, nameKey(prefix)),
      archived: (wanted) => archived(properties, wanted),
    },
  );

const uses: ColumnUses<typeof properties> = {
  ...shownAs('name', 'externalId', 'parcelNumber', 'yearBuilt', 'squareFeet', 'managementCompany', 'amenities'),
  ...shownAs('description', 'notes', 'kind', 'version', 'createdAt', 'updatedAt'),
  communityId: ['community'],
  addressId: ['address'],
  deletedAt: ['archivedAt'],
  organizationId: [],
  nameKey: [],
};

const listed = (filter: PropertyFilter | null | undefined, order: PropertyOrder) => ({
  name: 'properties',
  table: properties,
  order: orders[order],
  where: conditions(filter),
  filter,
  uses,
});
const unfiltered = { ...listed(undefined, 'NAME_ASC'), fixed: true };

export const propertiesPage = (
  context: Context,
  { filter, orderBy, ...page }: QueryPropertiesArgs,
  info: GraphQLResolveInfo,
) => {
  const query =
    filter == null && (orderBy ?? 'NAME_ASC') === 'NAME_ASC' ? unfiltered : listed(filter, orderBy ?? 'NAME_ASC');
  return pageOf(context, query, page, info);
};

const inCommunity = {
  name: 'Community.properties',
  table: properties,
  parentKey: properties.communityId,
  order: orders.NAME_ASC,
  where: live(properties),
  uses,
  fixed: true,
};

export const propertiesOfCommunity = (
  context: Context,
  communityId: string,
  page: CommunityPropertiesArgs,
  info: GraphQLResolveInfo,
) => childPage(context, inCommunity, communityId, page, info);
