import { auditLog } from '@lintel/db/schema/platform';
import type { Context } from '@lintel/server/context';
import { isId, where } from '@lintel/server/filter';
import { type Connection, type PageArgs, pageOf } from '@lintel/server/page';
import { eq } from 'drizzle-orm';
import type { AuditLogFilter } from '../__generated__/resolvers.ts';
import { sendable } from '../sdl-values.ts';

export type AuditLogRow = typeof auditLog.$inferSelect;
export type AuditLogPage = Connection<AuditLogRow>;

type Args = PageArgs & { filter?: AuditLogFilter | null | undefined };

/** By id, which sorts by time: the order of instants alone would lose entries of the same microsecond between pages. */
export const auditLogPage = (context: Context, { filter, ...page }: Args): Promise<AuditLogPage> =>
  pageOf(
    context,
    {
      name: 'auditLog',
      table: auditLog,
      order: { name: 'NEWEST', columns: [auditLog.id], direction: 'desc' },
      filter,
      where: where<Omit<AuditLogFilter, '__typename'>>(filter, {
        entity: (name) => eq(auditLog.entity, sendable(name)),
        entityId: (id) => isId(auditLog.entityId, id),
        actor: (name) => eq(auditLog.actor, sendable(name)),
      }),
    },
    page,
  );
