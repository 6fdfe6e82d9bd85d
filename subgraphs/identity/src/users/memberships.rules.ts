import { isPermission } from '@lintel/kernel/permissions';
import { fail, ok, type Result } from '@lintel/kernel/result';
import type { Session, Visibility } from '@lintel/kernel/session';
import { transitions } from '@lintel/kernel/transitions';

export type MembershipStatus = 'invited' | 'active' | 'suspended' | 'ended';

/**
 * What commands may do to a membership. Two changes are not theirs: the person makes an invited one active by coming, and
 * adding somebody again makes an ended one an invited one.
 */
export const membershipTransitions = transitions<MembershipStatus>({
  invited: ['ended'],
  active: ['suspended', 'ended'],
  suspended: ['active', 'ended'],
  ended: [],
});

export const MOST_ROLES = 20;

/** A role of the organization as the decision about giving it needs it. */
export type GivableRole = {
  readonly id: string;
  readonly key: string;
  readonly visibility: Visibility;
  readonly permissions: readonly string[];
};

export type WantedRole = { readonly roleKey: string; readonly communityId?: string | null | undefined };
export type GivenRole = { readonly roleId: string; readonly communityId: string | null };

/**
 * Which roles a member is to have. Everything must exist; a role that sees communities must name one, because without one it
 * would see nothing; nobody gives what he does not hold.
 *
 * Errors under `roles.<index>`: REFERENCE_NOT_FOUND, VALUE_REQUIRED, DUPLICATE_ITEM, PERMISSION_NOT_HELD; on the list:
 * VALUE_REQUIRED, TOO_MANY_ITEMS.
 */
export function chooseRoles(
  wanted: readonly WantedRole[],
  known: { readonly roles: ReadonlyMap<string, GivableRole>; readonly communityIds: ReadonlySet<string> },
  session: Pick<Session, 'permissions'>,
): Result<readonly GivenRole[]> {
  if (wanted.length === 0) return fail('VALUE_REQUIRED', { path: ['roles'] });
  if (wanted.length > MOST_ROLES) return fail('TOO_MANY_ITEMS', { path: ['roles'] });
  const given = new Map<string, GivenRole>();
  for (const [index, { roleKey, communityId = null }] of wanted.entries()) {
    const path = (field: string) => ['roles', String(index), field];
    const role = known.roles.get(roleKey);
    if (role === undefined) return fail('REFERENCE_NOT_FOUND', { path: path('roleKey') });
    if (communityId !== null && !known.communityIds.has(communityId)) {
      return fail('REFERENCE_NOT_FOUND', { path: path('communityId') });
    }
    if (role.visibility === 'communities' && communityId === null) {
      return fail('VALUE_REQUIRED', {
        message: `The role ${role.key} sees single communities: say which.`,
        path: path('communityId'),
      });
    }
    const held = holdsAll(session, role.permissions, path('roleKey'));
    if (!held.ok) return held;
    const key = `${role.id} ${communityId ?? ''}`;
    if (given.has(key)) return fail('DUPLICATE_ITEM', { path: path('roleKey') });
    given.set(key, { roleId: role.id, communityId });
  }
  return ok([...given.values()]);
}

/** Whether the session may do all of this itself. Fails with PERMISSION_NOT_HELD. */
export function holdsAll(
  session: Pick<Session, 'permissions'>,
  permissions: readonly string[],
  path: readonly string[],
): Result<undefined> {
  // A name that an older version left behind grants nothing, so it cannot be too much either.
  const lacking = permissions.filter((name) => isPermission(name) && !session.permissions.includes(name));
  if (lacking.length === 0) return ok();
  return fail('PERMISSION_NOT_HELD', {
    message: `You do not have ${lacking[0]} yourself${lacking.length > 1 ? `, and ${lacking.length - 1} more` : ''}.`,
    path,
    details: { lacking },
  });
}
