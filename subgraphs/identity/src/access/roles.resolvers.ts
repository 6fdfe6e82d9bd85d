import { isPermission, type Permission, permissionDescriptions, permissions } from '@lintel/kernel/permissions';
import { toUpperCase } from '@lintel/kernel/text';
import { resolveCommand } from '@lintel/server/command';
import { load } from '@lintel/server/load';
import type { MutationResolvers, QueryResolvers, RoleResolvers } from '../__generated__/resolvers.ts';
import { type Revocation, resolveThenPublish } from '../sessions/revocations.ts';
import { roleArchive, roleCreate, roleUpdate } from './roles.commands.ts';
import { permissionsByRole, type RoleRow, rolesPage } from './roles.queries.ts';

const described = (name: Permission) => ({ name, description: permissionDescriptions[name] });

const Query = {
  roles: (_, args, context) => rolesPage(context, args),
  permissions: () => permissions.map(described),
} satisfies QueryResolvers;

/** Anybody may have the role, so all sessions of the organization are asked for anew. */
const everybody = ({ organizationId }: RoleRow): Revocation => ({ kind: 'organization', organizationId });

const Mutation = {
  roleCreate: resolveCommand(roleCreate, 'role'),
  roleUpdate: resolveThenPublish(roleUpdate, 'role', everybody),
  roleArchive: resolveCommand(roleArchive, 'role'),
} satisfies MutationResolvers;

const Role = {
  visibility: ({ visibility }) => toUpperCase(visibility),
  archivedAt: ({ deletedAt }) => deletedAt,
  permissions: async ({ id }, _, context) =>
    (await load(context, permissionsByRole, id)).flatMap(({ permission }) =>
      isPermission(permission) ? described(permission) : [],
    ),
} satisfies RoleResolvers;

export const roleResolvers = { Query, Mutation, Role };
