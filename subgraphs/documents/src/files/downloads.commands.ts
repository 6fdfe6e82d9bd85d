import { documents, documentVersions, downloads } from '@lintel/db/schema/documents';
import { fail, ok } from '@lintel/kernel/result';
import { command } from '@lintel/server/command';
import { isUuid } from '@lintel/server/ids';
import { and, eq } from 'drizzle-orm';
import type { DocumentDownloadCreateInput } from '../__generated__/resolvers.ts';
import { expiryOf, type Scope, signedUrl } from './tokens.ts';

export const documentDownloadCreate = command(
  'documentDownloadCreate',
  {},
  async (work, input: DocumentDownloadCreateInput) => {
    const { tx, session, now, platform } = work;
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
    const token = { organizationId: session.organizationId, actor: session.actor, id: download!.id, expiresAt };
    return ok({ url: signedUrl(platform, 'downloads', token), expiresAt, documentVersion: wanted });
  },
);
