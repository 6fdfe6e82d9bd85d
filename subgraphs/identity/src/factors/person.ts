import { type mfaFactors, type recoveryCodes, userSessions, users } from '@lintel/db/schema/identity';
import { fail, ok, type Result } from '@lintel/kernel/result';
import type { Work } from '@lintel/server/command';
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { callerOf } from '../sessions/sign-in.ts';

/** Where a change comes from, as security events keep it. */
export type Caller = ReturnType<typeof callerOf>;

/** A signed-in person who changes what he proves himself by, and how far that reaches. */
export type Person = {
  readonly userId: string;
  readonly sessionId: string;
  /** Null: changes hold in all organizations of the person; otherwise in this one. See ADR 17. */
  readonly organizationId: string | null;
  /** Whether an identity provider keeps the session: then nothing but its token makes it fresh. */
  readonly isExternal: boolean;
};

/** Lets one change of a person's factors happen at a time. Fails with NOT_FOUND for who is no person. */
export const lockPerson = async ({ tx, session }: Work): Promise<Result<Person>> => {
  const { actor, organizationId } = session;
  if (actor.kind !== 'user') return fail('NOT_FOUND', { path: ['input'] });
  const { userId, sessionId } = actor;
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update');
  // A session of an identity provider stands in no table: what it shows, it shows to its organization.
  const [own] = await tx
    .select({ reach: userSessions.reach })
    .from(userSessions)
    .where(and(eq(userSessions.id, sessionId), eq(userSessions.userId, userId)));
  const reaches = own?.reach === 'everywhere' ? null : organizationId;
  return ok({ userId, sessionId, organizationId: reaches, isExternal: own === undefined });
};

/** Condition: the row is the person's and reaches exactly as far as he does. */
export const sameReach = (
  table: typeof mfaFactors | typeof recoveryCodes,
  { userId, organizationId }: Person,
): SQL | undefined =>
  and(
    eq(table.userId, userId),
    organizationId === null ? isNull(table.organizationId) : eq(table.organizationId, organizationId),
  );

export type FactorChange = 'factor_added' | 'factor_removed' | 'recovery_codes_renewed';

/**
 * Writes a change into the security events; after one of factors, other sessions must prove again who they are, where what was
 * changed counts: in all organizations, or in the one that is named.
 */
export const noteChange = async (
  { tx }: Work,
  { sessionId, organizationId }: Pick<Person, 'sessionId' | 'organizationId'>,
  { change, caller }: { readonly change: FactorChange; readonly caller: Caller },
): Promise<void> => {
  const everywhere = organizationId === null;
  await tx.execute(
    sql`select identity.note_factor_change(${sessionId}, ${change}, ${everywhere}, ${caller.ip}, ${caller.userAgent})`,
  );
};
