import { uploads } from '@lintel/db/schema/documents';
import type { Tx } from '@lintel/db/session';
import { all, at, fail, ok, type Result } from '@lintel/kernel/result';
import { command } from '@lintel/server/command';
import { isUuid } from '@lintel/server/ids';
import type { PlatformConfig } from '@lintel/server/platform';
import { eq } from 'drizzle-orm';
import type { DocumentUploadCreateInput } from '../__generated__/resolvers.ts';
import { readChecksum, readFileName, readMimeType, readSize } from './file-names.rules.ts';
import { expiryOf } from './tokens.ts';

export type UploadRow = typeof uploads.$inferSelect;

const defaultMostBytes = 25 * 1024 * 1024;

/** The largest file that is accepted, from LINTEL_UPLOAD_MAX_BYTES. */
export const mostBytes = ({ environment }: Pick<PlatformConfig, 'environment'>): number => {
  const setting = environment.LINTEL_UPLOAD_MAX_BYTES;
  if (setting === undefined || setting === '') return defaultMostBytes;
  if (!/^[1-9][0-9]{0,11}$/.test(setting))
    throw new Error(`LINTEL_UPLOAD_MAX_BYTES is ${setting}; write a number of bytes, such as ${defaultMostBytes}`);
  return Number(setting);
};

/** A permission to send a file. Its address is signed anew for every answer: nothing that opens a place is stored. */
export type AnnouncedUpload = {
  readonly id: string;
  readonly method: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly expiresAt: Date;
};

export const documentUploadCreate = command(
  'documentUploadCreate',
  {},
  async (work, input: DocumentUploadCreateInput) => {
    const { tx, now, platform } = work;
    const read = all([
      at(['input', 'fileName'], readFileName(input.fileName)),
      at(['input', 'mimeType'], readMimeType(input.mimeType)),
      at(['input', 'sizeBytes'], readSize(input.sizeBytes, mostBytes(platform.config))),
      at(['input', 'sha256'], readChecksum(input.sha256)),
    ]);
    if (!read.ok) return read;
    const [fileName, mimeType, sizeBytes, announcedSha256] = read.value;
    const expiresAt = expiryOf(now);
    const [upload] = await tx
      .insert(uploads)
      .values({ fileName, mimeType, sizeBytes, announcedSha256, expiresAt })
      .returning();
    const { id } = upload!;
    const headers = [{ name: 'Content-Type', value: mimeType }];
    return ok<AnnouncedUpload>({ id, method: 'PUT', headers, expiresAt });
  },
);

/** A file that has arrived, as a version of a document will hold it. */
export type ArrivedFile = Pick<UploadRow, 'fileName' | 'mimeType' | 'sizeBytes'> & {
  readonly storageKey: string;
  readonly sha256: string;
};

/**
 * Takes a finished upload for a version of a document, once. The row lock makes the second of two wait and then fail.
 * Fails with REFERENCE_NOT_FOUND (somebody else's too), UPLOAD_NOT_FINISHED, UPLOAD_EXPIRED or UPLOAD_ALREADY_USED.
 */
export const takeUpload = async (tx: Tx, id: string, now: Date): Promise<Result<ArrivedFile>> => {
  const [upload] = isUuid(id) ? await tx.select().from(uploads).where(eq(uploads.id, id)).for('update') : [];
  if (upload === undefined) return fail('REFERENCE_NOT_FOUND');
  if (upload.storageKey === null || upload.sha256 === null)
    return fail(upload.expiresAt <= now ? 'UPLOAD_EXPIRED' : 'UPLOAD_NOT_FINISHED');
  if (upload.usedAt !== null) return fail('UPLOAD_ALREADY_USED');
  await tx.update(uploads).set({ usedAt: now }).where(eq(uploads.id, id));
  const { fileName, mimeType, sizeBytes, storageKey, sha256 } = upload;
  return ok({ fileName, mimeType, sizeBytes, storageKey, sha256 });
};
