import { securityEvents } from '@lintel/db/schema/identity';
import { type Context, signedIn } from '@lintel/server/context';
import { isId, where } from '@lintel/server/filter';
import { type Connection, type PageArgs, pageOf } from '@lintel/server/page';
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { SecurityEventFilter } from '../__generated__/resolvers.ts';
import { kindFromSdl } from '../sdl-values.ts';

export type SecurityEventRow = typeof securityEvents.$inferSelect;
export type SecurityEventsPage = Connection<SecurityEventRow>;

type Args = PageArgs & { filter?: SecurityEventFilter | null | undefined };

/** By id, which sorts by time. */
const newest = { name: 'NEWEST', columns: [securityEvents.id], direction: 'desc' } as const;

/** Spelled out although the policies say the same: it is what the index leads with. */
const here = (context: Context): SQL => eq(securityEvents.organizationId, signedIn(context).organizationId);

export const securityEventsPage = (context: Context, { filter, ...page }: Args): Promise<SecurityEventsPage> =>
  pageOf(
    context,
    {
      name: 'securityEvents',
      table: securityEvents,
      order: newest,
      filter,
      where: and(
        here(context),
        where<Omit<SecurityEventFilter, '__typename'>>(filter, {
          kinds: (kinds) => inArray(securityEvents.kind, kinds.map(kindFromSdl)),
          userId: (id) => isId(securityEvents.userId, id),
        }),
      ),
    },
    page,
  );

/** Those of the person who asks, in this organization; of nobody for an API key. */
export const ownSecurityEventsPage = (context: Context, page: PageArgs): Promise<SecurityEventsPage> => {
  const { actor } = signedIn(context);
  const own = actor.kind === 'user' ? eq(securityEvents.userId, actor.userId) : sql`false`;
  return pageOf(
    context,
    { name: 'Viewer.securityEvents', table: securityEvents, order: newest, where: and(here(context), own) },
    page,
  );
};
