import { documentLinks } from '@lintel/db/schema/documents';
import { communityFacts, leaseFacts, propertyFacts, residentFacts, unitFacts } from '@lintel/db/schema/facts';
import type { Tx } from '@lintel/db/session';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { anyOf } from '@lintel/server/load';
import { and, isNull } from 'drizzle-orm';
import type { Target, TargetType } from './documents.rules.ts';

/** The column of a link that names a target of each type. */
export const targetColumns = {
  community: documentLinks.communityId,
  property: documentLinks.propertyId,
  unit: documentLinks.unitId,
  lease: documentLinks.leaseId,
  resident: documentLinks.residentId,
} satisfies Record<TargetType, unknown>;

/** The columns of a link to a target. */
export const targetValues = ({
  type,
  id,
  communityId,
}: Target): Partial<typeof documentLinks.$inferInsert> & { targetType: TargetType } => ({
  targetType: type,
  communityId,
  ...(type === 'property' ? { propertyId: id } : {}),
  ...(type === 'unit' ? { unitId: id } : {}),
  ...(type === 'lease' ? { leaseId: id } : {}),
  ...(type === 'resident' ? { residentId: id } : {}),
});

/** Id of what a link points to: the check of the table makes sure that it is there. */
export const targetIdOf = (link: typeof documentLinks.$inferSelect): string =>
  (link.propertyId ?? link.unitId ?? link.leaseId ?? link.residentId ?? link.communityId)!;

type Found = { readonly id: string; readonly communityId: string | null };

/** What the session sees of the objects of one type and has not been archived: one statement per type. */
const finders: Record<TargetType, (tx: Tx, ids: readonly string[]) => Promise<Found[]>> = {
  community: async (tx, ids) =>
    (
      await tx
        .select({ id: communityFacts.id })
        .from(communityFacts)
        .where(and(anyOf(communityFacts.id, ids), isNull(communityFacts.deletedAt)))
    ).map(({ id }) => ({ id, communityId: id })),
  property: (tx, ids) =>
    tx
      .select({ id: propertyFacts.id, communityId: propertyFacts.communityId })
      .from(propertyFacts)
      .where(and(anyOf(propertyFacts.id, ids), isNull(propertyFacts.deletedAt))),
  unit: (tx, ids) =>
    tx
      .select({ id: unitFacts.id, communityId: unitFacts.communityId })
      .from(unitFacts)
      .where(and(anyOf(unitFacts.id, ids), isNull(unitFacts.deletedAt))),
  lease: (tx, ids) =>
    tx
      .select({ id: leaseFacts.id, communityId: leaseFacts.communityId })
      .from(leaseFacts)
      .where(anyOf(leaseFacts.id, ids)),
  resident: (tx, ids) =>
    tx
      .select({ id: residentFacts.id, communityId: residentFacts.communityId })
      .from(residentFacts)
      .where(and(anyOf(residentFacts.id, ids), isNull(residentFacts.deletedAt))),
};

/** Looks the targets up, in the order given. Fails with REFERENCE_NOT_FOUND for each that is not there or not visible. */
export const findTargets = async (
  tx: Tx,
  wanted: readonly { readonly type: TargetType; readonly id: string }[],
): Promise<Result<Target[]>> => {
  const found = new Map<string, Target>();
  for (const type of Object.keys(finders) as TargetType[]) {
    const ids = wanted.filter((target) => target.type === type).map(({ id }) => id);
    if (ids.length === 0) continue;
    for (const row of await finders[type](tx, ids)) found.set(`${type} ${row.id}`, { type, ...row });
  }
  return all(
    wanted.map(({ type, id }, index) => {
      const target = found.get(`${type} ${id.toLowerCase()}`);
      return target === undefined ? at([String(index), 'id'], fail('REFERENCE_NOT_FOUND')) : ok(target);
    }),
  ) as Result<Target[]>;
};
