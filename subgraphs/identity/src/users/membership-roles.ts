import { live } from '@lintel/db/live';
import {
  communities,
  membershipRoles,
  memberships,
  organizations,
  rolePermissions,
  roles,
  users,
} from '@lintel/db/schema/identity';
import type { Tx } from '@lintel/db/session';
import { at, fail, ok, type Result } from '@lintel/kernel/result';
import type { Session } from '@lintel/kernel/session';
import { isUuid } from '@lintel/server/ids';
import { anyOf } from '@lintel/server/load';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { sendable } from '../sdl-values.ts';
import { chooseRoles, type GivableRole, type GivenRole, type WantedRole } from './memberships.rules.ts';

/** Reads the roles of an input against what the organization has. Errors as `chooseRoles`, under `input`. */
export const readRoles = async (
  tx: Tx,
  session: Session,
  wanted: readonly WantedRole[],
): Promise<Result<readonly GivenRole[]>> => {
  const keys = [...new Set(wanted.map(({ roleKey }) => sendable(roleKey)))].slice(0, 100);
  const communityIds = wanted
    .flatMap(({ communityId }) => communityId ?? [])
    .filter(isUuid)
    .slice(0, 100);
  const found = await tx
    .select({ id: communities.id })
    .from(communities)
    .where(and(anyOf(communities.id, communityIds), live(communities)));
  const known = { roles: await givableRoles(tx, keys), communityIds: new Set(found.map(({ id }) => id)) };
  return at(['input'], chooseRoles(wanted, known, session));
};

const givableRoles = async (tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, GivableRole>> => {
  if (keys.length === 0) return new Map();
  const rows = await tx
    .select({ id: roles.id, key: roles.key, visibility: roles.visibility, permission: rolePermissions.permission })
    .from(roles)
    .leftJoin(
      rolePermissions,
      and(eq(rolePermissions.organizationId, roles.organizationId), eq(rolePermissions.roleId, roles.id)),
    )
    .where(and(inArray(roles.key, [...keys]), live(roles)));
  const found = new Map<string, GivableRole & { permissions: string[] }>();
  for (const { id, key, visibility, permission } of rows) {
    const role = found.get(key) ?? { id, key, visibility, permissions: [] };
    if (permission !== null) role.permissions.push(permission);
    found.set(key, role);
  }
  return found;
};

/** Gives a membership exactly these roles. */
export const replaceRoles = async (tx: Tx, membershipId: string, given: readonly GivenRole[]): Promise<void> => {
  await tx.delete(membershipRoles).where(eq(membershipRoles.membershipId, membershipId));
  if (given.length > 0) await tx.insert(membershipRoles).values(given.map((role) => ({ ...role, membershipId })));
};

/** What a member may do by his roles. */
export const permissionsOfMember = async (tx: Tx, membershipId: string): Promise<readonly string[]> => {
  const rows = await tx
    .selectDistinct({ permission: rolePermissions.permission })
    .from(membershipRoles)
    .innerJoin(
      rolePermissions,
      and(
        eq(rolePermissions.organizationId, membershipRoles.organizationId),
        eq(rolePermissions.roleId, membershipRoles.roleId),
      ),
    )
    .where(eq(membershipRoles.membershipId, membershipId));
  return rows.map(({ permission }) => permission);
};

/**
 * Lets one change of administrators happen at a time in an organization, so that two administrators who remove each other do
 * not both succeed. Not FOR UPDATE: that would also hold up every insert that refers to the organization.
 */
export const lockAdministration = async (tx: Tx, session: Session): Promise<void> => {
  await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.id, session.organizationId))
    .for('no key update');
};

const isAdministration = and(
  eq(roles.key, 'admin'),
  eq(roles.isSystem, true),
  live(roles),
  isNull(membershipRoles.communityId),
);

/** Whether somebody can still administer the organization. Fails with LAST_ADMIN; ask it after the change, under the lock. */
export const keepsAdministrator = async (tx: Tx, path: readonly string[]): Promise<Result<undefined>> => {
  const [admin] = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .innerJoin(users, and(eq(users.id, memberships.userId), eq(users.isActive, true)))
    .innerJoin(
      membershipRoles,
      and(
        eq(membershipRoles.organizationId, memberships.organizationId),
        eq(membershipRoles.membershipId, memberships.id),
      ),
    )
    .innerJoin(
      roles,
      and(eq(roles.organizationId, memberships.organizationId), eq(roles.id, membershipRoles.roleId), isAdministration),
    )
    .where(eq(memberships.status, 'active'))
    .limit(1);
  return admin === undefined ? fail('LAST_ADMIN', { path }) : ok();
};

/** Whether a membership is that of somebody who administers the organization now. */
export const isAdministrator = async (tx: Tx, membershipId: string): Promise<boolean> => {
  const [found] = await tx
    .select({ one: sql`1` })
    .from(membershipRoles)
    .innerJoin(
      roles,
      and(
        eq(roles.organizationId, membershipRoles.organizationId),
        eq(roles.id, membershipRoles.roleId),
        isAdministration,
      ),
    )
    .innerJoin(
      memberships,
      and(
        eq(memberships.organizationId, membershipRoles.organizationId),
        eq(memberships.id, membershipRoles.membershipId),
        eq(memberships.status, 'active'),
      ),
    )
    .where(eq(membershipRoles.membershipId, membershipId))
    .limit(1);
  return found !== undefined;
};
