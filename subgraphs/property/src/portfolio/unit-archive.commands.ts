import { leases, units } from '@lintel/db/schema/property';
import type { Tx } from '@lintel/db/session';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { checkVersion, command } from '@lintel/server/command';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { UnitArchiveInput, UnitRestoreInput } from '../__generated__/resolvers.ts';
import { checkArchive, checkInUse, checkRestore } from '../archiving.rules.ts';
import { hasNotEndedAt } from '../current-leases.ts';
import { holdBuilding, holdProperty, lockUnit } from '../locks.ts';
import type { UnitRow } from './units.queries.ts';

export const unitArchive = command(
  'unitArchive',
  {},
  async (work, { id, expectedVersion }: UnitArchiveInput): Promise<Result<UnitRow>> => {
    const locked = await lockUnit(work.tx, id);
    if (!locked.ok) return locked;
    const checked = all([at(['input', 'id'], checkArchive(locked.value)), checkVersion(locked.value, expectedVersion)]);
    if (!checked.ok) return checked;
    const [lease] = await work.tx
      .select({ id: leases.id })
      .from(leases)
      .where(and(eq(leases.unitId, id), hasNotEndedAt(work.now)))
      .limit(1);
    if (lease !== undefined) return fail('UNIT_IN_USE', { path: ['input', 'id'] });
    const archived = await setDeletedAt(work.tx, id, sql`now()`);
    await work.emit({ type: 'unit.archived', entity: 'Unit', entityId: id, payload: {} });
    return ok(archived);
  },
);

export const unitRestore = command(
  'unitRestore',
  { constraints: { units_number_key: { code: 'UNIT_NUMBER_TAKEN', path: ['input', 'id'] } } },
  async (work, { id, expectedVersion }: UnitRestoreInput): Promise<Result<UnitRow>> => {
    const locked = await lockUnit(work.tx, id);
    if (!locked.ok) return locked;
    const checked = all([at(['input', 'id'], checkRestore(locked.value)), checkVersion(locked.value, expectedVersion)]);
    if (!checked.ok) return checked;
    const place = await checkPlace(work.tx, locked.value);
    if (!place.ok) return place;
    const restored = await setDeletedAt(work.tx, id, sql`null`);
    await work.emit({ type: 'unit.restored', entity: 'Unit', entityId: id, payload: {} });
    return ok(restored);
  },
);

/** A unit comes back only to a property, and a building, that are in use. */
const checkPlace = async (tx: Tx, { buildingId, propertyId }: UnitRow): Promise<Result<undefined>> => {
  const path = ['input', 'id'];
  if (buildingId !== null) {
    const building = await holdBuilding(tx, buildingId, 'id');
    if (!building.ok) return building;
    const inUse = checkInUse(building.value, { code: 'BUILDING_ARCHIVED', path });
    if (!inUse.ok) return inUse;
  }
  const property = await holdProperty(tx, propertyId, 'id');
  if (!property.ok) return property;
  const inUse = checkInUse(property.value, { code: 'PROPERTY_ARCHIVED', path });
  return inUse.ok ? ok() : inUse;
};

const setDeletedAt = async (tx: Tx, id: string, deletedAt: SQL): Promise<UnitRow> => {
  const [row] = await tx
    .update(units)
    .set({ deletedAt, version: sql`${units.version} + 1`, updatedAt: sql`now()` })
    .where(eq(units.id, id))
    .returning();
  return row!;
};
