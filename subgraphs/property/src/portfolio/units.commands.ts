import { insertRows } from '@lintel/db/insert-rows';
import { live } from '@lintel/db/live';
import { buildings, units } from '@lintel/db/schema/property';
import type { Tx } from '@lintel/db/session';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { numberKey } from '@lintel/kernel/text';
import { checkVersion, command, type Work } from '@lintel/server/command';
import { anyOf } from '@lintel/server/load';
import { and, eq, sql } from 'drizzle-orm';
import type { UnitCreateInput, UnitInput, UnitsCreateInput, UnitUpdateInput } from '../__generated__/resolvers.ts';
import { checkInUse } from '../archiving.rules.ts';
import { communitiesAmong } from '../communities.queries.ts';
import { checkDistinct, checkLength } from '../fields.rules.ts';
import { holdBuilding, holdProperty, lockUnit } from '../locks.ts';
import type { PropertyRow } from './properties.queries.ts';
import type { Created } from './resolve-bulk.ts';
import type { UnitRow } from './units.queries.ts';
import { type NewUnit, readNewUnit, readUnit } from './units.rules.ts';

const mostUnits = 500;

export type UnitToInsert = NewUnit & Pick<UnitRow, 'communityId' | 'propertyId' | 'currency'>;

/** Inserts any number of units, of any properties. Answers the ids of those inserted, in the order of the rows. */
export const insertUnits = (
  tx: Tx,
  rows: readonly UnitToInsert[],
  options: { skipExisting?: boolean } = {},
): Promise<string[]> =>
  insertRows(
    tx,
    units,
    rows.map(({ baseRent, ...row }) => ({ ...row, baseRentMinor: baseRent, numberKey: numberKey(row.number) })),
    options,
  );

export const unitCreate = command(
  'unitCreate',
  { constraints: { units_number_key: { code: 'UNIT_NUMBER_TAKEN', path: ['input', 'number'] } } },
  async (work, { propertyId, ...fields }: UnitCreateInput): Promise<Result<UnitRow>> => {
    const place = await placeIn(work.tx, propertyId);
    if (!place.ok) return place;
    const row = at(['input'], toInsert(fields, place.value, await buildingsOf(work.tx, propertyId, [fields])));
    if (!row.ok) return row;
    const [created] = await create(work, await insertUnits(work.tx, [row.value]));
    return ok(created!);
  },
);

export const unitsCreate = command(
  'unitsCreate',
  { constraints: { units_number_key: { code: 'UNIT_NUMBER_TAKEN', path: ['input', 'units'] } } },
  async (
    work,
    { propertyId, units: given, onExisting }: UnitsCreateInput,
  ): Promise<Result<Created<'units', UnitRow>>> => {
    const path = ['input', 'units'];
    const length = at(path, checkLength(given, mostUnits));
    if (!length.ok) return length;
    const place = await placeIn(work.tx, propertyId);
    if (!place.ok) return place;
    const known = await buildingsOf(work.tx, propertyId, given);
    const rows = at(path, all(given.map((fields, index) => at([String(index)], toInsert(fields, place.value, known)))));
    if (!rows.ok) return rows;
    const keys = rows.value.map(({ number }) => numberKey(number));
    const distinct = at(path, checkDistinct(keys, 'number'));
    if (!distinct.ok) return distinct;
    const skipExisting = onExisting === 'SKIP';
    if (!skipExisting) {
      const free = at(path, await checkFree(work.tx, propertyId, keys));
      if (!free.ok) return free;
    }
    const created = await create(work, await insertUnits(work.tx, rows.value, { skipExisting }));
    return ok({ units: created, createdCount: created.length, skippedCount: given.length - created.length });
  },
);

