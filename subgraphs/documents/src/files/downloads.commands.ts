import { documents, documentVersions, downloads } from '@lintel/db/schema/documents';
import { fail, ok } from '@lintel/kernel/result';
import { command } from '@lintel/server/command';
import { isUuid } from '@lintel/server/ids';
import { and, eq } from 'drizzle-orm';
import type { DocumentDownloadCreateInput } from '../__generated__/resolvers.ts';
import { expiryOf, type Scope } from './tokens.ts';

/** A permission to fetch a file. Its address is signed anew for every answer: nothing that opens a file is stored. */
export type GrantedDownload = {
  readonly id: string;
  readonly expiresAt: Date;
  readonly documentVersion: typeof documentVersions.$inferSelect;
};

export const documentDownloadCreate = command(
  'documentDownloadCreate',
  {},
  async (work, input: DocumentDownloadCreateInput) => {
    const { tx, session, now } = work;
    const { documentId, version } = input;
    const [document] = isUuid(documentId) ? await tx.select().from(documents).where(eq(documents.id, documentId)) : [];
    if (document === undefined) return fail('NOT_FOUND', { path: ['input', 'documentId'] });
    if (document.deletedAt !== null) return fail('DOCUMENT_ARCHIVED', { path: ['input', 'documentId'] });
    const [wanted] = await tx
      .select()
      .from(documentVersions)
      .where(
        and(
          eq(documentVersions.documentId, documentId),
          version == null ? eq(documentVersions.isCurrent, true) : eq(documentVersions.number, version),
        ),
      );
    if (wanted === undefined) return fail('NOT_FOUND', { path: ['input', 'version'] });
    const { visibility, communityIds, propertyIds, unitIds } = session;
    const scope: Scope = { visibility, communityIds, propertyIds, unitIds };
    const expiresAt = expiryOf(now);
    const [download] = await tx
      .insert(downloads)
      .values({ documentId, versionId: wanted.id, scope, expiresAt })
      .returning();
    return ok<GrantedDownload>({ id: download!.id, expiresAt, documentVersion: wanted });
  },
);
