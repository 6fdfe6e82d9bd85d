import { mfaFactors } from '@lintel/db/schema/identity';
import type { Tx } from '@lintel/db/session';
import type { Session } from '@lintel/kernel/session';
import { type SQL, sql } from 'drizzle-orm';

/** What is told and remembered of a factor: everything but its secret. */
export type FactorRow = Omit<typeof mfaFactors.$inferSelect, 'secretEncrypted' | 'lastStep'>;

export const factorColumns = {
  id: mfaFactors.id,
  userId: mfaFactors.userId,
  organizationId: mfaFactors.organizationId,
  kind: mfaFactors.kind,
  name: mfaFactors.name,
  createdAt: mfaFactors.createdAt,
  confirmedAt: mfaFactors.confirmedAt,
  lastUsedAt: mfaFactors.lastUsedAt,
} as const;

/** Condition: the factor is one that sign-in to the session's organization asks its person for. */
export const countsHere: SQL = sql`${mfaFactors.id} in (select id from identity.factors_in(app.organization_id(), app.user_id()))`;

/** The factors that sign-in to the organization asks the person of the session for, the oldest first; none for a key. */
export const ownFactors = async (tx: Tx, { actor }: Session): Promise<readonly FactorRow[]> =>
  actor.kind === 'user' ? tx.select(factorColumns).from(mfaFactors).where(countsHere).orderBy(mfaFactors.id) : [];

/** How many recovery codes the person of the session has for this organization. */
export const recoveryCodesLeft = async (tx: Tx, { actor }: Session): Promise<number> => {
  if (actor.kind !== 'user') return 0;
  const [row] = await tx.execute<{ codes: number }>(
    sql`select count(*)::int as codes from identity.recovery_codes_in(app.organization_id(), app.user_id())`,
  );
  return row!.codes;
};
