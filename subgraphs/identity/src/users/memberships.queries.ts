import { membershipRoles, memberships, roles } from '@lintel/db/schema/identity';
import type { Context } from '@lintel/server/context';
import { isId, where } from '@lintel/server/filter';
import { manyByKey } from '@lintel/server/load';
import { type Connection, type PageArgs, pageOf } from '@lintel/server/page';
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { MembershipFilter } from '../__generated__/resolvers.ts';
import { kindFromSdl, sendable } from '../sdl-values.ts';

export type MembershipRow = typeof memberships.$inferSelect;
export type MembershipsPage = Connection<MembershipRow>;
export type MembershipRoleRow = typeof membershipRoles.$inferSelect;

export const membershipsByUser = manyByKey(memberships, memberships.userId, { orderBy: [memberships.id] });

export const rolesByMembership = manyByKey(membershipRoles, membershipRoles.membershipId, {
  orderBy: [membershipRoles.id],
});

type Args = PageArgs & { filter?: MembershipFilter | null | undefined };

export const membershipsPage = (context: Context, { filter, ...page }: Args): Promise<MembershipsPage> =>
  pageOf(
    context,
    {
      name: 'memberships',
      table: memberships,
      order: { name: 'NEWEST', columns: [memberships.id], direction: 'desc' },
      filter,
      where: where<Omit<MembershipFilter, '__typename'>>(filter, {
        statuses: (statuses) => inArray(memberships.status, statuses.map(kindFromSdl)),
        userId: (id) => isId(memberships.userId, id),
        roleKey: (key) => hasRole(eq(roles.key, sendable(key))),
        communityId: (id) => hasRole(isId(membershipRoles.communityId, id)),
      }),
    },
    page,
  );

const hasRole = (condition: SQL): SQL => sql`exists (
  select from ${membershipRoles} join ${roles}
    on ${roles.organizationId} = ${membershipRoles.organizationId} and ${roles.id} = ${membershipRoles.roleId}
  where ${and(
    eq(membershipRoles.organizationId, memberships.organizationId),
    eq(membershipRoles.membershipId, memberships.id),
    condition,
  )})`;
