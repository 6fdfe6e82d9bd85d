import { memberships } from '@lintel/db/schema/identity';
import type { Tx } from '@lintel/db/session';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { cleanText } from '@lintel/kernel/text';
import { type Command, checkVersion, command, type Work } from '@lintel/server/command';
import type { ConstraintErrors } from '@lintel/server/driver-errors';
import { isUuid } from '@lintel/server/ids';
import { eq, sql } from 'drizzle-orm';
import type {
  MembershipCreateInput,
  MembershipEndInput,
  MembershipFactorsResetInput,
  MembershipResumeInput,
  MembershipSuspendInput,
  MembershipUpdateInput,
} from '../__generated__/resolvers.ts';
import { readEmail } from './email.rules.ts';
import {
  isAdministrator,
  keepsAdministrator,
  lockAdministration,
  permissionsOfMember,
  readRoles,
  replaceRoles,
} from './membership-roles.ts';
import type { MembershipRow } from './memberships.queries.ts';
import { holdsAll, membershipTransitions } from './memberships.rules.ts';

const constraints: ConstraintErrors = {
  membership_roles_key: { code: 'DUPLICATE_ITEM', path: ['input', 'roles'] },
};

/**
 * Adds a person. The password was hashed before, because no transaction waits for that; the input carries only a fingerprint
 * of it, since inputs are remembered under their Idempotency-Key.
 */
export const membershipCreate = (passwordHash: string | null): Command<MembershipCreateInput, MembershipRow> =>
  command('membershipCreate', { constraints }, async (work, input) => {
    const { tx, session } = work;
    const read = all([
      at(['input', 'email'], readEmail(input.email)),
      at(['input', 'fullName'], cleanText(input.fullName, { max: 200 })),
      await readRoles(tx, session, input.roles),
    ]);
    if (!read.ok) return read;
    const [{ email, emailNorm }, fullName, given] = read.value;
    const [made] = await tx.execute<{ id: string | null }>(
      sql`select identity.invite_member(${email}, ${emailNorm}, ${fullName}, ${passwordHash}) as id`,
    );
    if (made?.id == null) return fail('MEMBERSHIP_EXISTS', { path: ['input', 'email'] });
    await replaceRoles(tx, made.id, given);
    const [membership] = await tx.select().from(memberships).where(eq(memberships.id, made.id));
    await tell(work, 'membership.created', membership!);
    return ok(membership!);
  });

export const membershipUpdate = command(
  'membershipUpdate',
  { constraints },
  async (work, input: MembershipUpdateInput) => {
    const { tx, session } = work;
    const locked = await lockMember(work, input);
    if (!locked.ok || input.roles == null) return locked;
    if (locked.value.status === 'ended') {
      return fail('INVALID_TRANSITION', {
        message: 'This membership has ended. Add the person again.',
        path: ['input', 'id'],
      });
    }
    const given = await readRoles(tx, session, input.roles);
    if (!given.ok) return given;
    const wasAdministrator = await isAdministrator(tx, locked.value.id);
    await replaceRoles(tx, locked.value.id, given.value);
    if (wasAdministrator) {
      const kept = await keepsAdministrator(tx, ['input', 'roles']);
      if (!kept.ok) return kept;
    }
    const membership = await save(tx, locked.value, {});
    await tell(work, 'membership.updated', membership);
    return ok(membership);
  },
);

export const membershipSuspend = command('membershipSuspend', {}, (work, input: MembershipSuspendInput) =>
  move(work, input, 'suspended'),
);

export const membershipResume = command('membershipResume', {}, (work, input: MembershipResumeInput) =>
  move(work, input, 'active'),
);

export const membershipEnd = command('membershipEnd', {}, async (work, input: MembershipEndInput) => {
  const ended = await move(work, input, 'ended');
  // Whoever is added again begins with the roles that he is given then.
  if (ended.ok) await replaceRoles(work.tx, ended.value.id, []);
  return ended;
});

/**
 * Lets a member enter this organization without the second factors that he has lost. Whether he has any is not told: the
 * person may have them in other organizations, where they hold as before (ADR 17).
 */
export const membershipFactorsReset = command(
  'membershipFactorsReset',
  {},
  async (work, input: MembershipFactorsResetInput) => {
    const { tx } = work;
    const locked = await lockMember(work, input);
    if (!locked.ok) return locked;
    const { id, userId } = locked.value;
    await tx.execute(sql`select identity.reset_factors(${userId})`);
    const [membership] = await tx.select().from(memberships).where(eq(memberships.id, id));
    await tell(work, 'membership.factorsReset', membership!);
    return ok(membership!);
  },
);

type Reference = { readonly id: string; readonly expectedVersion?: number | null | undefined };

const eventOf = { suspended: 'membership.suspended', active: 'membership.resumed', ended: 'membership.ended' } as const;

const move = async (work: Work, input: Reference, to: keyof typeof eventOf): Promise<Result<MembershipRow>> => {
  const { tx } = work;
  const locked = await lockMember(work, input);
  if (!locked.ok) return locked;
  const allowed = at(['input', 'id'], membershipTransitions.check(locked.value.status, to));
  if (!allowed.ok) return allowed;
  const wasAdministrator = await isAdministrator(tx, locked.value.id);
  const membership = await save(tx, locked.value, { status: to });
  if (wasAdministrator) {
    const kept = await keepsAdministrator(tx, ['input', 'id']);
    if (!kept.ok) return kept;
  }
  if (to !== 'active') await tx.execute(sql`select identity.revoke_access(${membership.userId})`);
  await tell(work, eventOf[to], membership);
  return ok(membership);
};

/** Locks administration and the membership, and refuses to touch somebody who may do more than the session. */
const lockMember = async (
  { tx, session }: Work,
  { id, expectedVersion }: Reference,
): Promise<Result<MembershipRow>> => {
  await lockAdministration(tx, session);
  const [row] = isUuid(id)
    ? await tx.select().from(memberships).where(eq(memberships.id, id)).for('no key update')
    : [];
  if (row === undefined) return fail('NOT_FOUND', { path: ['input', 'id'] });
  const current = checkVersion(row, expectedVersion);
  if (!current.ok) return current;
  const above = holdsAll(session, await permissionsOfMember(tx, row.id), ['input', 'id']);
  return above.ok ? current : above;
};

const save = async (tx: Tx, row: MembershipRow, changes: Partial<MembershipRow>): Promise<MembershipRow> => {
  const [saved] = await tx
    .update(memberships)
    .set({ ...changes, version: row.version + 1, updatedAt: sql`now()` })
    .where(eq(memberships.id, row.id))
    .returning();
  return saved!;
};

const tell = (work: Work, type: string, { id, userId, status }: MembershipRow): Promise<void> =>
  work.emit({ type, entity: 'Membership', entityId: id, payload: { userId, status } });
