import { leases, leaseTenants } from '@lintel/db/schema/property';
import type { Tx } from '@lintel/db/session';
import { today } from '@lintel/kernel/dates';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { checkVersion, command } from '@lintel/server/command';
import { eq, sql } from 'drizzle-orm';
import type { LeaseActivateInput, LeaseDiscardInput, LeaseTerminateInput } from '../__generated__/resolvers.ts';
import { checkInUse } from '../archiving.rules.ts';
import { communitiesAmong } from '../communities.queries.ts';
import { holdUnit, lockLease } from '../locks.ts';
import type { LeaseRow } from './leases.queries.ts';
import { activate, discard, terminate } from './leases.rules.ts';

export const leaseActivate = command(
  'leaseActivate',
  { constraints: { leases_no_overlap: { code: 'LEASE_OVERLAP', path: ['input', 'id'] } } },
  async (work, { id, expectedVersion }: LeaseActivateInput): Promise<Result<LeaseRow>> => {
    const locked = await lockLease(work.tx, id);
    if (!locked.ok) return locked;
    const lease = locked.value;
    const tenants = await work.tx
      .select({ role: leaseTenants.role })
      .from(leaseTenants)
      .where(eq(leaseTenants.leaseId, id));
    const unit = await holdUnit(work.tx, lease.unitId, 'id');
    if (!unit.ok) return unit;
    const checked = all([
      at(['input'], activate(lease, tenants)),
      checkVersion(lease, expectedVersion),
      checkInUse(unit.value, { code: 'UNIT_ARCHIVED', path: ['input', 'id'] }),
    ]);
    if (!checked.ok) return checked;
    const activated = await change(work.tx, id, { status: checked.value[0], activatedAt: work.now });
    await work.emit({ type: 'lease.activated', entity: 'Lease', entityId: id, payload: { unitId: lease.unitId } });
    return ok(activated);
  },
);

export const leaseTerminate = command(
  'leaseTerminate',
  {},
  async (work, { id, expectedVersion, terminatedOn, reason }: LeaseTerminateInput): Promise<Result<LeaseRow>> => {
    const locked = await lockLease(work.tx, id);
    if (!locked.ok) return locked;
    const lease = locked.value;
    const community = (await communitiesAmong(work.tx, [lease.communityId])).get(lease.communityId);
    if (community === undefined) return fail('NOT_FOUND', { path: ['input', 'id'] });
    const end = { terminatedOn, reason, today: today(community.timeZone, work.now) };
    const checked = all([at(['input'], terminate(lease, end)), checkVersion(lease, expectedVersion)]);
    if (!checked.ok) return checked;
    const terminated = await change(work.tx, id, { ...checked.value[0], terminatedAt: work.now });
    await work.emit({
      type: 'lease.terminated',
      entity: 'Lease',
      entityId: id,
      payload: { unitId: lease.unitId, terminatedOn },
    });
    return ok(terminated);
  },
);

export const leaseDiscard = command(
  'leaseDiscard',
  {},
  async (work, { id, expectedVersion, reason }: LeaseDiscardInput): Promise<Result<LeaseRow>> => {
    const locked = await lockLease(work.tx, id);
    if (!locked.ok) return locked;
    const checked = all([at(['input'], discard(locked.value, reason)), checkVersion(locked.value, expectedVersion)]);
    if (!checked.ok) return checked;
    const discarded = await change(work.tx, id, checked.value[0]);
    await work.emit({
      type: 'lease.discarded',
      entity: 'Lease',
      entityId: id,
      payload: { unitId: locked.value.unitId },
    });
    return ok(discarded);
  },
);

const change = async (tx: Tx, id: string, values: Partial<LeaseRow>): Promise<LeaseRow> => {
  const [row] = await tx
    .update(leases)
    .set({ ...values, version: sql`${leases.version} + 1`, updatedAt: sql`now()` })
    .where(eq(leases.id, id))
    .returning();
  return row!;
};
