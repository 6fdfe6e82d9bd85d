import { archived } from '@lintel/db/live';
import { rolePermissions, roles } from '@lintel/db/schema/identity';
import type { Context } from '@lintel/server/context';
import { where } from '@lintel/server/filter';
import { byKey, manyByKey } from '@lintel/server/load';
import { type Connection, type PageArgs, pageOf } from '@lintel/server/page';
import { eq } from 'drizzle-orm';
import type { RoleFilter } from '../__generated__/resolvers.ts';
import { withoutNulls } from '../sdl-values.ts';

export type RoleRow = typeof roles.$inferSelect;
export type RolesPage = Connection<RoleRow>;

/** Archived ones too: a membership of the past still shows what it was. */
export const roleById = byKey(roles, roles.id);

export const permissionsByRole = manyByKey(rolePermissions, rolePermissions.roleId, {
  orderBy: [rolePermissions.permission],
});

type Args = PageArgs & { filter?: RoleFilter | null | undefined };

export const rolesPage = (context: Context, { filter, ...page }: Args): Promise<RolesPage> =>
  pageOf(
    context,
    {
      name: 'roles',
      table: roles,
      order: { name: 'KEY', columns: [roles.key, roles.id], direction: 'asc' },
      filter,
      where: where<Omit<RoleFilter, '__typename'>>(
        { archived: 'EXCLUDE', ...withoutNulls(filter) },
        {
          archived: (wanted) => archived(roles, wanted),
          isSystem: (wanted) => eq(roles.isSystem, wanted),
        },
      ),
    },
    page,
  );
