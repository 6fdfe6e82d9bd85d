import { auditSeals } from '@lintel/db/schema/platform';
import type { Tx } from '@lintel/db/session';
import type { Context } from '@lintel/server/context';
import { desc, eq, sql } from 'drizzle-orm';
import type { AuditBreakReason, QueryAuditVerificationArgs } from '../__generated__/resolvers.ts';

/** Seals that one call computes again: about a second. */
const mostSeals = 20_000;

export type AuditSealRow = typeof auditSeals.$inferSelect;
export type AuditBreakParts = {
  readonly position: number;
  readonly entryId: string | null;
  readonly reason: AuditBreakReason;
};
export type AuditVerificationParts = {
  readonly verifiedTo: number;
  readonly hasMore: boolean;
  readonly firstBreak: AuditBreakParts | null;
  readonly newest: AuditSealRow | null;
};

/** A chain that is not visible to the session is an empty one. */
export const auditVerification = (
  context: Context,
  { afterPosition, knownSeal }: Partial<QueryAuditVerificationArgs>,
): Promise<AuditVerificationParts> =>
  context.read(async (tx) => {
    const begin = Math.max(afterPosition ?? 0, 0);
    const [newest = null] = await tx.select().from(auditSeals).orderBy(desc(auditSeals.position)).limit(1);
    const end = newest?.position ?? 0;
    const verifiedTo = Math.max(begin, Math.min(begin + mostSeals, end));
    const replaced = knownSeal == null ? null : await replacedSeal(tx, knownSeal);
    return {
      verifiedTo,
      hasMore: verifiedTo < end,
      firstBreak: earlier(replaced, await brokenSeal(tx, begin)),
      newest,
    };
  });

/** How many entries stand among sealed ones without a seal. */
export const entriesWithoutSeal = (context: Context): Promise<number> =>
  context.read(async (tx) => {
    const [row] = await tx.execute<{ count: string }>(sql`select app.entries_without_seal() as count`);
    return Number(row?.count);
  });

const brokenSeal = async (tx: Tx, after: number): Promise<AuditBreakParts | null> => {
  const [row] = await tx.execute<{ position: string; entry_id: string; reason: string }>(
    sql`select * from app.broken_audit_seal(${after}::bigint, ${mostSeals}::int)`,
  );
  if (row === undefined) return null;
  return {
    position: Number(row.position),
    entryId: row.entry_id,
    reason: row.reason.toUpperCase() as AuditBreakReason,
  };
};

const replacedSeal = async (
  tx: Tx,
  { position, hash }: { readonly position: number; readonly hash: string },
): Promise<AuditBreakParts | null> => {
  const [seal] = await tx.select().from(auditSeals).where(eq(auditSeals.position, position));
  if (seal !== undefined && seal.hash.toString('hex') === hash.toLowerCase()) return null;
  return { position, entryId: seal?.entryId ?? null, reason: seal === undefined ? 'SEAL_MISSING' : 'SEAL_REPLACED' };
};

const earlier = (left: AuditBreakParts | null, right: AuditBreakParts | null): AuditBreakParts | null => {
  if (left === null || right === null) return left ?? right;
  return left.position < right.position ? left : right;
};
