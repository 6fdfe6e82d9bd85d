import { persistedOperations } from '@lintel/db/schema/identity';
import type { Context } from '@lintel/server/context';
import { isId, where } from '@lintel/server/filter';
import { type Connection, type PageArgs, pageOf } from '@lintel/server/page';
import { eq, inArray } from 'drizzle-orm';
import type { PersistedOperationFilter } from '../__generated__/resolvers.ts';
import { kindFromSdl, sendable } from '../sdl-values.ts';

export type PersistedOperationRow = typeof persistedOperations.$inferSelect;
export type PersistedOperationsPage = Connection<PersistedOperationRow>;

type Args = PageArgs & { filter?: PersistedOperationFilter | null | undefined };

export const persistedOperationsPage = (
  context: Context,
  { filter, ...page }: Args,
): Promise<PersistedOperationsPage> =>
  pageOf(
    context,
    {
      name: 'persistedOperations',
      table: persistedOperations,
      order: { name: 'NEWEST', columns: [persistedOperations.id], direction: 'desc' },
      filter,
      where: where<Omit<PersistedOperationFilter, '__typename'>>(filter, {
        clientId: (id) => isId(persistedOperations.clientId, id),
        documentId: (id) => eq(persistedOperations.documentId, sendable(id)),
        statuses: (statuses) => inArray(persistedOperations.status, statuses.map(kindFromSdl)),
      }),
    },
    page,
  );
