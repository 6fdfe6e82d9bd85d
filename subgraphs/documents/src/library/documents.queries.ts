import { archived, live } from '@lintel/db/live';
import { documentCategories, documentLinks, documents, documentVersions } from '@lintel/db/schema/documents';
import { nameKey } from '@lintel/kernel/text';
import type { Context } from '@lintel/server/context';
import { startsWith, where } from '@lintel/server/filter';
import { isUuid } from '@lintel/server/ids';
import { byKey, load, manyByKey } from '@lintel/server/load';
import {
  type ChildConnection,
  type Connection,
  childPage,
  type Order,
  type PageArgs,
  pageOf,
} from '@lintel/server/page';
import { type MappedConnection, mapNodes } from '@lintel/server/page-map';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { DocumentFilter, DocumentOrder } from '../__generated__/resolvers.ts';
import { categoryKey } from './categories.rules.ts';
import { fromSdl, type TargetType, tagKey } from './documents.rules.ts';
import { targetColumns } from './targets.queries.ts';

export type DocumentRow = typeof documents.$inferSelect;
export type VersionRow = typeof documentVersions.$inferSelect;
export type LinkRow = typeof documentLinks.$inferSelect;
/** Of the root, a page of documents; below a unit or another target, the documents behind a page of links. */
export type DocumentsPage = Connection<DocumentRow> | MappedConnection<Promise<DocumentRow | null>>;
export type VersionsPage = Connection<VersionRow>;

/** Archived ones too: an id that somebody has kept still leads to the record. */
export const documentById = byKey(documents, documents.id);

export const currentVersionByDocument = byKey(
  documentVersions,
  documentVersions.documentId,
  eq(documentVersions.isCurrent, true),
);

export const linksByDocument = manyByKey(documentLinks, documentLinks.documentId, { orderBy: [documentLinks.id] });

export const versionsByDocument: ChildConnection<typeof documentVersions> = {
  name: 'Document.versions',
  table: documentVersions,
  parentKey: documentVersions.documentId,
  order: { name: 'NUMBER', columns: [documentVersions.number, documentVersions.id], direction: 'desc' },
};

const orders: Record<DocumentOrder, Order> = {
  NEWEST_FIRST: { name: 'NEWEST', columns: [documents.id], direction: 'desc' },
  TITLE_ASC: { name: 'TITLE', columns: [documents.titleKey, documents.id], direction: 'asc' },
  TITLE_DESC: { name: 'TITLE', columns: [documents.titleKey, documents.id], direction: 'desc' },
};

export const documentsPage = (
  context: Context,
  filter: DocumentFilter | null | undefined,
  { orderBy, ...page }: PageArgs & { orderBy?: DocumentOrder | null | undefined },
): Promise<DocumentsPage> =>
  pageOf(
    context,
    {
      name: 'documents',
      table: documents,
      order: orders[orderBy ?? 'NEWEST_FIRST'],
      filter,
      where: where<DocumentFilter>(
        { ...filter, archived: filter?.archived ?? 'EXCLUDE' },
        {
          categoryKey: (key) =>
            sql`${documents.categoryId} in (select ${documentCategories.id} from ${documentCategories} where ${and(eq(documentCategories.key, categoryKey(key)), live(documentCategories))})`,
          titleStartsWith: (text) => startsWith(documents.titleKey, nameKey(text)),
          tag: (tag) => sql`${tagKey(tag)} = any(${documents.tags})`,
          linkedTo: ({ type, id }) => isLinkedTo(fromSdl(type), id),
          communityId: (id) => (isUuid(id) ? eq(documents.communityId, id) : sql`false`),
          archived: (wanted) => archived(documents, wanted),
        },
      ),
    },
    page,
  );

const isLinkedTo = (type: TargetType, id: string): SQL =>
  isUuid(id)
    ? sql`${documents.id} in (select ${documentLinks.documentId} from ${documentLinks} where ${and(eq(documentLinks.targetType, type), eq(targetColumns[type], id))})`
    : sql`false`;

/** Links of documents in use that the session sees: what is counted is also there. */
const seenDocument = sql`exists (select from ${documents} where ${and(eq(documents.id, documentLinks.documentId), live(documents))})`;

const linkedTo = (type: TargetType): ChildConnection<typeof documentLinks> => ({
  name: `documents of a ${type}`,
  table: documentLinks,
  parentKey: targetColumns[type],
  order: { name: 'LINKED', columns: [documentLinks.id], direction: 'desc' },
  where: and(eq(documentLinks.targetType, type), seenDocument),
});

const connections: Record<TargetType, ChildConnection<typeof documentLinks>> = {
  community: linkedTo('community'),
  property: linkedTo('property'),
  unit: linkedTo('unit'),
  lease: linkedTo('lease'),
  resident: linkedTo('resident'),
};

/** The documents that are about an object, those linked last first. */
export const documentsOf = async (
  context: Context,
  target: { type: TargetType; id: string },
  page: PageArgs,
): Promise<DocumentsPage> =>
  mapNodes(await childPage(context, connections[target.type], target.id, page), ({ documentId }) =>
    load(context, documentById, documentId),
  );
