import { memberships, users } from '@lintel/db/schema/identity';
import type { Context } from '@lintel/server/context';
import { startsWith, where } from '@lintel/server/filter';
import { byKey } from '@lintel/server/load';
import { type Connection, type PageArgs, pageOf } from '@lintel/server/page';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { UserFilter } from '../__generated__/resolvers.ts';
import { sendable } from '../sdl-values.ts';
import { normalizeEmail } from './email.rules.ts';

export type UserRow = typeof users.$inferSelect;
export type UsersPage = Connection<UserRow>;

/** Only people of the session's organization who have joined it; row-level security keeps the others away. */
export const userById = byKey(users, users.id);

/**
 * Policies alone would have every user of the installation looked at one by one; the ids of the members, taken first,
 * let the primary key find them.
 */
const isMember: SQL = sql`${users.id} = any(array(
  select ${memberships.userId} from ${memberships}
  where ${memberships.organizationId} = (select app.organization_id()) and ${memberships.joinedAt} is not null))`;

type Args = PageArgs & { filter?: UserFilter | null | undefined };

export const usersPage = (context: Context, { filter, ...page }: Args): Promise<UsersPage> =>
  pageOf(
    context,
    {
      name: 'users',
      table: users,
      order: { name: 'NEWEST', columns: [users.id], direction: 'desc' },
      filter,
      where: and(
        isMember,
        where<Omit<UserFilter, '__typename'>>(filter, {
          emailStartsWith: (text) => startsWith(users.emailNorm, normalizeEmail(sendable(text))),
          isActive: (wanted) => eq(users.isActive, wanted),
        }),
      ),
    },
    page,
  );
