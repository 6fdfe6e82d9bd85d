import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { uploads } from '@lintel/db/schema/documents';
import { fail, ok, type Result } from '@lintel/kernel/result';
import { isUuid } from '@lintel/server/ids';
import type { Platform } from '@lintel/server/platform';
import { and, eq, isNull } from 'drizzle-orm';
import { newStorageKey, type ReceivedFile, receiveFile } from './receive.ts';
import { type FileStorage, openStorage } from './storage.ts';
import { type FileToken, sessionOf } from './tokens.ts';
import type { UploadRow } from './uploads.commands.ts';

export type FinishedUpload = { readonly uploadId: string; readonly sizeBytes: number; readonly sha256: string };

/** The upload that a token is for; undefined when there is none. */
export const findUpload = async ({ door }: Platform, token: FileToken): Promise<UploadRow | undefined> => {
  if (!isUuid(token.id)) return undefined;
  const reader = door.reader({ session: sessionOf(token), requestId: randomUUID() });
  try {
    const [upload] = await reader.read((tx) => tx.select().from(uploads).where(eq(uploads.id, token.id)));
    return upload;
  } finally {
    await reader.end();
  }
};

/**
 * Receives the file of an upload: to a temporary key, then to its final key, then into the row. A crash in between leaves a
 * file that no row names, never a row without its file. No transaction is open while bytes move. Sending the same file
 * again is answered like the first time. Fails as `receiveFile`, and with UPLOAD_ALREADY_FINISHED for another file.
 */
export const finishUpload = async (
  platform: Platform,
  { token, upload, source }: { token: FileToken; upload: UploadRow; source: Readable },
): Promise<Result<FinishedUpload>> => {
  const storage = await platform.use(openStorage);
  const { mimeType, sizeBytes, announcedSha256, organizationId } = upload;
  const received = await receiveFile(storage, source, { organizationId, mimeType, sizeBytes, sha256: announcedSha256 });
  if (!received.ok) return received;
  const { sha256 } = received.value;
  if (upload.sha256 === null) {
    if (await publish(platform, storage, { token, received: received.value }))
      return ok({ uploadId: upload.id, sizeBytes, sha256 });
  } else {
    await storage.remove(received.value.temporaryKey);
  }
  const stored = upload.sha256 ?? (await findUpload(platform, token))?.sha256;
  return stored === sha256 ? ok({ uploadId: upload.id, sizeBytes, sha256 }) : fail('UPLOAD_ALREADY_FINISHED');
};

/** Whether this was the file that finished the upload; of several that arrive at once only one is. */
const publish = async (
  { door, now }: Platform,
  storage: FileStorage,
  { token, received: { temporaryKey, sha256 } }: { token: FileToken; received: ReceivedFile },
): Promise<boolean> => {
  const storageKey = newStorageKey(token.organizationId, now());
  await storage.publish(temporaryKey, storageKey);
  // When this throws, the row may or may not have been written: then the file stays, because it could be the one.
  const finished = await door.write({ session: sessionOf(token), requestId: randomUUID() }, (tx) =>
    tx
      .update(uploads)
      .set({ storageKey, sha256, finishedAt: now() })
      .where(and(eq(uploads.id, token.id), isNull(uploads.finishedAt)))
      .returning({ id: uploads.id }),
  );
  if (finished.length === 0) await storage.remove(storageKey);
  return finished.length === 1;
};
