import { archived } from '@lintel/db/live';
import { communities } from '@lintel/db/schema/identity';
import { nameKey } from '@lintel/kernel/text';
import type { Context } from '@lintel/server/context';
import { startsWith, where } from '@lintel/server/filter';
import { byKey } from '@lintel/server/load';
import { type Connection, type Order, type PageArgs, pageOf } from '@lintel/server/page';
import { inArray } from 'drizzle-orm';
import type { CommunityFilter, CommunityOrder } from '../__generated__/resolvers.ts';
import { kindFromSdl, withoutNulls } from '../sdl-values.ts';

export type CommunityRow = typeof communities.$inferSelect;
export type CommunitiesPage = Connection<CommunityRow>;

/** Archived ones too: an id that somebody has kept still leads to the community. */
export const communityById = byKey(communities, communities.id);

export const byName = {
  name: 'NAME',
  columns: [communities.nameKey, communities.id],
  direction: 'asc',
} satisfies Order;

const orders: Record<CommunityOrder, Order> = {
  NAME_ASC: byName,
  NAME_DESC: { ...byName, direction: 'desc' },
  NEWEST_FIRST: { name: 'NEWEST', columns: [communities.id], direction: 'desc' },
};

type Args = PageArgs & { filter?: CommunityFilter | null | undefined; orderBy?: CommunityOrder | null | undefined };

export const communitiesPage = (context: Context, { filter, orderBy, ...page }: Args): Promise<CommunitiesPage> =>
  pageOf(
    context,
    {
      name: 'communities',
      table: communities,
      order: orders[orderBy ?? 'NAME_ASC'],
      filter,
      where: where<Omit<CommunityFilter, '__typename'>>(
        { archived: 'EXCLUDE', ...withoutNulls(filter) },
        {
          nameStartsWith: (text) => startsWith(communities.nameKey, nameKey(text)),
          kinds: (kinds) => inArray(communities.kind, kinds.map(kindFromSdl)),
          archived: (wanted) => archived(communities, wanted),
        },
      ),
    },
    page,
  );
