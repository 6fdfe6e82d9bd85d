import { insertRows, newIds } from '@lintel/db/insert-rows';
import { residentFacts } from '@lintel/db/schema/facts';
import { leases, leaseTenants } from '@lintel/db/schema/property';
import type { Tx } from '@lintel/db/session';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { checkVersion, command } from '@lintel/server/command';
import { anyOf } from '@lintel/server/load';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { LeaseCreateInput, LeaseUpdateInput } from '../__generated__/resolvers.ts';
import { checkInUse } from '../archiving.rules.ts';
import { required } from '../fields.rules.ts';
import { holdUnit, lockLease } from '../locks.ts';
import type { LeaseRow } from './leases.queries.ts';
import { checkDates, checkDraft, type LeaseTenantValues, readLease } from './leases.rules.ts';

export type LeaseToInsert = Pick<
  LeaseRow,
  | 'communityId'
  | 'propertyId'
  | 'unitId'
  | 'status'
  | 'startDate'
  | 'endDate'
  | 'monthlyRentMinor'
  | 'depositMinor'
  | 'currency'
  | 'paymentDay'
> &
  Partial<Pick<LeaseRow, 'activatedAt' | 'terminatedAt' | 'terminatedOn' | 'terminationReason'>> & {
    readonly tenants: readonly LeaseTenantValues[];
  };

/** Inserts any number of leases, in any state, with their tenants. Answers the ids in the order of the rows. */
export const insertLeases = async (tx: Tx, rows: readonly LeaseToInsert[]): Promise<string[]> => {
  if (rows.length === 0) return [];
  const ids = await newIds(tx, rows.length);
  await insertRows(
    tx,
    leases,
    rows.map(
      (
        { tenants, activatedAt = null, terminatedAt = null, terminatedOn = null, terminationReason = null, ...row },
        index,
      ) => ({
        id: ids[index]!,
        activatedAt,
        terminatedAt,
        terminatedOn,
        terminationReason,
        ...row,
      }),
    ),
  );
  await insertTenants(
    tx,
    rows.map((row, index) => ({ ...row, id: ids[index]! })),
  );
  return ids;
};

const insertTenants = (
  tx: Tx,
  rows: readonly (Pick<LeaseRow, 'id' | 'communityId' | 'unitId'> & {
    readonly tenants: readonly LeaseTenantValues[];
  })[],
): Promise<string[]> =>
  insertRows(
    tx,
    leaseTenants,
    rows.flatMap(({ id, communityId, unitId, tenants }) =>
      tenants.map(({ residentId, role }, position) => ({
        leaseId: id,
        communityId,
        unitId,
        residentId,
        role,
        position,
      })),
    ),
  );

export const leaseCreate = command(
  'leaseCreate',
  {},
  async (work, { unitId, ...fields }: LeaseCreateInput): Promise<Result<LeaseRow>> => {
    const held = await holdUnit(work.tx, unitId);
    if (!held.ok) return held;
    const checked = all([
      checkInUse(held.value, { code: 'UNIT_ARCHIVED', path: ['input', 'unitId'] }),
      at(['input'], readDraft(fields, held.value.currency)),
    ]);
    if (!checked.ok) return checked;
    const [{ communityId, propertyId, currency }, draft] = checked.value;
    const known = await checkResidents(work.tx, draft.tenants);
    if (!known.ok) return known;
    const [id] = await insertLeases(work.tx, [
      { communityId, propertyId, unitId, status: 'draft', currency, ...draft },
    ]);
    await work.emit({ type: 'lease.created', entity: 'Lease', entityId: id!, payload: { unitId } });
    const [created] = await work.tx.select().from(leases).where(eq(leases.id, id!));
    return ok(created!);
  },
);

export const leaseUpdate = command(
  'leaseUpdate',
  {},
  async (work, { id, expectedVersion, ...fields }: LeaseUpdateInput): Promise<Result<LeaseRow>> => {
    const locked = await lockLease(work.tx, id);
    if (!locked.ok) return locked;
    const lease = locked.value;
    const checked = all([
      at(['input', 'id'], checkDraft(lease)),
      checkVersion(lease, expectedVersion),
      at(['input'], readLease(fields, lease.currency)),
    ]);
    if (!checked.ok) return checked;
    const { monthlyRent, deposit, tenants, ...changes } = checked.value[2];
    const { startDate = lease.startDate, endDate = lease.endDate } = changes;
    const dates = at(['input'], checkDates({ startDate, endDate }));
    if (!dates.ok) return dates;
    if (tenants !== undefined) {
      const known = await checkResidents(work.tx, tenants);
      if (!known.ok) return known;
      await work.tx.delete(leaseTenants).where(eq(leaseTenants.leaseId, id));
      await insertTenants(work.tx, [{ ...lease, tenants }]);
    }
    const [changed] = await work.tx
      .update(leases)
      .set({
        ...changes,
        monthlyRentMinor: monthlyRent,
        depositMinor: deposit,
        version: sql`${leases.version} + 1`,
        updatedAt: sql`now()`,
      })
      .where(eq(leases.id, id))
      .returning();
    await work.emit({ type: 'lease.updated', entity: 'Lease', entityId: id, payload: {} });
    return ok(changed!);
  },
);

/** A new draft, complete: what was left out gets its default. */
const readDraft = (input: Omit<LeaseCreateInput, 'unitId'>, currency: string) => {
  const read = readLease(input, currency);
  if (!read.ok) return read;
  const { monthlyRent, startDate, endDate = null, deposit = 0n, paymentDay = 1, tenants = [] } = read.value;
  const needed = all([
    at(['monthlyRent'], required(monthlyRent ?? null)),
    at(['startDate'], required(startDate ?? null)),
  ]);
  if (!needed.ok) return needed;
  const [monthlyRentMinor, start] = needed.value;
  const dates = checkDates({ startDate: start, endDate });
  return dates.ok
    ? ok({ monthlyRentMinor, startDate: start, endDate, depositMinor: deposit, paymentDay, tenants })
    : dates;
};

/** REFERENCE_NOT_FOUND at each tenant that is no resident, is archived, or is not visible to the session. */
const checkResidents = async (tx: Tx, tenants: readonly LeaseTenantValues[]): Promise<Result<undefined>> => {
  if (tenants.length === 0) return ok();
  const rows = await tx
    .select({ id: residentFacts.id })
    .from(residentFacts)
    .where(
      and(
        anyOf(
          residentFacts.id as never,
          tenants.map(({ residentId }) => residentId),
        ),
        isNull(residentFacts.deletedAt),
      ),
    );
  const known = new Set(rows.map(({ id }) => id));
  const checked = all(
    tenants.map(({ residentId }, index) =>
      known.has(residentId)
        ? ok()
        : fail('REFERENCE_NOT_FOUND', { path: ['input', 'tenants', String(index), 'residentId'] }),
    ),
  );
  return checked.ok ? ok() : checked;
};
