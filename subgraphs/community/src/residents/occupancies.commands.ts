import { occupancies } from '@lintel/db/schema/community';
import { unitFacts } from '@lintel/db/schema/facts';
import type { Tx } from '@lintel/db/session';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { checkVersion, command, type Work } from '@lintel/server/command';
import type { ConstraintErrors } from '@lintel/server/driver-errors';
import { isUuid } from '@lintel/server/ids';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { OccupancyCreateInput, OccupancyEndInput, OccupancyUpdateInput } from '../__generated__/resolvers.ts';
import { insertOccupancies } from './insert.ts';
import type { OccupancyRow } from './occupancies.queries.ts';
import { checkTerm, endTerm, kindFromSdl } from './occupancies.rules.ts';
import { lockResident } from './residents.commands.ts';

const constraints: ConstraintErrors = { occupancies_no_overlap: { code: 'OCCUPANCY_OVERLAP', path: ['input'] } };

export const occupancyCreate = command(
  'occupancyCreate',
  { constraints },
  async (work, input: OccupancyCreateInput) => {
    const read = all([
      await findUnit(work.tx, input.unitId),
      await referencedResident(work.tx, input.residentId),
      at(['input', 'endDate'], checkTerm({ startDate: input.startDate, endDate: input.endDate ?? null })),
    ]);
    if (!read.ok) return read;
    const [unit, resident, term] = read.value;
    const isPrimary = input.isPrimary ?? !(await hasPrimary(work.tx, resident.id));
    if (isPrimary) await clearPrimary(work.tx, resident.id);
    const [occupancy] = await insertOccupancies(work.tx, [
      { ...unit, residentId: resident.id, kind: kindFromSdl(input.kind), ...term, isPrimary },
    ]);
    await tell(work, 'occupancy.created', occupancy!);
    return ok(occupancy!);
  },
);

export const occupancyUpdate = command(
  'occupancyUpdate',
  { constraints },
  async (work, input: OccupancyUpdateInput) => {
    const locked = await lockOccupancy(work.tx, input);
    if (!locked.ok) return locked;
    const occupancy = locked.value;
    const endDate = input.endDate === undefined ? occupancy.endDate : input.endDate;
    const term = at(['input', 'endDate'], checkTerm({ startDate: input.startDate ?? occupancy.startDate, endDate }));
    if (!term.ok) return term;
    if (input.isPrimary === true) await clearPrimary(work.tx, occupancy.residentId, occupancy.id);
    const saved = await save(work.tx, occupancy, {
      ...term.value,
      ...(input.kind == null ? {} : { kind: kindFromSdl(input.kind) }),
      ...(input.isPrimary == null ? {} : { isPrimary: input.isPrimary }),
    });
    await tell(work, 'occupancy.updated', saved);
    return ok(saved);
  },
);

export const occupancyEnd = command('occupancyEnd', { constraints }, async (work, input: OccupancyEndInput) => {
  const locked = await lockOccupancy(work.tx, input);
  if (!locked.ok) return locked;
  const term = at(['input', 'endDate'], endTerm(locked.value, input.endDate));
  if (!term.ok) return term;
  const saved = await save(work.tx, locked.value, term.value);
  await tell(work, 'occupancy.ended', saved);
  return ok(saved);
});

const tell = (
  work: Work,
  type: string,
  { id, unitId, residentId, kind, startDate, endDate }: OccupancyRow,
): Promise<void> =>
  work.emit({ type, entity: 'Occupancy', entityId: id, payload: { unitId, residentId, kind, startDate, endDate } });

type Reference = { readonly id: string; readonly expectedVersion?: number | null | undefined };

/** Locks the resident, then the occupancy: the order in which everybody locks them. Fails with NOT_FOUND or CONFLICT. */
const lockOccupancy = async (tx: Tx, { id, expectedVersion }: Reference): Promise<Result<OccupancyRow>> => {
  const notFound = fail('NOT_FOUND', { path: ['input', 'id'] });
  if (!isUuid(id)) return notFound;
  const [seen] = await tx
    .select({ residentId: occupancies.residentId })
    .from(occupancies)
    .where(eq(occupancies.id, id));
  if (seen === undefined) return notFound;
  const resident = await lockResident(tx, { id: seen.residentId });
  if (!resident.ok) return resident;
  const [occupancy] = await tx.select().from(occupancies).where(eq(occupancies.id, id)).for('update');
  return occupancy === undefined ? notFound : checkVersion(occupancy, expectedVersion);
};

const save = async (tx: Tx, row: OccupancyRow, changes: Partial<OccupancyRow>): Promise<OccupancyRow> => {
  const [saved] = await tx
    .update(occupancies)
    .set({ ...changes, version: row.version + 1, updatedAt: sql`now()` })
    .where(eq(occupancies.id, row.id))
    .returning();
  return saved!;
};

/** Where a unit is; what an occupancy copies of it. Fails with REFERENCE_NOT_FOUND or UNIT_ARCHIVED. */
const findUnit = async (
  tx: Tx,
  id: string,
): Promise<Result<{ unitId: string; communityId: string; propertyId: string }>> => {
  const path = ['input', 'unitId'];
  const [unit] = isUuid(id) ? await tx.select().from(unitFacts).where(eq(unitFacts.id, id)) : [];
  if (unit === undefined) return fail('REFERENCE_NOT_FOUND', { path });
  if (unit.deletedAt !== null) return fail('UNIT_ARCHIVED', { path });
  return ok({ unitId: unit.id, communityId: unit.communityId, propertyId: unit.propertyId });
};

const referencedResident = async (tx: Tx, id: string) => {
  const locked = await lockResident(tx, { id });
  if (locked.ok) return locked;
  const { code } = locked.failures[0];
  return fail(code === 'NOT_FOUND' ? 'REFERENCE_NOT_FOUND' : code, { path: ['input', 'residentId'] });
};

const hasPrimary = async (tx: Tx, residentId: string): Promise<boolean> => {
  const [primary] = await tx
    .select({ id: occupancies.id })
    .from(occupancies)
    .where(
      and(
        eq(occupancies.residentId, residentId),
        eq(occupancies.isPrimary, true),
        sql`(${occupancies.endDate} is null or ${occupancies.endDate} >= community.today_in(${occupancies.communityId}))`,
      ),
    )
    .limit(1);
  return primary !== undefined;
};

/** A person has one main relation at most. The row lock on the resident keeps two commands from making two. */
const clearPrimary = async (tx: Tx, residentId: string, except?: string): Promise<void> => {
  await tx
    .update(occupancies)
    .set({ isPrimary: false, version: sql`${occupancies.version} + 1`, updatedAt: sql`now()` })
    .where(
      and(
        eq(occupancies.residentId, residentId),
        eq(occupancies.isPrimary, true),
        except === undefined ? undefined : ne(occupancies.id, except),
      ),
    );
};
