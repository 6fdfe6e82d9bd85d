import { insertRows, newIds } from '@lintel/db/insert-rows';
import { live } from '@lintel/db/live';
import { addresses, properties } from '@lintel/db/schema/property';
import type { Tx } from '@lintel/db/session';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { nameKey } from '@lintel/kernel/text';
import { checkVersion, command, type Work } from '@lintel/server/command';
import { anyOf } from '@lintel/server/load';
import { and, eq, sql } from 'drizzle-orm';
import type { PropertiesCreateInput, PropertyCreateInput, PropertyUpdateInput } from '../__generated__/resolvers.ts';
import { checkInUse } from '../archiving.rules.ts';
import { communitiesAmong } from '../communities.queries.ts';
import { checkDistinct, checkLength } from '../fields.rules.ts';
import { lockProperty } from '../locks.ts';
import type { PropertyRow } from './properties.queries.ts';
import { type AddressValues, type NewProperty, readNewProperty, readProperty } from './properties.rules.ts';
import type { Created } from './resolve-bulk.ts';

export const propertyConstraints = {
  properties_external_id_key: { code: 'PROPERTY_EXTERNAL_ID_TAKEN', path: ['input', 'externalId'] },
} as const;

const mostProperties = 100;

export type PropertyToInsert = NewProperty & { readonly communityId: string };

/** Inserts any number of properties with their addresses, set by set. Answers the ids in the order of the rows. */
export const insertProperties = async (tx: Tx, rows: readonly PropertyToInsert[]): Promise<string[]> => {
  if (rows.length === 0) return [];
  const ids = await newIds(tx, rows.length * 2);
  const placed = rows.map(({ address, ...row }, index) => ({
    row,
    address,
    id: ids[index]!,
    addressId: address === null ? null : ids[rows.length + index]!,
  }));
  await insertRows(
    tx,
    addresses,
    placed.flatMap(({ row, address, addressId }) =>
      address === null ? [] : [{ id: addressId!, communityId: row.communityId, ...address }],
    ),
  );
  await insertRows(
    tx,
    properties,
    placed.map(({ row, id, addressId }) => ({ id, addressId, nameKey: nameKey(row.name), ...row })),
  );
  return placed.map(({ id }) => id);
};

export const propertyCreate = command(
  'propertyCreate',
  { constraints: propertyConstraints },
  async (work, input: PropertyCreateInput): Promise<Result<PropertyRow>> => {
    const read = await readRow(work.tx, input);
    if (!read.ok) return at(['input'], read);
    const created = await create(work, [read.value]);
    return ok(created[0]!);
  },
);

export const propertiesCreate = command(
  'propertiesCreate',
  {
    constraints: { properties_external_id_key: { code: 'PROPERTY_EXTERNAL_ID_TAKEN', path: ['input', 'properties'] } },
  },
  async (
    work,
    { properties: given, onExisting }: PropertiesCreateInput,
  ): Promise<Result<Created<'properties', PropertyRow>>> => {
    const path = ['input', 'properties'];
    const length = at(path, checkLength(given, mostProperties));
    if (!length.ok) return length;
    const rows = at(path, await readRows(work.tx, given));
    if (!rows.ok) return rows;
    const distinct = at(
      path,
      checkDistinct(
        rows.value.map(({ externalId }) => externalId),
        'externalId',
      ),
    );
    if (!distinct.ok) return distinct;
    const existing = await propertiesByExternalId(work.tx, rows.value);
    const known = (row: PropertyToInsert) => (row.externalId === null ? undefined : existing.get(row.externalId));
    if (onExisting !== 'SKIP') {
      const free = at(path, all(rows.value.map((row, index) => at([String(index)], checkFree(known(row))))));
      if (!free.ok) return free;
    }
    const created = await create(
      work,
      rows.value.filter((row) => known(row) === undefined),
    );
    const remaining = [...created];
    return ok({
      properties: rows.value.map((row) => known(row) ?? remaining.shift()!),
      createdCount: created.length,
      skippedCount: rows.value.length - created.length,
    });
  },
);

