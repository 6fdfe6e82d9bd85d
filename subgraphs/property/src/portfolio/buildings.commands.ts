import { insertRows } from '@lintel/db/insert-rows';
import { live } from '@lintel/db/live';
import { buildings, units } from '@lintel/db/schema/property';
import type { Tx } from '@lintel/db/session';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { nameKey } from '@lintel/kernel/text';
import { checkVersion, command } from '@lintel/server/command';
import { and, eq, sql } from 'drizzle-orm';
import type {
  BuildingArchiveInput,
  BuildingCreateInput,
  BuildingRestoreInput,
  BuildingUpdateInput,
} from '../__generated__/resolvers.ts';
import { checkArchive, checkInUse, checkRestore } from '../archiving.rules.ts';
import { required } from '../fields.rules.ts';
import { holdProperty, lockBuilding } from '../locks.ts';
import type { BuildingRow } from './buildings.queries.ts';
import { readBuilding } from './buildings.rules.ts';

const nameTaken = (field: string) => ({
  constraints: { buildings_name_key: { code: 'BUILDING_NAME_TAKEN', path: ['input', field] } as const },
});

export type BuildingToInsert = Pick<BuildingRow, 'communityId' | 'propertyId' | 'name' | 'floors' | 'yearBuilt'>;

/** Inserts any number of buildings. Answers the ids in the order of the rows. */
export const insertBuildings = (tx: Tx, rows: readonly BuildingToInsert[]): Promise<string[]> =>
  insertRows(
    tx,
    buildings,
    rows.map((row) => ({ ...row, nameKey: nameKey(row.name) })),
  );

export const buildingCreate = command(
  'buildingCreate',
  nameTaken('name'),
  async (work, { propertyId, ...fields }: BuildingCreateInput): Promise<Result<BuildingRow>> => {
    const property = await holdProperty(work.tx, propertyId);
    if (!property.ok) return property;
    const checked = all([
      checkInUse(property.value, { code: 'PROPERTY_ARCHIVED', path: ['input', 'propertyId'] }),
      at(['input'], readBuilding(fields)),
    ]);
    if (!checked.ok) return checked;
    const [{ communityId }, { name, floors = null, yearBuilt = null }] = checked.value;
    const named = at(['input', 'name'], required(name ?? null));
    if (!named.ok) return named;
    const [id] = await insertBuildings(work.tx, [{ communityId, propertyId, name: named.value, floors, yearBuilt }]);
    await work.emit({ type: 'building.created', entity: 'Building', entityId: id!, payload: { propertyId } });
    const [created] = await work.tx.select().from(buildings).where(eq(buildings.id, id!));
    return ok(created!);
  },
);

export const buildingUpdate = command(
  'buildingUpdate',
  nameTaken('name'),
  async (work, { id, expectedVersion, ...fields }: BuildingUpdateInput): Promise<Result<BuildingRow>> => {
    const locked = await lockBuilding(work.tx, id);
    if (!locked.ok) return locked;
    const checked = all([
      checkInUse(locked.value, { code: 'BUILDING_ARCHIVED' }),
      checkVersion(locked.value, expectedVersion),
      at(['input'], readBuilding(fields)),
    ]);
    if (!checked.ok) return checked;
    const changes = checked.value[2];
    const row = await change(work.tx, id, {
      ...changes,
      nameKey: changes.name === undefined ? undefined : nameKey(changes.name),
    });
    await work.emit({ type: 'building.updated', entity: 'Building', entityId: id, payload: {} });
    return ok(row);
  },
);

export const buildingArchive = command(
  'buildingArchive',
  {},
  async (work, { id, expectedVersion }: BuildingArchiveInput): Promise<Result<BuildingRow>> => {
    const locked = await lockBuilding(work.tx, id);
    if (!locked.ok) return locked;
    const checked = all([at(['input', 'id'], checkArchive(locked.value)), checkVersion(locked.value, expectedVersion)]);
    if (!checked.ok) return checked;
    const [unit] = await work.tx
      .select({ id: units.id })
      .from(units)
      .where(and(eq(units.buildingId, id), live(units)))
      .limit(1);
    if (unit !== undefined) return fail('BUILDING_IN_USE', { path: ['input', 'id'] });
    const row = await change(work.tx, id, { deletedAt: sql`now()` });
    await work.emit({ type: 'building.archived', entity: 'Building', entityId: id, payload: {} });
    return ok(row);
  },
);

export const buildingRestore = command(
  'buildingRestore',
  nameTaken('id'),
  async (work, { id, expectedVersion }: BuildingRestoreInput): Promise<Result<BuildingRow>> => {
    const found = await lockedWithProperty(work.tx, id);
    if (!found.ok) return found;
    const { building, property } = found.value;
    const checked = all([
      at(['input', 'id'], checkRestore(building)),
      checkVersion(building, expectedVersion),
      checkInUse(property, { code: 'PROPERTY_ARCHIVED', path: ['input', 'id'] }),
    ]);
    if (!checked.ok) return checked;
    const row = await change(work.tx, id, { deletedAt: null });
    await work.emit({ type: 'building.restored', entity: 'Building', entityId: id, payload: {} });
    return ok(row);
  },
);

const lockedWithProperty = async (tx: Tx, id: string) => {
  const seen = await lockBuilding(tx, id);
  if (!seen.ok) return seen;
  const property = await holdProperty(tx, seen.value.propertyId, 'id');
  return property.ok ? ok({ building: seen.value, property: property.value }) : property;
};

type Change = {
  [Column in keyof typeof buildings.$inferInsert]?: (typeof buildings.$inferInsert)[Column] | ReturnType<typeof sql>;
};

const change = async (tx: Tx, id: string, values: Change): Promise<BuildingRow> => {
  const [row] = await tx
    .update(buildings)
    .set({ ...values, version: sql`${buildings.version} + 1`, updatedAt: sql`now()` })
    .where(eq(buildings.id, id))
    .returning();
  return row!;
};
