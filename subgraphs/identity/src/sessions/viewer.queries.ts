import { userSessions } from '@lintel/db/schema/identity';
import { type Context, signedIn } from '@lintel/server/context';
import { type Connection, type PageArgs, pageOf } from '@lintel/server/page';
import { and, eq, isNull, sql } from 'drizzle-orm';

export type UserSessionRow = typeof userSessions.$inferSelect;
export type UserSessionsPage = Connection<UserSessionRow>;

/** The open sessions of the person who asks; of nobody for an API key. */
export const ownSessionsPage = (context: Context, page: PageArgs): Promise<UserSessionsPage> => {
  const { actor } = signedIn(context);
  const own = actor.kind === 'user' ? eq(userSessions.userId, actor.userId) : sql`false`;
  return pageOf(
    context,
    {
      name: 'Viewer.sessions',
      table: userSessions,
      order: { name: 'NEWEST', columns: [userSessions.id], direction: 'desc' },
      where: and(own, isNull(userSessions.revokedAt), sql`${userSessions.expiresAt} > now()`),
    },
    page,
  );
};