export const propertyUpdate = command(
  'propertyUpdate',
  { constraints: propertyConstraints },
  async (work, { id, expectedVersion, ...fields }: PropertyUpdateInput): Promise<Result<PropertyRow>> => {
    const locked = await lockProperty(work.tx, id);
    if (!locked.ok) return locked;
    const checked = all([
      checkInUse(locked.value, { code: 'PROPERTY_ARCHIVED' }),
      checkVersion(locked.value, expectedVersion),
      at(['input'], readProperty(fields)),
    ]);
    if (!checked.ok) return checked;
    const [property, , { address, ...changes }] = checked.value;
    const addressId = address === undefined ? undefined : await replaceAddress(work.tx, property, address);
    const [changed] = await work.tx
      .update(properties)
      .set({
        ...changes,
        addressId,
        nameKey: changes.name === undefined ? undefined : nameKey(changes.name),
        version: sql`${properties.version} + 1`,
        updatedAt: sql`now()`,
      })
      .where(eq(properties.id, property.id))
      .returning();
    if (address === null && property.addressId !== null)
      await work.tx.delete(addresses).where(eq(addresses.id, property.addressId));
    await work.emit({ type: 'property.updated', entity: 'Property', entityId: id, payload: {} });
    return ok(changed!);
  },
);

const create = async (work: Work, rows: readonly PropertyToInsert[]): Promise<PropertyRow[]> => {
  const ids = await insertProperties(work.tx, rows);
  await work.emit(...ids.map((entityId) => ({ type: 'property.created', entity: 'Property', entityId, payload: {} })));
  // The ids were made in the order of the rows and sort that way.
  return ids.length === 0
    ? []
    : work.tx.select().from(properties).where(anyOf(properties.id, ids)).orderBy(properties.id);
};

const readRow = async (tx: Tx, input: PropertyCreateInput): Promise<Result<PropertyToInsert>> => {
  const rows = await readRows(tx, [input]);
  if (rows.ok) return ok(rows.value[0]!);
  const [first, ...rest] = rows.failures.map((failure) => ({ ...failure, path: failure.path.slice(1) }));
  return { ok: false, failures: [first!, ...rest] };
};

/** Every row read, with the failures of all of them under their index. */
const readRows = async (tx: Tx, inputs: readonly PropertyCreateInput[]): Promise<Result<PropertyToInsert[]>> => {
  const communities = await communitiesAmong(
    tx,
    inputs.map(({ communityId }) => communityId),
  );
  return all(
    inputs.map(({ communityId, ...fields }, index) => {
      const community = communities.has(communityId) ? ok() : fail('REFERENCE_NOT_FOUND', { path: ['communityId'] });
      const read = at([String(index)], all([community, readNewProperty(fields)]));
      return read.ok ? ok({ communityId, ...read.value[1] }) : read;
    }),
  );
};

const propertiesByExternalId = async (tx: Tx, rows: readonly PropertyToInsert[]): Promise<Map<string, PropertyRow>> => {
  const externalIds = rows.flatMap(({ externalId }) => (externalId === null ? [] : [externalId]));
  if (externalIds.length === 0) return new Map();
  const existing = await tx
    .select()
    .from(properties)
    .where(and(anyOf(properties.externalId, externalIds, 'text'), live(properties)));
  return new Map(existing.map((property) => [property.externalId!, property]));
};

const checkFree = (existing: PropertyRow | undefined): Result<undefined> =>
  existing === undefined ? ok() : fail('PROPERTY_EXTERNAL_ID_TAKEN', { path: ['externalId'] });

/** The id of the address that the property has from now on. */
const replaceAddress = async (tx: Tx, property: PropertyRow, address: AddressValues | null): Promise<string | null> => {
  if (address === null) return null;
  if (property.addressId === null) {
    const [inserted] = await insertRows(tx, addresses, [{ communityId: property.communityId, ...address }]);
    return inserted!;
  }
  await tx
    .update(addresses)
    .set({ ...address, version: sql`${addresses.version} + 1`, updatedAt: sql`now()` })
    .where(eq(addresses.id, property.addressId));
  return property.addressId;
};
