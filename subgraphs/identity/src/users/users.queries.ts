import { memberships, securityEvents, users } from '@lintel/db/schema/identity';
import type { Context } from '@lintel/server/context';
import { startsWith, where } from '@lintel/server/filter';
import { anyOf, byKey, computedByKey, load } from '@lintel/server/load';
import { type PageArgs, pageOf } from '@lintel/server/page';
import { type MappedConnection, mapNodes } from '@lintel/server/page-map';
import { and, eq, isNotNull, max, type SQL, sql } from 'drizzle-orm';
import type { UserFilter } from '../__generated__/resolvers.ts';
import { sendable } from '../sdl-values.ts';
import { normalizeEmail } from './email.rules.ts';

export type UserRow = typeof users.$inferSelect;
export type UsersPage = MappedConnection<Promise<UserRow>>;

/** Only people of the session's organization who have joined it; row-level security keeps the others away. */
export const userById = byKey(users, users.id);

/**
 * When a person last signed in to the organization of the session, by the id of the user; null when he never did. What the
 * login itself remembers is the last time anywhere, which is no business of an organization.
 */
export const lastSignInOf = computedByKey<Date | null>(
  'lastSignInOf',
  async (tx, ids) => {
    const found = await tx
      .select({ userId: securityEvents.userId, at: max(securityEvents.occurredAt) })
      .from(securityEvents)
      .where(and(eq(securityEvents.kind, 'sign_in'), anyOf(securityEvents.userId, ids)))
      .groupBy(securityEvents.userId);
    return new Map(found.map(({ userId, at }) => [userId!, at]));
  },
  null,
);

type Args = PageArgs & { filter?: UserFilter | null | undefined };

/**
 * A page of memberships, of which each person is a node: users belong to no organization, so a page of them would have the
 * whole installation looked through.
 */
export const usersPage = async (context: Context, { filter, ...page }: Args): Promise<UsersPage> => {
  const found = await pageOf(
    context,
    {
      name: 'users',
      table: memberships,
      order: { name: 'NEWEST', columns: [memberships.id], direction: 'desc' },
      filter,
      where: and(
        isNotNull(memberships.joinedAt),
        where<Omit<UserFilter, '__typename'>>(filter, {
          emailStartsWith: (text) => isPerson(startsWith(users.emailNorm, normalizeEmail(sendable(text)))),
          isActive: (wanted) => isPerson(eq(users.isActive, wanted)),
        }),
      ),
    },
    page,
  );
  // Whoever sees a membership that was taken up sees its person: both policies ask for the same.
  return mapNodes(found, async ({ userId }) => (await load(context, userById, userId))!);
};

const isPerson = (condition: SQL | undefined): SQL =>
  sql`exists (select from ${users} where ${and(eq(users.id, memberships.userId), condition)})`;
