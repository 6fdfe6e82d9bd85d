import { live } from '@lintel/db/live';
import { buildings, properties, units } from '@lintel/db/schema/property';
import type { Tx } from '@lintel/db/session';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { checkVersion, command } from '@lintel/server/command';
import { and, eq, sql } from 'drizzle-orm';
import type { PropertyArchiveInput, PropertyRestoreInput } from '../__generated__/resolvers.ts';
import { checkArchive, checkRestore } from '../archiving.rules.ts';
import { lockProperty } from '../locks.ts';
import type { PropertyRow } from './properties.queries.ts';

export const propertyArchive = command(
  'propertyArchive',
  {},
  async (work, { id, expectedVersion }: PropertyArchiveInput): Promise<Result<PropertyRow>> => {
    const locked = await lockProperty(work.tx, id);
    if (!locked.ok) return locked;
    const checked = all([at(['input', 'id'], checkArchive(locked.value)), checkVersion(locked.value, expectedVersion)]);
    if (!checked.ok) return checked;
    if (await hasParts(work.tx, id)) return fail('PROPERTY_IN_USE', { path: ['input', 'id'] });
    const archived = await setDeletedAt(work.tx, id, sql`now()`);
    await work.emit({ type: 'property.archived', entity: 'Property', entityId: id, payload: {} });
    return ok(archived);
  },
);

export const propertyRestore = command(
  'propertyRestore',
  { constraints: { properties_external_id_key: { code: 'PROPERTY_EXTERNAL_ID_TAKEN', path: ['input', 'id'] } } },
  async (work, { id, expectedVersion }: PropertyRestoreInput): Promise<Result<PropertyRow>> => {
    const locked = await lockProperty(work.tx, id);
    if (!locked.ok) return locked;
    const checked = all([at(['input', 'id'], checkRestore(locked.value)), checkVersion(locked.value, expectedVersion)]);
    if (!checked.ok) return checked;
    const restored = await setDeletedAt(work.tx, id, sql`null`);
    await work.emit({ type: 'property.restored', entity: 'Property', entityId: id, payload: {} });
    return ok(restored);
  },
);

/** Units and buildings in use. Leases need not be asked: a unit with one cannot be archived. */
const hasParts = async (tx: Tx, propertyId: string): Promise<boolean> => {
  const [found] = await tx.execute<{ found: boolean }>(sql`select
    exists (select from ${units} where ${and(eq(units.propertyId, propertyId), live(units))})
    or exists (select from ${buildings} where ${and(eq(buildings.propertyId, propertyId), live(buildings))}) as found`);
  return found!.found;
};

const setDeletedAt = async (tx: Tx, id: string, deletedAt: ReturnType<typeof sql>): Promise<PropertyRow> => {
  const [row] = await tx
    .update(properties)
    .set({ deletedAt, version: sql`${properties.version} + 1`, updatedAt: sql`now()` })
    .where(eq(properties.id, id))
    .returning();
  return row!;
};
