import { membershipRoles, memberships, rolePermissions, roles } from '@lintel/db/schema/identity';
import type { Tx } from '@lintel/db/session';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { cleanOptionalText, cleanText, toLowerCase } from '@lintel/kernel/text';
import { checkVersion, command } from '@lintel/server/command';
import type { ConstraintErrors } from '@lintel/server/driver-errors';
import { isUuid } from '@lintel/server/ids';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { RoleArchiveInput, RoleCreateInput, RoleUpdateInput } from '../__generated__/resolvers.ts';
import type { RoleRow } from './roles.queries.ts';
import { readGrant, readLevel, readRoleKey } from './roles.rules.ts';

const constraints: ConstraintErrors = { roles_key_key: { code: 'ROLE_KEY_TAKEN', path: ['input', 'key'] } };

export const roleCreate = command(
  'roleCreate',
  { constraints },
  async ({ tx, session, emit }, input: RoleCreateInput) => {
    const read = all([
      at(['input', 'key'], readRoleKey(input.key)),
      at(['input', 'name'], cleanText(input.name, { max: 100 })),
      at(['input', 'department'], cleanOptionalText(input.department, { max: 100 })),
      at(['input', 'level'], readLevel(input.level ?? 1)),
      at(['input', 'permissions'], readGrant(input.permissions, session)),
    ]);
    if (!read.ok) return read;
    const [key, name, department, level, permissions] = read.value;
    const visibility = toLowerCase(input.visibility);
    const [role] = await tx.insert(roles).values({ key, name, department, level, visibility }).returning();
    await replacePermissions(tx, role!.id, permissions);
    await emit({ type: 'role.created', entity: 'Role', entityId: role!.id, payload: { key } });
    return ok(role!);
  },
);

export const roleUpdate = command(
  'roleUpdate',
  { constraints },
  async ({ tx, session, emit }, input: RoleUpdateInput) => {
    const locked = await lockRole(tx, input);
    if (!locked.ok) return locked;
    const role = locked.value;
    // What administers the organization must not be something that can be taken away by mistake.
    if (role.isSystem && role.key === 'admin') return fail('ROLE_IS_SYSTEM', { path: ['input', 'id'] });
    const read = all([
      input.name == null ? ok(role.name) : at(['input', 'name'], cleanText(input.name, { max: 100 })),
      input.permissions == null ? ok(null) : at(['input', 'permissions'], readGrant(input.permissions, session)),
    ]);
    if (!read.ok) return read;
    const [name, permissions] = read.value;
    if (permissions !== null) await replacePermissions(tx, role.id, permissions);
    const saved = await save(tx, role, { name });
    await emit({ type: 'role.updated', entity: 'Role', entityId: role.id, payload: { key: role.key } });
    return ok(saved);
  },
);

export const roleArchive = command(
  'roleArchive',
  { constraints },
  async ({ tx, emit, now }, input: RoleArchiveInput) => {
    const locked = await lockRole(tx, input);
    if (!locked.ok) return locked;
    const role = locked.value;
    if (role.isSystem) return fail('ROLE_IS_SYSTEM', { path: ['input', 'id'] });
    const [holder] = await tx
      .select({ id: memberships.id })
      .from(membershipRoles)
      .innerJoin(
        memberships,
        and(
          eq(memberships.organizationId, membershipRoles.organizationId),
          eq(memberships.id, membershipRoles.membershipId),
        ),
      )
      .where(and(eq(membershipRoles.roleId, role.id), ne(memberships.status, 'ended')))
      .limit(1);
    if (holder !== undefined) return fail('ROLE_IN_USE', { path: ['input', 'id'] });
    const saved = await save(tx, role, { deletedAt: now });
    await emit({ type: 'role.archived', entity: 'Role', entityId: role.id, payload: { key: role.key } });
    return ok(saved);
  },
);

const replacePermissions = async (tx: Tx, roleId: string, permissions: readonly string[]): Promise<void> => {
  await tx.delete(rolePermissions).where(eq(rolePermissions.roleId, roleId));
  if (permissions.length > 0)
    await tx.insert(rolePermissions).values(permissions.map((permission) => ({ roleId, permission })));
};

/** FOR UPDATE and not less: a member who is just being given the role must be waited for before it is archived. */
const lockRole = async (
  tx: Tx,
  { id, expectedVersion }: { id: string; expectedVersion?: number | null | undefined },
): Promise<Result<RoleRow>> => {
  const [row] = isUuid(id) ? await tx.select().from(roles).where(eq(roles.id, id)).for('update') : [];
  if (row === undefined || row.deletedAt !== null) return fail('NOT_FOUND', { path: ['input', 'id'] });
  return checkVersion(row, expectedVersion);
};

const save = async (tx: Tx, row: RoleRow, changes: Partial<RoleRow>): Promise<RoleRow> => {
  const [saved] = await tx
    .update(roles)
    .set({ ...changes, version: row.version + 1, updatedAt: sql`now()` })
    .where(eq(roles.id, row.id))
    .returning();
  return saved!;
};