export const unitUpdate = command(
  'unitUpdate',
  { constraints: { units_number_key: { code: 'UNIT_NUMBER_TAKEN', path: ['input', 'number'] } } },
  async (work, { id, expectedVersion, ...fields }: UnitUpdateInput): Promise<Result<UnitRow>> => {
    const locked = await lockUnit(work.tx, id);
    if (!locked.ok) return locked;
    const checked = all([
      checkInUse(locked.value, { code: 'UNIT_ARCHIVED' }),
      checkVersion(locked.value, expectedVersion),
      at(['input'], readUnit(fields, locked.value.currency)),
    ]);
    if (!checked.ok) return checked;
    const [unit, , { baseRent, ...changes }] = checked.value;
    if (changes.buildingId != null) {
      const building = await holdBuilding(work.tx, changes.buildingId);
      if (!building.ok) return building;
      if (building.value.propertyId !== unit.propertyId)
        return fail('REFERENCE_NOT_FOUND', { path: ['input', 'buildingId'] });
      const inUse = checkInUse(building.value, { code: 'BUILDING_ARCHIVED', path: ['input', 'buildingId'] });
      if (!inUse.ok) return inUse;
    }
    const [changed] = await work.tx
      .update(units)
      .set({
        ...changes,
        baseRentMinor: baseRent,
        numberKey: changes.number === undefined ? undefined : numberKey(changes.number),
        version: sql`${units.version} + 1`,
        updatedAt: sql`now()`,
      })
      .where(eq(units.id, id))
      .returning();
    await work.emit({ type: 'unit.updated', entity: 'Unit', entityId: id, payload: {} });
    return ok(changed!);
  },
);

type Place = Pick<UnitRow, 'communityId' | 'propertyId' | 'currency'>;

/** Where new units go: a property in use, in the currency of its community. */
const placeIn = async (tx: Tx, propertyId: string): Promise<Result<Place>> => {
  const held = await holdProperty(tx, propertyId);
  if (!held.ok) return held;
  const property: Result<PropertyRow> = checkInUse(held.value, {
    code: 'PROPERTY_ARCHIVED',
    path: ['input', 'propertyId'],
  });
  if (!property.ok) return property;
  const { communityId } = property.value;
  const community = (await communitiesAmong(tx, [communityId])).get(communityId);
  if (community === undefined) return fail('REFERENCE_NOT_FOUND', { path: ['input', 'propertyId'] });
  return ok({ communityId, propertyId, currency: community.currency });
};

/** The buildings in use of a property among those that the rows name, held until the end so that none is archived. */
const buildingsOf = async (
  tx: Tx,
  propertyId: string,
  rows: readonly Pick<UnitInput, 'buildingId'>[],
): Promise<ReadonlySet<string>> => {
  const ids = [...new Set(rows.flatMap(({ buildingId }) => buildingId ?? []))];
  if (ids.length === 0) return new Set();
  const found = await tx
    .select({ id: buildings.id })
    .from(buildings)
    .where(and(anyOf(buildings.id, ids), eq(buildings.propertyId, propertyId), live(buildings)))
    .for('share');
  return new Set(found.map(({ id }) => id));
};

const toInsert = (fields: UnitInput, place: Place, known: ReadonlySet<string>): Result<UnitToInsert> => {
  const isKnown = fields.buildingId == null || known.has(fields.buildingId);
  const checked = all([
    readNewUnit(fields, place.currency),
    isKnown ? ok() : fail('REFERENCE_NOT_FOUND', { path: ['buildingId'] }),
  ]);
  return checked.ok ? ok({ ...checked.value[0], ...place }) : checked;
};

/** UNIT_NUMBER_TAKEN at each row whose number a unit of the property has. */
const checkFree = async (tx: Tx, propertyId: string, keys: readonly string[]): Promise<Result<undefined>> => {
  const existing = await tx
    .select({ numberKey: units.numberKey })
    .from(units)
    .where(and(eq(units.propertyId, propertyId), anyOf(units.numberKey, keys, 'text'), live(units)));
  const taken = new Set(existing.map((unit) => unit.numberKey));
  const checked = all(
    keys.map((key, index) => (taken.has(key) ? fail('UNIT_NUMBER_TAKEN', { path: [String(index), 'number'] }) : ok())),
  );
  return checked.ok ? ok() : checked;
};

/** The inserted rows in the order in which they were made, and the news of them. */
const create = async (work: Work, ids: readonly string[]): Promise<UnitRow[]> => {
  if (ids.length === 0) return [];
  await work.emit(...ids.map((entityId) => ({ type: 'unit.created', entity: 'Unit', entityId, payload: {} })));
  const rows = await work.tx.select().from(units).where(anyOf(units.id, ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id)!);
};
