import { live } from '@lintel/db/live';
import { buildings } from '@lintel/db/schema/property';
import { byKey, manyByKey } from '@lintel/server/load';

export type BuildingRow = typeof buildings.$inferSelect;

export const buildingById = byKey(buildings, buildings.id, live(buildings));
export const buildingsByProperty = manyByKey(buildings, buildings.propertyId, {
  where: live(buildings),
  orderBy: [buildings.nameKey, buildings.id],
});
