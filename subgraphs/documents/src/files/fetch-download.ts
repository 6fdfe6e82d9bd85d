import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { live } from '@lintel/db/live';
import { documents, documentVersions, downloads } from '@lintel/db/schema/documents';
import type { Tx } from '@lintel/db/session';
import type { Session } from '@lintel/kernel/session';
import { isUuid } from '@lintel/server/ids';
import type { Platform } from '@lintel/server/platform';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { openStorage } from './storage.ts';
import { type FileToken, type Scope, sessionOf } from './tokens.ts';

export type FetchedFile = {
  readonly fileName: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  readonly content: Readable;
};

/**
 * The file behind a download link, asked for again with the scope of the session that the link was given to: what was
 * archived or closed to it meanwhile is not found. Undefined when there is nothing to see.
 */
export const fetchDownload = async (platform: Platform, token: FileToken): Promise<FetchedFile | undefined> => {
  const download = await read(platform, sessionOf(token), async (tx) => {
    const [row] = isUuid(token.id) ? await tx.select().from(downloads).where(eq(downloads.id, token.id)) : [];
    return row;
  });
  if (download === undefined) return undefined;
  const session = sessionOf(token, download.scope as Scope);
  const version = await read(platform, session, async (tx) => {
    const [row] = await tx
      .select({ version: documentVersions })
      .from(documentVersions)
      .innerJoin(
        documents,
        and(
          eq(documents.organizationId, documentVersions.organizationId),
          eq(documents.id, documentVersions.documentId),
        ),
      )
      .where(and(eq(documentVersions.id, download.versionId), live(documents)));
    return row?.version;
  });
  if (version === undefined) return undefined;
  const storage = await platform.use(openStorage);
  const size = await storage.sizeOf(version.storageKey);
  if (size !== version.sizeBytes)
    throw new DamagedFile(`version ${version.id} should have ${version.sizeBytes} bytes and has ${size ?? 'no file'}`);
  await platform.door.write({ session, requestId: randomUUID() }, (tx) =>
    tx
      .update(downloads)
      .set({ fetchedAt: sql`now()` })
      .where(and(eq(downloads.id, download.id), isNull(downloads.fetchedAt))),
  );
  const { fileName, mimeType, sizeBytes } = version;
  return { fileName, mimeType, sizeBytes, content: await storage.read(version.storageKey) };
};

/** The storage does not have what the database says: half a file must not be served as a whole one. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile';
}

const read = async <T>({ door }: Platform, session: Session, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const reader = door.reader({ session, requestId: randomUUID() });
  try {
    return await reader.read(work);
  } finally {
    await reader.end();
  }
};
