import { buildings, leases, properties, units } from '@lintel/db/schema/property';
import type { Tx } from '@lintel/db/session';
import { fail, ok, type Result } from '@lintel/kernel/result';
import { isUuid } from '@lintel/server/ids';
import { eq } from 'drizzle-orm';

/**
 * The rows that commands decide on, locked for the rest of the transaction. Always from the child to the parent: lease, unit,
 * building, property. `share` is for a parent that must not be archived meanwhile; many may hold it at once.
 *
 * Archived rows are found too, so that commands can say why they refuse. NOT_FOUND for everything that the session may not
 * change.
 */
type Wanted = { readonly id: string; readonly path: readonly string[]; readonly strength: 'update' | 'share' };

type Lockable = typeof properties | typeof buildings | typeof units | typeof leases;

const lock = async <T extends Lockable>(
  tx: Tx,
  table: T,
  { id, path, strength }: Wanted,
): Promise<Result<T['$inferSelect']>> => {
  const isReference = path.at(-1) !== 'id';
  const missing = fail(isReference ? 'REFERENCE_NOT_FOUND' : 'NOT_FOUND', { path });
  if (!isUuid(id)) return missing;
  const [row] = (await tx
    .select()
    .from(table as typeof properties)
    .where(eq(table.id, id))
    .for(strength)) as T['$inferSelect'][];
  return row === undefined ? missing : ok(row);
};

const toChange = (id: string): Wanted => ({ id, path: ['input', 'id'], strength: 'update' });
const toReferTo = (id: string, field: string): Wanted => ({ id, path: ['input', field], strength: 'share' });

export const lockProperty = (tx: Tx, id: string) => lock(tx, properties, toChange(id));
export const lockBuilding = (tx: Tx, id: string) => lock(tx, buildings, toChange(id));
export const lockUnit = (tx: Tx, id: string) => lock(tx, units, toChange(id));
export const lockLease = (tx: Tx, id: string) => lock(tx, leases, toChange(id));

/** Parents named by the input, in `field` of it. REFERENCE_NOT_FOUND instead of NOT_FOUND. */
export const holdProperty = (tx: Tx, id: string, field = 'propertyId') => lock(tx, properties, toReferTo(id, field));
export const holdBuilding = (tx: Tx, id: string, field = 'buildingId') => lock(tx, buildings, toReferTo(id, field));
export const holdUnit = (tx: Tx, id: string, field = 'unitId') => lock(tx, units, toReferTo(id, field));
